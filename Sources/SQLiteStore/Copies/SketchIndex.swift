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
    ///
    /// What was `foreseen` of the same keys is not looked up again.
    func articles(
        sharing keys: [UInt64],
        atLeast count: Int,
        limit: Int,
        foreseen: ForeseenSightings? = nil,
        in db: Database
    ) throws -> [Int64] {
        let keys = keys.prefix(Self.mostKeysOfSketch)
        let foreseen = foreseen.flatMap { $0.sightings.keys.elementsEqual(keys) ? $0 : nil }
        var search = KeySearch(
            foreseen?.sightings ?? KeySightings(keys: keys, most: Self.mostArticlesOfKey),
            atLeast: count
        )
        search.look(in: runs.tail)
        let reader = try PartReader(RunTable(db: db, kind: .sketch))
        for run in runs.runs where foreseen?.runs.contains(run.number) != true {
            try search.look(in: run.filter, of: run.number, frequent) { key, limit, found in
                try run.articles(key, limit: limit, from: reader, to: &found)
            }
        }
        return search.sightings.ranked(atLeast: search.least, limit: limit)
    }

    /// What can be asked of the runs on another thread, until the transaction ends: those that have copies.
    var readableRuns: [ReadableRun] {
        runs.runs.compactMap { run in
            run.mirror.copy.map { ReadableRun(number: run.number, filter: run.filter, copy: $0) }
        }
    }

    /// Looks keys up in these runs; nil when one of them cannot be read.
    static func foresee(
        _ keys: [UInt64],
        atLeast count: Int,
        in runs: [ReadableRun],
        _ frequent: FrequentKeys
    ) -> ForeseenSightings? {
        var search = KeySearch(
            KeySightings(keys: keys.prefix(mostKeysOfSketch), most: mostArticlesOfKey),
            atLeast: count
        )
        do {
            for run in runs {
                try search.look(in: run.filter, of: run.number, frequent) { key, limit, found in
                    guard let count = run.copy.articles(key, limit: limit, to: &found) else { throw Unreadable() }
                    return count
                }
            }
        } catch {
            return nil
        }
        return ForeseenSightings(sightings: search.sightings, runs: Set(runs.map(\.number)))
    }

    private struct Unreadable: Error {}
}

/// A run that any thread can look keys up in.
struct ReadableRun: Sendable {
    let number: Int64
    let filter: KeyFilter
    let copy: RunCopy
}

/// What some of the runs have of a sketch's keys.
struct ForeseenSightings: Sendable {
    let sightings: KeySightings
    /// Numbers of the runs.
    let runs: Set<Int64>
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
