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
        let reader = try PartReader(RunTable(db: db, kind: .sketch))
        let keys = keys.prefix(Self.mostKeysOfSketch)
        let asked = asked(keys, atLeast: count)
        // Article and key in one number, so that what is sorted stands by articles.
        var pairs: [UInt64] = []
        var found: [UInt32] = []
        for (index, key) in keys.enumerated() {
            found.removeAll(keepingCapacity: true)
            runs.tail.each(key) { found.append($0) }
            guard try find(key, index, in: asked, from: reader, &found) else { continue }
            for article in found { pairs.append(UInt64(article) << 32 | UInt64(index)) }
        }
        return Self.ranked(pairs, atLeast: count, limit: limit)
    }

    /// The runs that may have enough of the keys, with a bit for each of these.
    ///
    /// An article's keys are all in one run: one that has fewer of them than are asked for is not read. For most texts
    /// that is all runs, though in a large archive some filter takes one key for another nearly always.
    private func asked(_ keys: ArraySlice<UInt64>, atLeast count: Int) -> [(run: KeyRun, keys: UInt64)] {
        let hashes = keys.map(KeyFilter.hash)
        return runs.runs.compactMap { run in
            var mask: UInt64 = 0
            for (index, hash) in hashes.enumerated() where run.filter.mayContain(hash) { mask |= 1 << UInt64(index) }
            return mask.nonzeroBitCount >= max(1, count) ? (run, mask) : nil
        }
    }

    /// Adds the articles of a key to those found already; false when they are too many to tell anything.
    private func find(
        _ key: UInt64,
        _ index: Int,
        in asked: [(run: KeyRun, keys: UInt64)],
        from reader: PartReader,
        _ found: inout [UInt32]
    ) throws -> Bool {
        for (run, keys) in asked where keys >> UInt64(index) & 1 != 0 {
            if frequent.contains(key, of: run.number) { return false }
            if try run.articles(key, limit: Self.mostArticlesOfKey + 1, from: reader, to: &found)
                > Self.mostArticlesOfKey
            {
                frequent.insert(key, of: run.number)
                return false
            }
            if found.count > Self.mostArticlesOfKey, Set(found).count > Self.mostArticlesOfKey { return false }
        }
        return found.count <= Self.mostArticlesOfKey || Set(found).count <= Self.mostArticlesOfKey
    }

    private static func ranked(_ pairs: [UInt64], atLeast count: Int, limit: Int) -> [Int64] {
        guard pairs.count >= count else { return [] }
        var shared: [(article: UInt32, keys: Int)] = []
        var last: UInt64?
        for pair in pairs.sorted() where pair != last {
            last = pair
            let article = UInt32(truncatingIfNeeded: pair >> 32)
            if shared.last?.article == article {
                shared[shared.count - 1].keys += 1
            } else {
                if let before = shared.last, before.keys < count { shared.removeLast() }
                shared.append((article, 1))
            }
        }
        if let before = shared.last, before.keys < count { shared.removeLast() }
        return shared.sorted { ($1.keys, $0.article) < ($0.keys, $1.article) }.prefix(limit).map { Int64($0.article) }
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
