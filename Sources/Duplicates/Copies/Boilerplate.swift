/// The passages of one source's recent articles, by which its repeated ones are known.
///
/// A passage, its digits masked, that stands in three articles or more that are not each other's copies belongs to the
/// site and counts for nothing. Bounds: the `mostPassages` last seen.
public struct Boilerplate: Sendable {
    /// A passage seen, and the first two groups of copies it was seen in.
    struct Sighting: Sendable {
        var first: UInt32
        var second: UInt32
        var isRepeated: Bool
        var turn: UInt32
    }

    static let mostPassages = 2048

    private(set) var sightings: [UInt32: Sighting] = [:]
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
            let key = Self.short(passage.key)
            if var known = sightings[key] {
                if !known.isRepeated, known.first != group {
                    if known.second == 0 {
                        known.second = group
                    } else if known.second != group {
                        known.isRepeated = true
                    }
                }
                known.turn = turn
                sightings[key] = known
            } else {
                sightings[key] = Sighting(first: group, second: 0, isRepeated: false, turn: turn)
            }
        }
        if sightings.count > Self.mostPassages { forget() }
    }

    /// Drops the older half, but keeps what is known to be repeated twice as long.
    private mutating func forget() {
        let ages = sightings.values.map { Self.age($0, at: turn) }.sorted()
        let limit = ages[ages.count / 2]
        sightings = sightings.filter { Self.age($0.value, at: turn) < limit }
    }

    private static func age(_ sighting: Sighting, at turn: UInt32) -> UInt32 {
        (turn &- sighting.turn) / (sighting.isRepeated ? 2 : 1)
    }

    /// Never zero, which stands for no group.
    private static func short(_ key: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: key >> 32) | 1
    }
}

extension Boilerplate {
    /// As written by `bytes`; what is of another form is left out.
    init(bytes: [UInt8]) {
        var reader = NoteReader(bytes)
        turn = reader.next() ?? 0
        sightings.reserveCapacity(bytes.count / 16)
        while let key = reader.next(), let first = reader.next(), let second = reader.next(), let turn = reader.next() {
            let isRepeated = second == Self.repeatedMark
            sightings[key] = Sighting(first: first, second: isRepeated ? 0 : second, isRepeated: isRepeated, turn: turn)
        }
    }

    /// Groups are odd, so this is none.
    private static let repeatedMark: UInt32 = 2

    var bytes: [UInt8] {
        var writer = NoteWriter()
        writer.bytes.reserveCapacity(4 + 16 * sightings.count)
        writer.add(turn)
        for (key, sighting) in sightings {
            writer.add(key)
            writer.add(sighting.first)
            writer.add(sighting.isRepeated ? Self.repeatedMark : sighting.second)
            writer.add(sighting.turn)
        }
        return writer.bytes
    }
}
