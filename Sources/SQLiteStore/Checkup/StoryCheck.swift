import GRDB
import News

/// Compares the stories with the articles that name them.
///
/// A story counts all articles that came to it, those that were deleted since included: it may be larger than what is
/// there, not smaller.
struct StoryCheck {
    private let db: Database
    init(_ db: Database) { self.db = db }

    private static let members = """
        WITH member AS (
            SELECT story, count(*) AS size, min(number) AS first,
                min(unixepoch(coalesce(published, first_seen))) * 1000 AS begun,
                max(unixepoch(coalesce(published, first_seen))) * 1000 AS ended
            FROM article WHERE story IS NOT NULL AND copy_of IS NULL GROUP BY story
        )
        """

    func ailments() throws -> [Ailment] {
        let missing = try count(
            Self.members + " SELECT count(*) FROM member WHERE size > 1 AND story NOT IN (SELECT id FROM story)"
        )
        let small = try count(
            Self.members + """
                 SELECT count(*) FROM member JOIN story ON story.id = member.story
                WHERE member.size > story.size AND merged_into IS NULL
                """
        )
        var ailments: [Ailment] = []
        if missing > 0 { ailments.append(Ailment(.stories, "\(missing) stories of several articles are not listed")) }
        if small > 0 { ailments.append(Ailment(.stories, "\(small) stories have more articles than they say")) }
        return ailments
    }

    func mend() throws {
        try db.execute(
            sql: """
                UPDATE story SET size = counted.size FROM (\(Self.members) SELECT story, size FROM member) AS counted
                WHERE story.id = counted.story AND counted.size > story.size AND merged_into IS NULL
                """
        )
        // No more articles come to them: what they are about is not known.
        try db.execute(
            sql: """
                INSERT INTO story (id, representative, nearness, size, first, last, terms)
                SELECT counted.story, article.id, 0, size, coalesce(begun, 0), coalesce(ended, 0), x''
                FROM (\(Self.members) SELECT * FROM member) AS counted JOIN article ON article.number = counted.first
                WHERE size > 1 AND counted.story NOT IN (SELECT id FROM story)
                """
        )
    }

    private func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
}
