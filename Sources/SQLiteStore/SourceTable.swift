import Foundation
import GRDB
import News

/// Rows of `source` and `feed_state`.
struct SourceTable {
    private let db: Database
    init(_ db: Database) { self.db = db }

    func register(_ sources: [Source], at now: Date) throws {
        var known: [String: (address: String, rules: String?)] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT id, address, rules FROM source") {
            known[row[0]] = (row[1], row[2])
        }
        let listed = Set(sources.map(\.id.rawValue))
        for id in known.keys where !listed.contains(id) {
            try db.execute(sql: "UPDATE source SET listed = 0 WHERE id = ?", arguments: [id])
        }
        try SiteMemoryTable(db).forgetUnlisted()
        for source in sources {
            let former = known[source.id.rawValue]
            try write(source)
            if let former, former.address == source.address {
                if former.rules != source.rulesText { try readAgain(source, at: now) }
                continue
            }
            try begin(source, at: now)
        }
        // A source that was imported into before it was listed has a state without a due date of its own.
        try db.execute(
            sql: """
                INSERT INTO feed_state (source, next_visit, reason)
                SELECT id, ?, 'first visit' FROM source WHERE listed AND id NOT IN (SELECT source FROM feed_state)
                """,
            arguments: [now.milliseconds]
        )
    }

    private func write(_ source: Source) throws {
        let kind = if case .feed = source.place { "feed" } else { "folder" }
        try db.cachedStatement(
            sql: """
                INSERT INTO source (id, kind, address, title, language, tags, rules, listed)
                VALUES (?, ?, ?, ?, ?, ?, ?, 1)
                ON CONFLICT DO UPDATE SET kind = excluded.kind, address = excluded.address, title = excluded.title,
                    language = excluded.language, tags = excluded.tags, rules = excluded.rules, listed = 1
                """
        ).execute(arguments: [
            source.id.rawValue, kind, source.address, source.title, source.language, JSONList.text(source.tags),
            source.rulesText,
        ])
    }

    /// What an address told about its freshness says nothing about another address.
    private func begin(_ source: Source, at now: Date) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO feed_state (source, next_visit, reason) VALUES (?, ?, 'first visit')
                ON CONFLICT DO UPDATE SET next_visit = excluded.next_visit, reason = excluded.reason, failures = 0,
                    \(FeedStateColumns.forgotten), \(FeedStateColumns.forgottenElsewhere)
                """
        ).execute(arguments: [source.id.rawValue, now.milliseconds])
    }

    /// What a source's rules left out before may come in under its new ones, though the document did not change.
    private func readAgain(_ source: Source, at now: Date) throws {
        try db.execute(
            sql: """
                UPDATE feed_state SET next_visit = ?, reason = 'its rules changed',
                    \(FeedStateColumns.forgotten) WHERE source = ?
                """,
            arguments: [now.milliseconds, source.id.rawValue]
        )
        try db.execute(
            sql: "UPDATE entry SET stamp = NULL WHERE source = ? AND article IS NULL",
            arguments: [source.id.rawValue]
        )
    }

    /// Reads the index of `next_visit` and none of the states.
    func due(after moment: Date, at now: Date, limit: Int) throws -> [DueVisit] {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT feed_state.source, next_visit
                    FROM feed_state JOIN source ON source.id = feed_state.source
                    WHERE listed AND next_visit > ? AND next_visit <= ? ORDER BY next_visit LIMIT ?
                    """
            ),
            arguments: [moment.milliseconds, now.milliseconds, limit]
        )
        var due: [DueVisit] = []
        while let row = try rows.next() {
            due.append(DueVisit(source: Source.ID(rawValue: row[0]), date: Date(milliseconds: row[1])))
        }
        return due
    }

    func state(of source: Source.ID) throws -> FeedState? {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT \(FeedStateColumns.list)
                    FROM feed_state JOIN source ON source.id = feed_state.source WHERE listed AND source.id = ?
                    """
            ),
            arguments: [source.rawValue]
        )
        return try rows.next().map { FeedStateColumns.state(of: source, in: $0, from: 0) }
    }

    func overview() throws -> [SourceOverview] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT source.id, source.address, source.listed,
                    (SELECT count(*) FROM article WHERE article.source = source.id), \(FeedStateColumns.list)
                FROM source LEFT JOIN feed_state ON source.id = feed_state.source ORDER BY source.id
                """
        ).map { row in
            let id = Source.ID(rawValue: row[0])
            return SourceOverview(
                id: id,
                address: row[1],
                isListed: row[2],
                state: FeedStateColumns.state(of: id, in: row, from: 4),
                articles: row[3]
            )
        }
    }
}

extension Source {
    /// What decides which entries come in and how they are read; nil when nothing is set.
    fileprivate var rulesText: String? {
        var pages = rules.content.map { "content " + $0 }
        pages += rules.remove.map { "remove " + $0 }
        pages += rules.strip.map { "strip " + $0 }
        if let title = rules.title { pages.append("title " + title) }
        if let date = rules.date { pages.append("date " + date) }
        let parts = [
            timezone.map { ["timezone", $0] } ?? [], keep.map { "keep " + $0 }, drop.map { "drop " + $0 }, pages,
        ]
        return JSONList.text(parts.flatMap(\.self))
    }
}
