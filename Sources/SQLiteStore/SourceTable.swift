import Foundation
import GRDB
import News

/// Rows of `source` and `feed_state`.
struct SourceTable {
    private let db: Database
    init(_ db: Database) { self.db = db }

    func register(_ sources: [Source], at now: Date, _ firstVisits: FirstVisits) throws {
        try FutureVisits(db, at: now).mend()
        var known: [String: (address: String, rules: String?, hasState: Bool)] = [:]
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT source.id, source.address, rules, feed_state.source IS NOT NULL
                FROM source LEFT JOIN feed_state ON feed_state.source = source.id
                """
        )
        while let row = try rows.next() { known[row[0]] = (row[1], row[2], row[3]) }
        let listed = Set(sources.map(\.id.rawValue))
        for id in known.keys where !listed.contains(id) {
            try db.execute(sql: "UPDATE source SET listed = 0 WHERE id = ?", arguments: [id])
        }
        try SiteMemoryTable(db).forgetUnlisted()
        var (new, changed): ([Source], [Source]) = ([], [])
        for source in sources {
            try write(source)
            let former = known[source.id.rawValue]
            let isKnown = former?.address == source.address
            if isKnown, former?.rules != source.rulesText { changed.append(source) }
            // A source that was imported into before it was listed is known and has no state.
            if !isKnown || former?.hasState != true { new.append(source) }
        }
        if firstVisits.longest <= .zero { try endSpread(at: now) }
        try spread(changed, Reason.rules, at: now, firstVisits, each: readAgain)
        try spread(new, Reason.first, at: now, firstVisits, each: begin)
    }

    private enum Reason {
        static let first = "first visit"
        static let rules = "its rules changed"
    }

    /// Gives each its place among those that are fetched; folders are on this machine, and wait for nobody.
    private func spread(
        _ sources: [Source],
        _ reason: String,
        at now: Date,
        _ firstVisits: FirstVisits,
        each: (Source, Date, String) throws -> Void
    ) throws {
        let count = sources.count { $0.isFetched }
        let spreadReason = firstVisits.reason(reason, among: count)
        for source in sources {
            guard source.isFetched else {
                try each(source, now, reason)
                continue
            }
            let wait = firstVisits.wait(of: source.id, among: count)
            try each(source, now.addingTimeInterval(wait / .seconds(1)), spreadReason)
        }
    }

    /// Has those visited now that still wait for their place among others, where nobody is to wait any more.
    private func endSpread(at now: Date) throws {
        for reason in [Reason.first, Reason.rules] {
            try db.execute(
                sql: "UPDATE feed_state SET next_visit = ?, reason = ? WHERE next_visit > ? AND reason GLOB ?",
                arguments: [now.milliseconds, reason, now.milliseconds, reason + ", spread*"]
            )
        }
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
    private func begin(_ source: Source, due: Date, _ reason: String) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO feed_state (source, next_visit, reason) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET next_visit = excluded.next_visit, reason = excluded.reason, failures = 0,
                    \(FeedStateColumns.forgotten), \(FeedStateColumns.forgottenElsewhere)
                """
        ).execute(arguments: [source.id.rawValue, due.milliseconds, reason])
    }

    /// What a source's rules left out before may come in under its new ones, though the document did not change.
    private func readAgain(_ source: Source, due: Date, _ reason: String) throws {
        try db.cachedStatement(
            sql: """
                UPDATE feed_state SET next_visit = min(next_visit, :due), \(FeedStateColumns.forgotten),
                    reason = iif(next_visit < :due, reason, :reason)
                WHERE source = :source
                """
        ).execute(arguments: ["due": due.milliseconds, "reason": reason, "source": source.id.rawValue])
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
    /// Whether its visits are requests to somebody.
    fileprivate var isFetched: Bool { if case .feed = place { true } else { false } }

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
