import Foundation
import GRDB

/// Finds articles by the keys of their sketches.
struct SketchIndex {
    /// Some two million articles, 48 MB of filters: beyond these the oldest run goes.
    static let mostKeys = 48_000_000
    /// A key that more articles have is no sign of a copy.
    static let mostArticlesOfKey = 60
    /// Keys of one sketch that are looked up, at most.
    private static let mostKeysOfSketch = 64

    var runs = KeyRuns(.sketch, lastLevel: 4, mostKeys: mostKeys)
    private let frequent = FrequentKeys()

    mutating func load(from db: Database) throws {
        try runs.load(
            from: db,
            "SELECT number, sketch FROM article WHERE seq > ? AND sketch IS NOT NULL ORDER BY seq"
        ) { SketchKeys.read([UInt8]($0[1] as Data)) }
    }

    /// The articles that have at least `count` of the keys, those with most of them first.
    func articles(
        sharing keys: [UInt64],
        atLeast count: Int,
        limit: Int,
        in db: Database
    ) throws -> [Int64] {
        var sightings = KeySightings(keys: keys.prefix(Self.mostKeysOfSketch), most: Self.mostArticlesOfKey)
        for index in sightings.keys.indices {
            runs.tail.each(sightings.keys[index]) { sightings.found.append($0) }
            sightings.take(index)
        }
        let reader = try PartReader(RunTable(db: db, kind: .sketch))
        let hashes = sightings.keys.map(KeyFilter.hash)
        let least = max(1, count)
        for run in runs.runs {
            for hash in hashes { run.filter.prefetch(hash) }
            var asked: UInt64 = 0
            for (index, hash) in hashes.enumerated() where run.filter.mayContain(hash) { asked |= 1 << UInt64(index) }
            try look(run, for: asked & ~sightings.frequent, atLeast: least, from: reader, &sightings)
        }
        return sightings.ranked(atLeast: least, limit: limit)
    }

    /// Looks a run up for those of the keys that it may have.
    ///
    /// An article's keys are all in one run: one that has fewer of them than are asked for is not read, nor is the rest
    /// of them when too few are left. Keys that were in no other run come first, for these are most often those that a
    /// filter takes for others.
    private func look(
        _ run: KeyRun,
        for asked: UInt64,
        atLeast count: Int,
        from reader: PartReader,
        _ sightings: inout KeySightings
    ) throws {
        var left = asked
        var seen = 0
        while left.nonzeroBitCount + seen >= count, let index = sightings.rarest(of: left) {
            left &= ~(1 << UInt64(index))
            let key = sightings.keys[index]
            if frequent.contains(key, of: run.number) {
                sightings.markFrequent(index)
                continue
            }
            let read = try run.articles(key, limit: Self.mostArticlesOfKey + 1, from: reader, to: &sightings.found)
            if read > Self.mostArticlesOfKey { frequent.insert(key, of: run.number) }
            sightings.take(index)
            if read > 0 { seen += 1 }
        }
    }
}

/// The keys of one sketch as they stand in an article's row: five bytes a key, the high byte first.
enum SketchKeys {
    static func write(_ keys: [UInt64]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(5 * keys.count)
        for key in keys {
            for shift in [32, 24, 16, 8, 0] as [UInt64] { bytes.append(UInt8(truncatingIfNeeded: key >> shift)) }
        }
        return bytes
    }

    static func read(_ bytes: [UInt8]) -> [UInt64] {
        stride(from: 0, to: bytes.count - bytes.count % 5, by: 5).map { start in
            bytes[start..<start + 5].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        }
    }
}
