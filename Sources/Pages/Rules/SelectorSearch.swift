import struct Text.HTMLTree

/// Looks selectors up in one page.
///
/// Work is bounded: after `mostSteps` tests of elements the rest of the page counts as not found.
struct SelectorSearch {
    private let tree: HTMLTree
    private var steps = 0
    /// Among its parent's elements the place of each from 1, and how many there are; made when first asked for.
    private var places: [(place: Int32, from: Int32)] = []

    static let mostSteps = 2_000_000
    /// Elements found by one selector.
    static let mostFound = 10_000

    init(_ tree: HTMLTree) { self.tree = tree }

    /// Whether the bound was reached, so that something may have been overlooked.
    var isExhausted: Bool { steps >= Self.mostSteps }

    /// The places of the elements that the selector names, in order; `isFirst` ends the search with the first.
    mutating func find(_ selector: Selector, first isFirst: Bool = false) -> [Int] {
        var found: [Int] = []
        for index in tree.nodes.indices where !tree.nodes[index].isText {
            guard !isExhausted, found.count < Self.mostFound else { break }
            guard matches(selector.alternatives, index) else { continue }
            found.append(index)
            if isFirst { break }
        }
        return found
    }

    private mutating func matches(_ list: [Selector.Complex], _ index: Int) -> Bool {
        for complex in list where matches(complex, index) { return true }
        return false
    }

    private mutating func matches(_ complex: Selector.Complex, _ index: Int) -> Bool {
        holds(complex.last, index) && matches(complex.before[...], before: index)
    }

    /// Whether the compounds to the left are found around `index`.
    private mutating func matches(
        _ before: ArraySlice<(relation: Selector.Relation, compound: Selector.Compound)>,
        before index: Int
    ) -> Bool {
        guard let (relation, compound) = before.first else { return true }
        let rest = before.dropFirst()
        var place = index
        while !isExhausted {
            switch relation {
            case .descendant, .child: place = Int(tree.nodes[place].parent)
            case .next, .later: place = previousSibling(of: place) ?? -1
            }
            guard place >= 0 else { return false }
            if holds(compound, place), matches(rest, before: place) { return true }
            if relation == .child || relation == .next { return false }
        }
        return false
    }

    /// The element before this one with the same parent.
    private mutating func previousSibling(of index: Int) -> Int? {
        let parent = tree.nodes[index].parent
        var place = index - 1
        while place > Int(parent) {
            steps += 1
            if isExhausted { return nil }
            let node = tree.nodes[place]
            if node.parent == parent {
                if !node.isText { return place }
                place -= 1
            } else {
                // The last node inside a sibling: up to the sibling itself.
                place = Int(node.parent)
            }
        }
        return nil
    }

    private mutating func holds(_ compound: Selector.Compound, _ index: Int) -> Bool {
        steps += 1
        guard !isExhausted else { return false }
        if let type = compound.type, !tree.isNamed(tree.nodes[index], type) { return false }
        for condition in compound.conditions where !holds(condition, index) { return false }
        return true
    }

    private mutating func holds(_ condition: Selector.Condition, _ index: Int) -> Bool {
        switch condition {
        case .id(let id): return any(index) { $0.elementsEqual("id".utf8) && $1.elementsEqual(id) }
        case .className(let name):
            return any(index) { key, value in
                key.elementsEqual("class".utf8) && Self.holdsWord(value, name, ignoringCase: false)
            }
        case .attribute(let attribute): return any(index) { Self.holds(attribute, $0, $1) }
        case .not(let list): return !matches(list, index)
        case .any(let list): return matches(list, index)
        case .position(let position): return position.holds(place(of: index, position))
        case .empty:
            return Int(tree.nodes[index].end) == index + 1
        case .root: return tree.nodes[index].parent < 0
        }
    }

    private func any(
        _ index: Int,
        _ isMatch: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Bool
    ) -> Bool {
        var isFound = false
        tree.forEachAttribute(of: tree.nodes[index]) { key, value in isFound = isFound || isMatch(key, value) }
        return isFound
    }

    private mutating func place(of index: Int, _ position: Selector.Position) -> Int {
        if position.ofType { return placeOfType(index, fromEnd: position.fromEnd) }
        if places.isEmpty { countPlaces() }
        return Int(position.fromEnd ? places[index].from - places[index].place + 1 : places[index].place)
    }

    private mutating func countPlaces() {
        places = Array(repeating: (1, 1), count: tree.nodes.count)
        var counts = [Int32](repeating: 0, count: tree.nodes.count)
        for (index, node) in tree.nodes.enumerated() where !node.isText && node.parent >= 0 {
            counts[Int(node.parent)] += 1
            places[index].place = counts[Int(node.parent)]
        }
        for (index, node) in tree.nodes.enumerated() where !node.isText && node.parent >= 0 {
            places[index].from = counts[Int(node.parent)]
        }
    }

    private mutating func placeOfType(_ index: Int, fromEnd: Bool) -> Int {
        let parent = tree.nodes[index].parent
        guard parent >= 0 else { return 1 }
        let kind = tree.elementName(of: tree.nodes[index]).map(Self.lower)
        var place = fromEnd ? Int(tree.nodes[index].end) : Int(parent) + 1
        let end = fromEnd ? Int(tree.nodes[Int(parent)].end) : index
        var count = 1
        while place < end, !isExhausted {
            steps += 1
            let node = tree.nodes[place]
            if !node.isText, tree.isNamed(node, kind) { count += 1 }
            place = Int(node.end)
        }
        return count
    }

    private static func holds(
        _ attribute: Selector.Attribute,
        _ key: UnsafeBufferPointer<UInt8>,
        _ value: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard key.elementsEqual(attribute.name) else { return false }
        let wanted = attribute.value
        let isSame = { (part: Slice<UnsafeBufferPointer<UInt8>>) in
            equal(part, wanted, ignoringCase: attribute.ignoresCase)
        }
        switch attribute.comparison {
        case .exists: return true
        case .equals: return isSame(value[...])
        case .word: return !wanted.isEmpty && holdsWord(value, wanted, ignoringCase: attribute.ignoresCase)
        case .dash:
            return isSame(value.prefix(wanted.count))
                && (value.count == wanted.count || value.count > wanted.count && value[wanted.count] == 0x2D)
        // An empty text begins, ends and is part of nothing (Selectors Level 3 §6.3.2).
        case .prefix: return !wanted.isEmpty && isSame(value.prefix(wanted.count))
        case .suffix: return !wanted.isEmpty && isSame(value.suffix(wanted.count))
        case .part:
            guard !wanted.isEmpty, value.count >= wanted.count else { return false }
            return (0...(min(value.count, 8192) - min(wanted.count, 8192))).contains { start in
                isSame(value[start...].prefix(wanted.count))
            }
        }
    }

    private static func holdsWord(_ value: UnsafeBufferPointer<UInt8>, _ word: [UInt8], ignoringCase: Bool) -> Bool {
        value.split { $0 == 0x20 || $0 >= 0x09 && $0 <= 0x0D && $0 != 0x0B }
            .contains { equal($0, word, ignoringCase: ignoringCase) }
    }

    private static func equal(
        _ part: Slice<UnsafeBufferPointer<UInt8>>,
        _ text: [UInt8],
        ignoringCase: Bool
    ) -> Bool {
        guard part.count == text.count else { return false }
        guard ignoringCase else { return part.elementsEqual(text) }
        return zip(part, text).allSatisfy { lower($0) == lower($1) }
    }

    private static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
