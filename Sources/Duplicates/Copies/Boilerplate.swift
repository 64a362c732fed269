/// The passages of one source's recent articles, by which its repeated ones are known.
///
/// A passage, its digits masked, that stands in three articles or more that are not each other's copies belongs to the
/// site and counts for nothing. Bounds: the `mostPassages` last seen.
public struct Boilerplate: Sendable {
    static let mostPassages = 2048

    private(set) var sightings = SightingTable()
    private(set) var turn: UInt32 = 0

    public init() {}

    /// Whether the passage is the site's own.
    func contains(_ key: UInt64) -> Bool {
        sightings[Self.short(key)]?.isRepeated ?? false
    }

    /// Takes note of an article's passages; `group` tells articles apart that are not each other's copies.
    mutating func learn(_ passages: [FoldedText.Passage], group: UInt64) {
        turn &+= 1
        let group = Self.short(Mix.finish(group))
        for passage in passages {
            sightings.update(Self.short(passage.key)) { sighting in
                if sighting.first == 0 { sighting.first = group } else { sighting.note(group) }
                sighting.turn = turn
            }
        }
        if sightings.count > Self.mostPassages { forget() }
    }

    /// Drops the older half, but keeps what is known to be repeated twice as long.
    private mutating func forget() {
        var ages = sightings.all.map { Self.age($0, at: turn) }
        let limit = ages.element(ranked: ages.count / 2)
        sightings = sightings.filter(expecting: sightings.count / 2) { Self.age($0, at: turn) < limit }
    }

    private static func age(_ sighting: SightingTable.Sighting, at turn: UInt32) -> UInt32 {
        (turn &- sighting.turn) / (sighting.isRepeated ? 2 : 1)
    }

    /// Never zero, which stands for no group.
    private static func short(_ key: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: key >> 32) | 1
    }
}

extension [UInt32] {
    /// The element that would stand at an index within `count` if all were sorted (quickselect; Hoare, 1961); moves them.
    fileprivate mutating func element(ranked index: Int) -> UInt32 {
        var low = 0
        var high = count - 1
        while low < high {
            let pivot = self[(low + high) / 2]
            var left = low
            var right = high
            while left <= right {
                while self[left] < pivot { left += 1 }
                while self[right] > pivot { right -= 1 }
                guard left <= right else { break }
                swapAt(left, right)
                left += 1
                right -= 1
            }
            if index <= right { high = right } else if index >= left { low = left } else { return pivot }
        }
        return self[index]
    }
}

extension Boilerplate {
    /// As written by `bytes`; what is of another form is left out.
    init(bytes: [UInt8]) {
        var reader = NoteReader(bytes)
        turn = reader.next() ?? 0
        sightings = SightingTable(capacity: bytes.count / 16)
        while let key = reader.next(), let first = reader.next(), let second = reader.next(), let turn = reader.next() {
            sightings.update(key | 1) { sighting in
                (sighting.first, sighting.second, sighting.turn) = (first, second, turn)
            }
        }
    }

    var bytes: [UInt8] {
        var writer = NoteWriter(capacity: 1 + 4 * sightings.count)
        writer.add(turn)
        for sighting in sightings.all {
            writer.add(sighting.key)
            writer.add(sighting.first)
            writer.add(sighting.second)
            writer.add(sighting.turn)
        }
        return writer.bytes
    }
}
