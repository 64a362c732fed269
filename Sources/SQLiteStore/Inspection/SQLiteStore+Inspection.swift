public import Foundation
import GRDB
public import News

extension SQLiteStore: StoreInspection {
    public func logbook(
        _ query: VisitQuery,
        where accepts: @escaping @Sendable (VisitRecord) -> Bool
    ) async throws(StoreError) -> [LoggedVisit] {
        try await read("cannot read the logbook") { db in try VisitTable(db).logged(query, where: accepts) }
    }

    public func events(
        _ query: VisitQuery,
        where accepts: @escaping @Sendable (EventRecord) -> Bool
    ) async throws(StoreError) -> [EventRecord] {
        try await read("cannot read the events") { db in try EventTable(db).records(query, where: accepts) }
    }

    public func record(_ events: [EventRecord]) async throws(StoreError) {
        try await write("cannot store events") { db in try EventTable(db).add(events) }
    }

    public func totals(_ query: VisitQuery) async throws(StoreError) -> [VisitTotal] {
        try await read("cannot add up the logbook") { db in try VisitTable(db).totals(query) }
    }

    public func newByDay(_ count: Int, until now: Date) async throws(StoreError) -> [Source.ID: [Int]] {
        try await read("cannot count articles") { db in try MeasureTable(db).newByDay(count, until: now) }
    }

    public func newByHour(_ count: Int, until now: Date) async throws(StoreError) -> [HourCount] {
        try await read("cannot count articles") { db in try MeasureTable(db).newByHour(count, until: now) }
    }

    public func trail(of article: Article.ID) async throws(StoreError) -> ArticleTrail? {
        guard
            var trail = try await read("cannot read the trail of \(article)", { try TrailTable($0).trail(of: article) })
        else { return nil }
        trail.revisions = try await revisions(of: article)
        return trail
    }

    public func entries(named names: [String]) async throws(StoreError) -> [EntryTrace] {
        try await read("cannot look for entries") { db in try TrailTable(db).entries(named: names) }
    }

    public func articles(at addresses: [String], limit: Int) async throws(StoreError) -> [Article.ID] {
        try await read("cannot look for articles") { db in try TrailTable(db).articles(at: addresses, limit: limit) }
    }

    public func pagesWaiting(at addresses: [String]) async throws(StoreError) -> [PageJob] {
        try await read("cannot read which pages wait") { db in try PageTable(db).waiting(at: addresses) }
    }

    public func sourceNames() async throws(StoreError) -> [Source.ID] {
        try await read("cannot read the sources") { db in
            try String.fetchAll(db, sql: "SELECT id FROM source ORDER BY id").map(Source.ID.init(rawValue:))
        }
    }

    public func measures(at now: Date) async throws(StoreError) -> StoreMeasures {
        var measures = try await read("cannot count what the archive holds") { db in
            try MeasureTable(db).measures(at: now)
        }
        measures.databaseBytes = Self.size(of: path)
        measures.journalBytes = Self.size(of: path + "-wal")
        return measures
    }

    public func find(_ words: [String], limit: Int) async throws(StoreError) -> [Article] {
        // Each word as a string: nothing in it is an operator.
        let query = words.map { "\"" + $0.replacing("\"", with: " ").replacing("\0", with: " ") + "\"" }
        guard !query.isEmpty else { return [] }
        return try await read("cannot search the articles") { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT \(ArticleRow.columns) FROM article WHERE number IN (
                        SELECT rowid FROM article_text WHERE article_text MATCH ? ORDER BY rowid DESC LIMIT ?
                    ) ORDER BY number DESC
                    """,
                arguments: [query.joined(separator: " "), limit]
            ).map(ArticleRow.article)
        }
    }

    static func size(of file: String) -> Int {
        (try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int) ?? 0
    }
}
