import Foundation
import News
import Text

/// Reads visits and events as one log.
struct LogReader {
    enum Line {
        case visit(VisitRecord)
        case event(EventRecord)

        var time: Date {
            switch self {
            case .visit(let visit): visit.started
            case .event(let event): event.time
            }
        }
    }

    /// Some of the log, and how far it has been read.
    struct Page {
        var lines: [Line]
        fileprivate var visit: Int64
        fileprivate var event: Int64
    }

    private let store: any StoreInspection
    private let query: VisitQuery
    private let pattern: Pattern?
    private let kind: LogCommand.Kind?

    init(store: any StoreInspection, query: VisitQuery, pattern: Pattern?, kind: LogCommand.Kind?) {
        self.store = store
        self.query = query
        self.pattern = pattern
        self.kind = kind
    }

    /// The newest first.
    func last(_ limit: Int?) async throws(StoreError) -> Page {
        var query = query
        query.limit = limit
        let visits = try await visits(query)
        let events = try await events(query)
        let lines = Self.merged(visits, events) { $0.time > $1.time }
        // What does not match is passed over for good as well.
        var newest = VisitQuery()
        newest.limit = 1
        let visit = try await store.logbook(newest) { _ in true }.first?.number ?? 0
        let event = try await store.events(newest) { _ in true }.first?.number ?? 0
        return Page(
            lines: Array(lines.prefix(limit ?? lines.count)),
            visit: max(visit, visits.map(\.number).max() ?? 0),
            event: max(event, events.map(\.number).max() ?? 0)
        )
    }

    /// What was added since, the oldest first.
    func further(than page: Page) async throws(StoreError) -> Page {
        var query = query
        query.after = page.visit
        let visits = try await visits(query)
        query.after = page.event
        let events = try await events(query)
        return Page(
            lines: Self.merged(visits, events) { $0.time < $1.time },
            visit: max(page.visit, visits.last?.number ?? 0),
            event: max(page.event, events.last?.number ?? 0)
        )
    }

    private func visits(_ query: VisitQuery) async throws(StoreError) -> [LoggedVisit] {
        if kind == .events { return [] }
        return try await store.logbook(query) { [pattern] in pattern?.matches($0.searchable) ?? true }
    }

    private func events(_ query: VisitQuery) async throws(StoreError) -> [EventRecord] {
        if kind == .visits { return [] }
        return try await store.events(query) { [pattern] in pattern?.matches($0.searchable) ?? true }
    }

    private static func merged(
        _ visits: [LoggedVisit],
        _ events: [EventRecord],
        by isBefore: (Line, Line) -> Bool
    ) -> [Line] {
        (visits.map { .visit($0.record) } + events.map { .event($0) }).sorted(by: isBefore)
    }
}

extension VisitRecord {
    /// What `--grep` looks through.
    fileprivate var searchable: String {
        [source.rawValue, outcome.rawValue, status.map(String.init), error, note, reason].compactMap(\.self)
            .joined(separator: " ")
    }
}

extension EventRecord {
    /// The message with its fields.
    var sentence: String {
        ([message] + fields.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }).joined(separator: " ")
    }

    fileprivate var searchable: String {
        [source?.rawValue, kind, level, sentence].compactMap(\.self).joined(separator: " ")
    }

    var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("event", kind)
            writer.member("time", time.rfc3339)
            writer.member("level", level)
            writer.member("source", source?.rawValue)
            writer.member("message", message)
            for (key, value) in fields.sorted(by: { $0.key < $1.key }) { writer.member(key, value) }
        }
        return writer.text
    }
}
