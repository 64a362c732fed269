import GRDB
import News

/// The end of a SELECT that answers an `ArticleQuery`.
struct ArticleCondition {
    private var terms: [String] = []
    private var bounds = StatementArguments()
    private let order: ArticleQuery.Order
    private let limit: Int?

    /// With `newest`, only so many of the rows stored last are looked at.
    init(_ query: ArticleQuery, newest: Int? = nil) {
        order = query.order
        limit = query.limit
        if let source = query.source { add("source = ?", source.rawValue) }
        // The sign keeps SQLite from reading all of a long time by its moments, to sort it by rows.
        let firstSeen = newest == nil ? "first_seen" : "+first_seen"
        if let newest { add("number > (SELECT max(number) FROM article) - ?", newest) }
        if let since = query.since { add("\(firstSeen) >= ?", since.rfc3339) }
        if let until = query.until { add("\(firstSeen) < ?", until.rfc3339) }
        if let language = query.language { add("(language = ? OR language LIKE ? || '-%')", language, language) }
        if let tag = query.tag { add("EXISTS (SELECT 1 FROM json_each(article.tags) WHERE value = ?)", tag) }
        if let original = query.copiesOf { add("copy_of = ?", original.rawValue) }
        if let story = query.story { add("((story = ? AND story <> id) OR (id = ? AND story = id))", story, story) }
        // The word itself, not a value: only by it SQLite knows that the index of withdrawn articles will do.
        if let state = query.state { terms.append("state = '\(state.rawValue)'") }
        if let after = query.after { add("seq > ?", after.rawValue) }
    }

    private mutating func add(_ term: String, _ values: any DatabaseValueConvertible...) {
        terms.append(term)
        bounds += StatementArguments(values)
    }

    /// Which rows, without their order and number; nil for all.
    var filter: String? { terms.isEmpty ? nil : terms.joined(separator: " AND ") }

    /// The values of `filter`.
    var filterArguments: StatementArguments { bounds }

    var sql: String {
        (filter.map { "WHERE \($0)" } ?? "") + (order == .stream ? " ORDER BY seq" : " ORDER BY number DESC")
            + (limit == nil ? "" : " LIMIT ?")
    }

    var arguments: StatementArguments { limit.map { bounds + [$0] } ?? bounds }
}
