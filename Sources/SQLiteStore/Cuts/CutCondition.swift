import GRDB
import News

/// Which rows of `article` a cut may hold: the end of a SELECT, in the order the articles were first stored in.
struct CutCondition {
    private var terms = ["number > ?"]
    private var bounds: [any DatabaseValueConvertible] = []

    /// `db` tells between which rows the moments of the cut lie: the table can then be read in its own order.
    init(_ cut: ArchiveCut, in db: Database) throws {
        let query = cut.query
        func add(_ term: String, _ values: any DatabaseValueConvertible...) {
            terms.append(term)
            bounds += values
        }
        if let source = query.source { add("source = ?", source.rawValue) }
        if let language = query.language { add("(language = ? OR language LIKE ? || '-%')", language, language) }
        if let tag = query.tag { add("EXISTS (SELECT 1 FROM json_each(article.tags) WHERE value = ?)", tag) }
        // The sign keeps SQLite from reading by moment and sorting by row for every page.
        if let since = query.since { add("+first_seen >= ?", since.rfc3339) }
        if let until = query.until { add("+first_seen < ?", until.rfc3339) }
        guard query.since != nil || query.until != nil else { return }
        let row = try Row.fetchOne(
            db,
            sql: "SELECT min(number), max(number) FROM article WHERE first_seen >= ? AND first_seen < ?",
            arguments: [query.since?.rfc3339 ?? "", query.until?.rfc3339 ?? "~"]
        )
        let first: Int64? = row.flatMap { $0[0] }
        let last: Int64? = row.flatMap { $0[1] }
        add("number BETWEEN ? AND ?", first ?? 0, last ?? -1)
    }

    var sql: String { "WHERE " + terms.joined(separator: " AND ") + " ORDER BY number" }

    func arguments(after number: Int64) -> [any DatabaseValueConvertible] { [number] + bounds }
}
