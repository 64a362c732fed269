import GRDB
import News

/// Which rows of `article` a cut may hold: the end of a SELECT, in the order the articles were first stored in.
struct CutCondition {
    private var terms = ["number BETWEEN ? AND ?"]
    private var bounds: [any DatabaseValueConvertible] = []

    init(_ cut: ArchiveCut) {
        let query = cut.query
        func add(_ term: String, _ values: any DatabaseValueConvertible...) {
            terms.append(term)
            bounds += values
        }
        if let source = query.source { add("source = ?", source.rawValue) }
        // What an article that changed since the cut was then is not in its row: whether that is wanted is seen later.
        let asOf = cut.asOf.rawValue
        if let language = query.language {
            add("(seq > ? OR language = ? OR language LIKE ? || '-%')", asOf, language, language)
        }
        if let tag = query.tag {
            add("(seq > ? OR EXISTS (SELECT 1 FROM json_each(article.tags) WHERE value = ?))", asOf, tag)
        }
        if let state = query.state { add("(seq > ? OR state = ?)", asOf, state.rawValue) }
        // The sign keeps SQLite from reading by moment and sorting by row for every page.
        if let since = query.since { add("+first_seen >= ?", since.rfc3339) }
        if let until = query.until { add("+first_seen < ?", until.rfc3339) }
    }

    var sql: String { "WHERE " + terms.joined(separator: " AND ") + " ORDER BY number" }

    func arguments(in rows: ClosedRange<Int64>) -> [any DatabaseValueConvertible] {
        [rows.lowerBound, rows.upperBound] + bounds
    }
}
