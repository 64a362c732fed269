import Foundation
import GRDB
import News

extension ArticleTable {
    /// Between which rows the articles lie that were first seen in a time; nil when there are none.
    ///
    /// Others may lie between them: articles of an import are stored later than they were seen.
    static func rows(since: Date?, until: Date?, in db: Database) throws -> ClosedRange<Int64>? {
        let row =
            if since == nil && until == nil {
                try Row.fetchOne(db, sql: "SELECT (SELECT min(number) FROM article), (SELECT max(number) FROM article)")
            } else {
                try Row.fetchOne(
                    db,
                    sql: "SELECT min(number), max(number) FROM article WHERE first_seen >= ? AND first_seen < ?",
                    arguments: [since?.rfc3339 ?? "", until?.rfc3339 ?? "~"]
                )
            }
        guard let row, let first: Int64 = row[0], let last: Int64 = row[1] else { return nil }
        return first...max(first, last)
    }
}
