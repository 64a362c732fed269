import Foundation
import GRDB
import News

/// Rows of `change`: the stream of changes, a row for each place taken.
struct ChangeTable {
    // `former` is the article as it was before, in the form of its JSON without its text, so that an earlier state of
    // the archive can be told; changes made before there was this table have none.
    static let schema = """
        CREATE TABLE change (
            seq INTEGER PRIMARY KEY,
            article INTEGER NOT NULL,
            kind TEXT NOT NULL,
            revision INTEGER NOT NULL,
            moment INTEGER NOT NULL,
            former TEXT
        ) STRICT;
        INSERT INTO change SELECT seq, number, CASE revision WHEN 1 THEN 'new' ELSE 'revised' END, revision,
            CAST(strftime('%s', revised) AS INTEGER) * 1000, NULL FROM article;
        INSERT OR IGNORE INTO change SELECT seq, article, CASE revision WHEN 1 THEN 'new' ELSE 'revised' END, revision,
            CAST(strftime('%s', seen) AS INTEGER) * 1000, NULL FROM revision;
        INSERT INTO setting SELECT 'told', value FROM setting WHERE name = 'seq';

        CREATE VIEW changes AS SELECT
            change.seq, change.kind AS change, article.id,
            strftime('%Y-%m-%dT%H:%M:%SZ', change.moment / 1000, 'unixepoch') AS at, change.revision
            FROM change JOIN article ON article.number = change.article;
        """

    // Revisions of before were compared as well: what the earlier text was found to differ in is what the next changed.
    static let differences = """
        ALTER TABLE change ADD COLUMN difference TEXT;
        UPDATE change SET difference = (
            SELECT revision.change FROM revision
            WHERE revision.article = change.article AND revision.revision = change.revision - 1
        ) WHERE kind = 'revised';

        DROP VIEW changes;
        CREATE VIEW changes AS SELECT
            change.seq, change.kind AS change, coalesce(article.id, tombstone.id) AS id,
            strftime('%Y-%m-%dT%H:%M:%SZ', change.moment / 1000, 'unixepoch') AS at, change.revision, change.difference
            FROM change LEFT JOIN article ON article.number = change.article
                LEFT JOIN tombstone ON tombstone.seq = change.seq
            WHERE article.id IS NOT NULL OR tombstone.id IS NOT NULL;
        """

    /// A block has the places whose numbers differ in these bits only.
    static let blockBits = 10

    // How many changes each block of places has. Places are missing where articles were deleted, and in an archive that
    // was begun with an import: to know how far a reader is behind, all changes would have to be counted every time.
    static let counts = """
        CREATE TABLE change_count (block INTEGER PRIMARY KEY, changes INTEGER NOT NULL) STRICT;
        \(recounting)
        CREATE TRIGGER change_gone AFTER DELETE ON change BEGIN
            UPDATE change_count SET changes = changes - 1 WHERE block = OLD.seq >> \(blockBits);
        END;
        """

    private static let recounting = """
        DELETE FROM change_count;
        INSERT INTO change_count SELECT seq >> \(blockBits), count(*) FROM change GROUP BY 1;
        """

    private let db: Database
    private var insertion: RowBinder
    private var counting: RowBinder
    private var beginning: RowBinder

    init(_ db: Database) throws {
        self.db = db
        // Nothing a trigger or an upsert should do: before such a statement FTS5 writes out what it has gathered, which
        // makes a segment of its index for every article.
        counting = RowBinder(
            try db.cachedStatement(sql: "UPDATE change_count SET changes = changes + 1 WHERE block = ?")
        )
        beginning = RowBinder(try db.cachedStatement(sql: "INSERT INTO change_count (block, changes) VALUES (?, 1)"))
        insertion = RowBinder(
            try db.cachedStatement(
                sql:
                    "INSERT INTO change (seq, article, kind, revision, moment, former, difference) VALUES (?, ?, ?, ?, ?, ?, ?)"
            )
        )
    }

    /// What an article is now, to be kept beside the change that is about to be made of it; without its text.
    func former(_ number: Int64) throws -> Article? {
        let statement = try db.cachedStatement(
            sql: "SELECT \(ArticleRow.columnsWithoutText) FROM article WHERE number = ?"
        )
        return try Row.fetchOne(statement, arguments: [number]).map(ArticleRow.article)
    }

    mutating func add(
        _ kind: Change.Kind,
        of article: Int64,
        revision: Int,
        at moment: Date,
        place: Int64,
        former: Article? = nil,
        difference: RevisionChange? = nil
    ) throws {
        insertion.add(place)
        insertion.add(article)
        insertion.add(kind.rawValue)
        insertion.add(Int64(revision))
        insertion.add(moment.milliseconds)
        insertion.add(former.map { String(decoding: $0.json, as: UTF8.self) })
        insertion.add(difference?.rawValue)
        try insertion.run()
        counting.add(place >> Self.blockBits)
        try counting.run()
        guard db.changesCount == 0 else { return }
        beginning.add(place >> Self.blockBits)
        try beginning.run()
    }

    /// Counts all changes anew, as after some were told by other ways.
    static func recount(in db: Database) throws { try db.execute(sql: recounting) }

    /// Articles come as they are now; one that changed twice comes twice.
    ///
    /// Nothing but at the end of the stream: rows that cannot be told are passed over, however many.
    static func changes(after position: Position, limit: Int, in db: Database) throws -> [Change] {
        let statement = try db.cachedStatement(
            sql:
                "SELECT seq, kind, moment, revision, article, difference FROM change WHERE seq > ? ORDER BY seq LIMIT ?"
        )
        var after = position.rawValue
        while true {
            let rows = try Row.fetchAll(statement, arguments: [after, limit])
            guard let last = rows.last else { return [] }
            let changes = try changes(rows, in: db)
            guard changes.isEmpty else { return changes }
            after = last[0]
        }
    }

    private static func changes(_ rows: [Row], in db: Database) throws -> [Change] {
        let article = try db.cachedStatement(sql: "SELECT \(ArticleRow.columns) FROM article WHERE number = ?")
        let tombstone = try db.cachedStatement(sql: "SELECT id FROM tombstone WHERE seq = ?")
        return try rows.compactMap { row in
            // A kind that a later version tells is none this one could explain.
            guard let kind = Change.Kind(rawValue: row[1]) else { return nil }
            let seq: Int64 = row[0]
            let present = try Row.fetchOne(article, arguments: [row[4] as Int64]).map(ArticleRow.article)
            let gone = present == nil ? try String.fetchOne(tombstone, arguments: [seq]) : nil
            guard let id = present?.id ?? gone.map(Article.ID.init(rawValue:)) else { return nil }
            var change = Change(
                position: Position(rawValue: seq),
                kind: kind,
                moment: Date(milliseconds: row[2]),
                revision: row[3],
                id: id,
                article: present
            )
            change.difference = (row[5] as String?).flatMap(RevisionChange.init)
            return change
        }
    }
}
