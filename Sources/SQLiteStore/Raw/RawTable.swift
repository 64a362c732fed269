import Foundation
import GRDB
import News

/// Rows of `raw_document`, the index of documents as they were received, and of `article_raw`, which articles they gave.
///
/// The index says where they are; they are in files beside the archive, and may be lost there.
struct RawTable {
    private let db: Database
    /// Found once for all the new articles of a visit.
    private var insertion: RowBinder?

    init(_ db: Database) { self.db = db }

    // A row of `article_raw` may name documents that are not kept any more.
    static let schema = """
        CREATE TABLE raw_document (
            number INTEGER PRIMARY KEY,
            source TEXT NOT NULL,
            kind TEXT NOT NULL,
            lead INTEGER,
            moment INTEGER NOT NULL,
            url TEXT NOT NULL,
            asked TEXT,
            status INTEGER NOT NULL,
            bytes INTEGER NOT NULL,
            digest TEXT NOT NULL,
            file TEXT NOT NULL,
            place INTEGER NOT NULL,
            length INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX raw_document_file ON raw_document (file, place);
        CREATE INDEX raw_document_lead ON raw_document (lead) WHERE lead IS NOT NULL;

        CREATE TABLE article_raw (
            article INTEGER PRIMARY KEY REFERENCES article (number) ON DELETE CASCADE,
            entry TEXT NOT NULL,
            feed INTEGER,
            page INTEGER
        ) STRICT;
        CREATE INDEX article_raw_feed ON article_raw (feed) WHERE feed IS NOT NULL;

        CREATE VIEW documents AS SELECT
            number, source, kind, strftime('%Y-%m-%dT%H:%M:%SZ', moment / 1000, 'unixepoch') AS received,
            url, coalesce(asked, url) AS asked, status, bytes, digest, file, place AS "offset", length
            FROM raw_document;
        CREATE VIEW article_documents AS SELECT
            article.id, article_raw.feed, article_raw.page
            FROM article_raw JOIN article ON article.number = article_raw.article;
        """

    func insert(_ records: [RawRecord]) throws {
        guard !records.isEmpty else { return }
        let statement = try db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO raw_document (number, source, kind, lead, moment, url, asked, status, bytes, digest,
                    file, place, length)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        for record in records {
            try statement.execute(arguments: [
                record.id.rawValue, record.source.rawValue, record.kind.rawValue, record.lead?.rawValue,
                record.moment.milliseconds, record.url, record.asked == record.url ? nil : record.asked, record.status,
                record.bytes, record.digest, record.file, record.offset, record.length,
            ])
        }
    }

    /// Notes what the article's present text was read from, in place of what an earlier one was.
    mutating func link(_ candidate: Candidate, to article: Int64, isNew: Bool) throws {
        guard candidate.feedDocument != nil || candidate.pageDocument != nil else {
            guard !isNew else { return }
            return try db.cachedStatement(sql: "DELETE FROM article_raw WHERE article = ?")
                .execute(arguments: [article])
        }
        if isNew {
            // SQLite keeps copies of pages to undo an upsert, which a new article needs not.
            if insertion == nil { insertion = RowBinder(try db.cachedStatement(sql: Self.insertion)) }
            insertion?.add(article)
            insertion?.add(candidate.entry)
            insertion?.add(candidate.feedDocument?.rawValue)
            insertion?.add(candidate.pageDocument?.rawValue)
            try insertion?.run()
        } else {
            try db.cachedStatement(sql: Self.upsert).execute(arguments: [
                article, candidate.entry, candidate.feedDocument?.rawValue, candidate.pageDocument?.rawValue,
            ])
        }
    }

    private static let insertion = "INSERT INTO article_raw (article, entry, feed, page) VALUES (?, ?, ?, ?)"
    private static let upsert = """
        \(insertion)
        ON CONFLICT DO UPDATE SET entry = excluded.entry, feed = excluded.feed, page = excluded.page
        """

    func end(of file: String) throws -> Int64 {
        try Int64.fetchOne(
            db,
            sql: "SELECT place + length FROM raw_document WHERE file = ? ORDER BY place DESC LIMIT 1",
            arguments: [file]
        ) ?? 0
    }

    func forget(in file: String, from place: Int64) throws {
        try db.execute(sql: "DELETE FROM raw_document WHERE file = ? AND place >= ?", arguments: [file, place])
    }

    func record(_ id: RawDocument.ID) throws -> RawRecord? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT \(Self.columns) FROM raw_document WHERE number = ?"),
            arguments: [id.rawValue]
        ).flatMap(Self.record)
    }

    func followers(of id: RawDocument.ID) throws -> [RawRecord] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT \(Self.columns) FROM raw_document WHERE lead = ? ORDER BY number"),
            arguments: [id.rawValue]
        ).compactMap(Self.record)
    }

    func link(of article: Article.ID) throws -> RawLink? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT article.id, entry, feed, page FROM article JOIN article_raw ON article_raw.article = number
                WHERE id = ?
                """,
            arguments: [article.rawValue]
        ).map(Self.link)
    }

    func links(to feed: RawDocument.ID) throws -> [RawLink] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT article.id, entry, feed, page FROM article_raw JOIN article ON number = article_raw.article
                    WHERE feed = ? ORDER BY number
                    """
            ),
            arguments: [feed.rawValue]
        ).map(Self.link)
    }

    func feeds(_ query: RawQuery, after: RawDocument.ID?, limit: Int) throws -> [RawRecord] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT \(Self.columns) FROM raw_document
                WHERE number > ?1 AND kind = 'feed' AND (?2 IS NULL OR source = ?2) AND moment >= ?3
                    AND EXISTS (SELECT 1 FROM article_raw WHERE feed = number)
                ORDER BY number LIMIT ?4
                """,
            arguments: [
                after?.rawValue ?? .min, query.source?.rawValue, query.since?.milliseconds ?? .min, limit,
            ]
        ).compactMap(Self.record)
    }

    private static let columns = """
        number, source, kind, lead, moment, url, asked, status, bytes, digest, file, place, length
        """

    /// Nil for one that this version does not know.
    private static func record(_ row: Row) -> RawRecord? {
        guard let kind = RawDocument.Kind(rawValue: row[2]) else { return nil }
        let url: String = row[5]
        return RawRecord(
            id: RawDocument.ID(rawValue: row[0]),
            source: Source.ID(rawValue: row[1]),
            kind: kind,
            lead: (row[3] as Int64?).map(RawDocument.ID.init),
            moment: Date(milliseconds: row[4]),
            url: url,
            asked: row[6] ?? url,
            status: row[7],
            bytes: row[8],
            digest: row[9],
            file: row[10],
            offset: row[11],
            length: row[12]
        )
    }

    private static func link(_ row: Row) -> RawLink {
        RawLink(
            article: Article.ID(rawValue: row[0]),
            entry: row[1],
            feed: (row[2] as Int64?).map(RawDocument.ID.init),
            page: (row[3] as Int64?).map(RawDocument.ID.init)
        )
    }
}
