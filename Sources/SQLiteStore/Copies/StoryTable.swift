import Foundation
import GRDB
import News

/// Rows of `story`.
struct StoryTable {
    private static let columns = "id, representative, nearness, size, first, last, terms, touched, merged_into"

    // A story that went into another keeps its row, to tell of it, and its turn among the open ones.
    static let merges = """
        ALTER TABLE story ADD COLUMN merged_into TEXT;
        CREATE INDEX story_merged_into ON story (merged_into) WHERE merged_into IS NOT NULL;
        DROP INDEX story_last;
        CREATE INDEX story_last ON story (last) WHERE size > 1 AND merged_into IS NULL;
        DROP VIEW stories;
        CREATE VIEW stories AS SELECT
            id, representative, size,
            strftime('%Y-%m-%dT%H:%M:%SZ', first / 1000, 'unixepoch') AS first,
            strftime('%Y-%m-%dT%H:%M:%SZ', last / 1000, 'unixepoch') AS last
            FROM story WHERE size > 1 AND merged_into IS NULL;
        CREATE VIEW story_merges AS SELECT id, merged_into AS mergedInto, representative, size FROM story
            WHERE merged_into IS NOT NULL;
        """

    private let db: Database
    init(_ db: Database) { self.db = db }

    /// The latest last.
    func lastTouched(limit: Int) throws -> [Story] {
        try Row.fetchAll(
            db,
            sql:
                "SELECT \(Self.columns) FROM story WHERE terms <> x'' OR merged_into IS NOT NULL ORDER BY touched DESC LIMIT ?",
            arguments: [limit]
        ).reversed().map(Self.story)
    }

    /// Those of several articles whose last one is not older than `since`, the largest first.
    func stories(since: Date?, limit: Int?) throws -> [Story] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT \(Self.columns) FROM story WHERE size > 1 AND merged_into IS NULL AND last >= ?
                ORDER BY size DESC, last DESC LIMIT ?
                """,
            arguments: [since?.milliseconds ?? 0, limit ?? -1]
        ).map(Self.story)
    }

    /// The story with this ID, of several articles or not.
    func story(_ id: String) throws -> Story? {
        try Row.fetchOne(db, sql: "SELECT \(Self.columns) FROM story WHERE id = ?", arguments: [id]).map(Self.story)
    }

    /// Rows are in the order stories were touched in: one that changes goes to the end, where the next one goes too, so
    /// that the pages touched are few.
    func keep(_ story: Story) throws -> Int64 {
        if let place = story.place {
            try db.cachedStatement(sql: "DELETE FROM story WHERE touched = ?").execute(arguments: [place])
        }
        var statement = RowBinder(
            try db.cachedStatement(
                sql: """
                    INSERT INTO story (id, representative, nearness, size, first, last, terms, merged_into)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """
            )
        )
        statement.add(story.id)
        statement.add(story.representative.rawValue)
        statement.add(story.nearness)
        statement.add(Int64(story.size))
        statement.add(story.first.milliseconds)
        statement.add(story.last.milliseconds)
        statement.add(blob: story.mergedInto == nil ? story.terms : [])
        statement.add(story.mergedInto)
        try statement.run()
        return db.lastInsertedRowID
    }

    /// Forgets what long-ended stories are about, those of one article, and those whose articles are all gone: at most
    /// `limit` of each; returns how many in all.
    func prune(_ limit: Int) throws -> Int {
        let last = (try Int64.fetchOne(db, sql: "SELECT max(touched) FROM story") ?? 0) - Self.mostOpen
        var count = 0
        for statement in Self.prunings {
            try db.cachedStatement(sql: statement).execute(arguments: [last, limit])
            count += db.changesCount
        }
        return count
    }

    private static let prunings = [
        """
        DELETE FROM story WHERE touched IN (
            SELECT touched FROM story WHERE touched <= ? AND size = 1 AND merged_into IS NULL LIMIT ?
        )
        """,
        """
        UPDATE story SET terms = x'' WHERE touched IN (
            SELECT touched FROM story WHERE touched <= ? AND terms <> x'' LIMIT ?
        )
        """,
        """
        DELETE FROM story WHERE touched IN (
            SELECT touched FROM story WHERE touched <= ? AND merged_into IS NULL
                AND NOT EXISTS (SELECT 1 FROM article WHERE article.story = story.id AND article.story <> article.id)
                AND NOT EXISTS (SELECT 1 FROM article WHERE article.id = story.id AND article.story = story.id)
            LIMIT ?
        )
        """,
    ]

    /// Stories that may still be read back to be joined; an examiner reads fewer.
    private static let mostOpen: Int64 = 65_536

    private static func story(_ row: Row) -> Story {
        Story(
            id: row[0],
            representative: Article.ID(rawValue: row[1]),
            nearness: row[2],
            size: row[3],
            first: Date(milliseconds: row[4]),
            last: Date(milliseconds: row[5]),
            terms: [UInt8](row[6] as Data)
        ).kept(at: row[7], mergedInto: row[8])
    }
}

extension Story {
    fileprivate func kept(at place: Int64, mergedInto other: String?) -> Story {
        var story = self
        story.mergedInto = other
        story.place = place
        return story
    }
}
