import GRDB
import News

/// The end of a SELECT over visits or events that answers a `VisitQuery`; the limit is left to who reads the rows.
struct LogCondition {
    let sql: String
    private(set) var arguments = StatementArguments()

    /// Takes the condition of what is an error, and the column of the moment, in milliseconds.
    init(_ query: VisitQuery, errors: String, moment: String, isOrdered: Bool = true) {
        var terms: [String] = []
        var arguments = StatementArguments()
        func add(_ term: String, _ value: some DatabaseValueConvertible) {
            terms.append(term)
            arguments += [value]
        }
        if let source = query.source { add("source = ?", source.rawValue) }
        if let since = query.since { add("\(moment) >= ?", since.milliseconds) }
        if let until = query.until { add("\(moment) < ?", until.milliseconds) }
        if let after = query.after { add("number > ?", after) }
        if query.onlyErrors { terms.append(errors) }
        self.arguments = arguments
        let condition = terms.isEmpty ? "" : "WHERE " + terms.joined(separator: " AND ")
        let order = query.after == nil ? " ORDER BY \(moment) DESC, number DESC" : " ORDER BY number"
        sql = condition + (isOrdered ? order : "")
    }
}
