/// A CSS selector, read once and looked up in any number of pages.
///
/// The grammar is that of Selectors Level 3 with `:not()` and `:is()` of Level 4: types, `*`, `.class`, `#id`,
/// attributes with all six comparisons and the flag `i`, the four combinators, lists, and the structural pseudo-classes
/// that need no page to be shown. Types and attribute names are compared without letter case, as HTML does.
public struct Selector: Sendable, Hashable, CustomStringConvertible {
    /// The longest selector that is accepted, in bytes.
    public static let maximumSourceBytes = 1024
    /// The most compound selectors it may be made of.
    static let mostCompounds = 64
    /// How deep `:not()` and `:is()` may stand in one another.
    static let deepest = 4

    /// The selector as written.
    public let source: String
    let alternatives: [Complex]

    /// Reads `source`, or says what is wrong with it and where.
    public init(_ source: String) throws(SelectorError) {
        guard source.utf8.count <= Self.maximumSourceBytes else {
            throw SelectorError(message: "longer than \(Self.maximumSourceBytes) bytes", offset: 0)
        }
        self.source = source
        var reader = SelectorReader(source)
        alternatives = try reader.read()
    }

    public var description: String { source }
    public static func == (lhs: Selector, rhs: Selector) -> Bool { lhs.source == rhs.source }
    public func hash(into hasher: inout Hasher) { hasher.combine(source) }

    /// Compound selectors and how each stands to the one on its left, the last one first.
    struct Complex: Sendable {
        var last: Compound
        var before: [(relation: Relation, compound: Compound)] = []
    }

    enum Relation: Sendable { case descendant, child, next, later }

    /// Conditions on one element.
    struct Compound: Sendable {
        /// In lower case; nil for any.
        var type: [UInt8]?
        var conditions: [Condition] = []
        var isEmpty: Bool { type == nil && conditions.isEmpty }
    }

    indirect enum Condition: Sendable {
        case id([UInt8])
        case className([UInt8])
        case attribute(Attribute)
        case not([Complex])
        case any([Complex])
        case position(Position)
        case empty
        case root
    }

    struct Attribute: Sendable {
        enum Comparison: Sendable { case exists, equals, word, dash, prefix, suffix, part }
        /// In lower case.
        var name: [UInt8]
        var comparison = Comparison.exists
        var value: [UInt8] = []
        var ignoresCase = false
    }

    /// The places `step * n + offset`, n = 0, 1, …, among siblings counted from 1.
    struct Position: Sendable {
        var step = 0
        var offset = 0
        var fromEnd = false
        var ofType = false

        func holds(_ place: Int) -> Bool {
            guard step != 0 else { return place == offset }
            let distance = place - offset
            return distance % step == 0 && distance / step >= 0
        }
    }
}
