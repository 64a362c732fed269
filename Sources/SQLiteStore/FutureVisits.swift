import Foundation
import GRDB
import News

/// What was stored while the clock was ahead: visits of the future, and plans that lie behind them.
///
/// Sources would not be visited before the clock is as late again, which may take years.
struct FutureVisits {
    private let db: Database
    private let now: Int64

    /// Milliseconds: so much clocks may differ, and nothing is planned further ahead that has no visit before it.
    private static let tolerance: Int64 = 600_000
    private static let furthestPlan: Int64 = 30 * 86_400_000

    init(_ db: Database, at now: Date) {
        self.db = db
        self.now = now.milliseconds
    }

    /// Takes them for visits of now: each source waits as long as it was to wait then.
    func mend() throws {
        let limits: StatementArguments = ["now": now, "limit": now + Self.tolerance]
        try db.execute(
            sql: """
                UPDATE feed_state SET next_visit = :now + max(0, next_visit - last_visit), last_visit = :now,
                    last_success = min(last_success, :now), last_new = min(last_new, :now),
                    last_whole = min(last_whole, :now), failing_since = min(failing_since, :now),
                    silence_told = min(silence_told, :now)
                WHERE last_visit > :limit
                """,
            arguments: limits
        )
        try db.execute(
            sql: "UPDATE page_queue SET queued = :now, due = :now WHERE queued > :limit",
            arguments: limits
        )
        try db.execute(
            sql: "UPDATE feed_state SET next_visit = ? WHERE last_visit IS NULL AND next_visit > ?",
            arguments: [now, now + Self.furthestPlan]
        )
        try db.execute(
            sql: "UPDATE recheck SET due = ? WHERE due > ?",
            arguments: [now, now + Self.furthestPlan]
        )
    }
}
