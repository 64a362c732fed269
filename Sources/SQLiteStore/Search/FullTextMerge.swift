import GRDB

/// Merges segments of the full-text index, each of which has the words of one commit or of what was merged before
/// (FTS5's documentation, “The merge Command”).
struct FullTextMerge {
    /// Pages of FTS5 written in a step, some milliseconds' worth.
    private static let pages = 64

    private let db: Database

    init(_ db: Database) { self.db = db }

    /// Merges a little where four segments or more are of one size (FTS5's `usermerge`); returns whether there was
    /// anything to merge.
    ///
    /// Commits do so by themselves, but only where there are 64.
    func step() throws -> Bool {
        let before = db.totalChangesCount
        try db.cachedStatement(sql: "INSERT INTO article_text (article_text, rank) VALUES ('merge', ?)")
            .execute(arguments: [Self.pages])
        // One change is the statement's own.
        return db.totalChangesCount - before >= 2
    }
}
