import Foundation
import GRDB
import News

/// Rows of `tombstone`: articles that are kept no more, so that they are not taken for new while a feed shows them.
struct TombstoneTable {
    // `seq` is the place of the deletion in the stream of changes; `digest` 64 bits of the article's own.
    static let schema = """
        CREATE TABLE tombstone (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            source TEXT NOT NULL,
            digest INTEGER NOT NULL,
            words INTEGER NOT NULL,
            shown INTEGER NOT NULL,
            shown_by TEXT NOT NULL
        ) STRICT;
        CREATE INDEX tombstone_digest ON tombstone (digest);
        CREATE INDEX tombstone_shown ON tombstone (shown_by, shown);

        DROP VIEW changes;
        CREATE VIEW changes AS SELECT
            change.seq, change.kind AS change, coalesce(article.id, tombstone.id) AS id,
            strftime('%Y-%m-%dT%H:%M:%SZ', change.moment / 1000, 'unixepoch') AS at, change.revision
            FROM change LEFT JOIN article ON article.number = change.article
                LEFT JOIN tombstone ON tombstone.seq = change.seq
            WHERE coalesce(article.id, tombstone.id) IS NOT NULL;
        """

    private let db: Database
    init(_ db: Database) { self.db = db }

    var isEmpty: Bool {
        get throws { try Int.fetchOne(db.cachedStatement(sql: "SELECT 1 FROM tombstone LIMIT 1")) == nil }
    }

    func add(_ id: String, source: String, digest: String, words: Int, shown: Date, at place: Int64) throws {
        // An article that an import brought back and that is deleted again is told of once.
        try db.cachedStatement(
            sql: "DELETE FROM change WHERE seq = (SELECT seq FROM tombstone WHERE id = ?) AND kind = 'deleted'"
        ).execute(arguments: [id])
        try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO tombstone (seq, id, source, digest, words, shown, shown_by)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?3)
                """
        ).execute(arguments: [place, id, source, Self.hash(digest), words, shown.milliseconds])
    }

    /// Whether the article was deleted.
    func holds(_ id: Article.ID) throws -> Bool {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT 1 FROM tombstone WHERE id = ?"),
            arguments: [id.rawValue]
        ) != nil
    }

    /// The words of the longest deleted article of the source with this digest; nil without one.
    func words(ofDigest digest: String, source: Source.ID) throws -> Int? {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT max(words) FROM tombstone WHERE digest = ? AND source = ?"),
            arguments: [Self.hash(digest), source.rawValue]
        )
    }

    /// Notes that a source still shows a deleted article.
    func note(_ article: Article) throws {
        try db.cachedStatement(sql: "UPDATE tombstone SET shown = ?, shown_by = ? WHERE id = ?")
            .execute(arguments: [article.lastSeen.milliseconds, article.source.rawValue, article.id.rawValue])
    }

    /// The moment before which what a source showed last will not be shown again; nil when nothing is known of it.
    ///
    /// A feed that has not changed for a year still shows what it showed then. So what counts is when the source's
    /// document was last read, not the present; for a source that no list names any more it is `now`.
    func horizon(of source: String, isListed: Bool, at now: Date) throws -> Date? {
        guard isListed else { return now.addingTimeInterval(-Self.grace) }
        let last = try String.fetchOne(
            db.cachedStatement(sql: "SELECT max(last_seen) FROM entry WHERE source = ?"),
            arguments: [source]
        )
        return last.flatMap(Date.init(rfc3339:))?.addingTimeInterval(-Self.grace)
    }

    /// Removes tombstones that a source showed last before `horizon`, at most `limit`, and with them what the stream
    /// tells of them; returns how many.
    func age(of source: String, before horizon: Date, _ limit: Int) throws -> Int {
        let seqs = try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT seq FROM tombstone WHERE shown_by = ? AND shown < ? LIMIT ?"),
            arguments: [source, horizon.milliseconds, limit]
        )
        for seq in seqs {
            try db.cachedStatement(sql: "DELETE FROM change WHERE seq = ? AND kind = 'deleted'")
                .execute(arguments: [seq])
            try db.cachedStatement(sql: "DELETE FROM tombstone WHERE seq = ?").execute(arguments: [seq])
        }
        return seqs.count
    }

    /// Forgets entries of a source that led to deleted articles and that it showed last before `horizon`, at most
    /// `limit`; returns how many.
    func ageEntries(of source: String, before horizon: Date, _ limit: Int) throws -> Int {
        try db.cachedStatement(
            sql: """
                DELETE FROM entry WHERE source = ?1 AND entry IN (
                    SELECT entry FROM entry WHERE article IS NULL AND source = ?1 AND digest <> '' AND last_seen < ?2
                    LIMIT ?3
                )
                """
        ).execute(arguments: [source, horizon.rfc3339, limit])
        return db.changesCount
    }

    /// Documents come and go, and some feeds show an old article again: thirty days.
    private static let grace: TimeInterval = 30 * 86_400

    /// The first half of a digest; of what is none, FNV-1a over 64 bits (Fowler, Noll, Vo).
    static func hash(_ digest: String) -> Int64 {
        if digest.utf8.count == 32, let half = UInt64(digest.prefix(16), radix: 16) { return Int64(bitPattern: half) }
        return Int64(bitPattern: digest.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
    }
}
