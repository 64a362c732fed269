import Foundation
import GRDB
import GRDBSQLite

/// The SQL function `relevance(article_text)`: how well a row answers the full-text query that found it; more is better.
///
/// BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) with k1 = 1.2 and b = 0.75, as the
/// `bm25` of FTS5. That one goes through every row that has a phrase to learn how rare it is; here a phrase that is
/// anything but rare is judged by how close together the first rows lie that have it.
enum Relevance {
    /// What a word counts in title, subtitle and text.
    private static let weights = [8.0, 3.0, 1.0]
    /// How many rows of a phrase are counted.
    private static let mostCounted = 2000
    private static let (k1, b) = (1.2, 0.75)

    /// What holds for all rows of one query.
    private final class Scale {
        /// How rare each phrase is.
        let rarity: [Double]
        /// Words of an article, on average.
        let meanLength: Double

        init(rarity: [Double], meanLength: Double) {
            self.rarity = rarity
            self.meanLength = meanLength
        }
    }

    /// Counts the rows of a phrase, in their order.
    private struct Tally {
        var rows = 0
        var first: Int64 = 0
        var last: Int64 = 0
        var isCut = false
    }

    static func register(_ db: Database) throws {
        let api = try fts5(db)
        let function: fts5_extension_function = { api, context, answer, _, _ in
            guard let api, let context else { return }
            sqlite3_result_double(answer, Relevance.of(context, api))
        }
        guard let create = api.pointee.xCreateFunction, create(api, "relevance", nil, function, nil) == SQLITE_OK else {
            throw DatabaseError(message: "the function relevance is refused")
        }
    }

    /// The interface of FTS5, as its manual says to get it (https://www.sqlite.org/fts5.html, 7).
    private static func fts5(_ db: Database) throws -> UnsafeMutablePointer<fts5_api> {
        var api: UnsafeMutablePointer<fts5_api>?
        // The name of the pointer must stay where it is until the statement was run.
        "fts5_api_ptr".withCString { name in
            withUnsafeMutablePointer(to: &api) { place in
                var statement: OpaquePointer?
                guard sqlite3_prepare_v2(db.sqliteConnection, "SELECT fts5(?)", -1, &statement, nil) == SQLITE_OK else {
                    return
                }
                sqlite3_bind_pointer(statement, 1, place, name, nil)
                sqlite3_step(statement)
                sqlite3_finalize(statement)
            }
        }
        guard let api else { throw DatabaseError(message: "SQLite has no full-text search (FTS5)") }
        return api
    }

    private static func of(_ context: OpaquePointer, _ api: UnsafePointer<Fts5ExtensionApi>) -> Double {
        let fts = api.pointee
        let scale = scale(context, fts)
        var frequencies = [Double](repeating: 0, count: scale.rarity.count)
        var count: CInt = 0
        _ = fts.xInstCount(context, &count)
        for index in 0..<max(0, count) {
            var (phrase, column, offset): (CInt, CInt, CInt) = (0, 0, 0)
            guard fts.xInst(context, index, &phrase, &column, &offset) == SQLITE_OK,
                frequencies.indices.contains(Int(phrase)), weights.indices.contains(Int(column))
            else { continue }
            frequencies[Int(phrase)] += weights[Int(column)]
        }
        var length: CInt = 0
        _ = fts.xColumnSize(context, -1, &length)
        let damping = k1 * (1 - b + b * Double(length) / scale.meanLength)
        return zip(frequencies, scale.rarity).reduce(0) { sum, phrase in
            sum + phrase.1 * phrase.0 * (k1 + 1) / (phrase.0 + damping)
        }
    }

    /// Worked out with the first row, and kept by FTS5 for the others.
    private static func scale(_ context: OpaquePointer, _ fts: Fts5ExtensionApi) -> Scale {
        if let kept = fts.xGetAuxdata(context, 0) { return Unmanaged<Scale>.fromOpaque(kept).takeUnretainedValue() }
        var (rows, words): (sqlite3_int64, sqlite3_int64) = (0, 0)
        _ = fts.xRowCount(context, &rows)
        _ = fts.xColumnTotalSize(context, -1, &words)
        let phrases = max(0, fts.xPhraseCount(context))
        let scale = Scale(
            rarity: (0..<phrases).map { rarity(of: $0, among: Double(rows), context, fts) },
            meanLength: max(1, Double(words) / Double(max(1, rows)))
        )
        // FTS5 releases it in the end, and at once when it cannot keep it.
        _ = fts.xSetAuxdata(context, Unmanaged.passRetained(scale).toOpaque()) { kept in
            if let kept { Unmanaged<Scale>.fromOpaque(kept).release() }
        }
        return scale
    }

    private static func rarity(of phrase: CInt, among rows: Double, _ context: OpaquePointer, _ fts: Fts5ExtensionApi)
        -> Double
    {
        var tally = Tally()
        _ = fts.xQueryPhrase(context, phrase, &tally) { api, context, tally in
            guard let api, let tally = tally?.assumingMemoryBound(to: Tally.self) else { return SQLITE_ERROR }
            let row = api.pointee.xRowid(context)
            if tally.pointee.rows == 0 { tally.pointee.first = row }
            tally.pointee.last = row
            tally.pointee.rows += 1
            tally.pointee.isCut = tally.pointee.rows >= Relevance.mostCounted
            return tally.pointee.isCut ? SQLITE_DONE : SQLITE_OK
        }
        let span = Double(max(1, tally.last - tally.first + 1))
        let found = tally.isCut ? max(Double(tally.rows), rows * Double(tally.rows) / span) : Double(tally.rows)
        // A word of more than half of the articles would count against them.
        return max(1e-6, log((rows - found + 0.5) / (found + 0.5)))
    }
}
