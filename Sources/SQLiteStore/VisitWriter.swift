import GRDB
import News

import struct Foundation.Date

/// Writes one visit within a transaction: recalls, decides, stores.
struct VisitWriter {
    private let db: Database
    private let visit: Visit
    private let desk: CopyDesk
    private var source: String { visit.state.source.rawValue }

    /// Articles a story takes in with another, at most.
    private static let largestFamily = 10_000

    init(_ db: Database, _ visit: Visit, _ desk: CopyDesk) {
        self.db = db
        self.visit = visit
        self.desk = desk
    }

    func write(deciding decide: (Visit, Memory) -> [Verdict]) throws -> Harvest {
        try listSource()
        guard try !isCommitted() else {
            var harvest = Harvest()
            harvest.known = visit.candidates.count
            return harvest
        }
        if let record = visit.siteMemory { try SiteMemoryTable(db).write(record, of: visit.state.source) }
        if let page = visit.settles {
            guard try PageTable(db).remove(page) else { return Harvest() }
        }
        if let recheck = visit.recheck {
            guard try RecheckTable(db).holds(recheck.article) else { return Harvest() }
        }
        try RawTable(db).insert(visit.records)
        let memory = try Recollection(db, visit, desk.digests).memory()
        let verdicts = decide(visit, memory)
        guard verdicts.count == visit.candidates.count else {
            throw StoreError(
                .failed,
                what: "cannot store the visit of \(source)",
                why: "\(verdicts.count) verdicts for \(visit.candidates.count) candidates: a fault of the program"
            )
        }
        let harvest = try store(verdicts, knowing: memory.entries)
        try ArticleCount(db).add(harvest.new.count)
        if visit.settles != nil { try keepPageNote(harvest) }
        guard visit.recheck == nil else { return try settleRecheck(harvest) }
        try RecheckTable(db).suspect(visit.wish.departed, of: source, at: visit.record.started)
        guard visit.settles == nil else { return harvest }
        try EntryTable.passOver(visit, in: db)
        try writeState(harvest)
        try writeRecord(harvest)
        return harvest
    }

    private func settleRecheck(_ harvest: Harvest) throws -> Harvest {
        guard let recheck = visit.recheck else { return harvest }
        var harvest = harvest
        var articles = try ArticleTable(db, desk)
        if try articles.set(recheck.state, of: recheck.article, at: recheck.moment) {
            if recheck.state == .withdrawn { harvest.withdrawn += 1 } else { harvest.restored += 1 }
        }
        try RecheckTable(db).settle(recheck)
        return harvest
    }

    /// An import has a source that no list names.
    private func listSource() throws {
        try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO source (id, kind, address, listed) VALUES (?, 'import', '', 0)"
        ).execute(arguments: [source])
    }

    private func isCommitted() throws -> Bool {
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM visit_log WHERE token = ?")
        return try Int.fetchOne(statement, arguments: [visit.token]) != nil
    }

    private func store(_ verdicts: [Verdict], knowing entries: [String: Memory.Entry]) throws -> Harvest {
        var harvest = Harvest()
        guard !verdicts.isEmpty else { return harvest }
        let first = try Stream(db).reserve(verdicts.count(where: \.takesPlace))
        var next = first
        var articles = try ArticleTable(db, desk)
        var entries = try EntryTable(db, of: visit, known: entries)
        let pages = PageTable(db)
        let rechecks = RecheckTable(db)
        let tombstones = TombstoneTable(db)
        let hasTombstones = try verdicts.contains(.forgotten) && !tombstones.isEmpty
        var documents = RawTable(db)
        for (candidate, verdict) in zip(visit.candidates, verdicts) {
            let number: Int64?
            switch verdict {
            case .new:
                let added = try insert(candidate.article, into: &articles, at: next)
                if let due = visit.wish.young, candidate.article.url != nil {
                    try rechecks.watch(added, of: source, from: due)
                }
                try documents.link(candidate, to: added, isNew: true)
                number = added
                next += 1
                harvest.new.append(candidate.article.id)
            case .revision(let id):
                guard let current = try articles.number(of: id) else { throw unknown(id) }
                try revise(current, to: candidate.article, in: &articles, at: next)
                try entries.forgetFormerNames(of: candidate, article: current)
                try rechecks.look(for: current, of: source, at: visit.record.started)
                try documents.link(candidate, to: current, isNew: false)
                number = current
                next += 1
                harvest.revised.append(id)
            case .exact(let id):
                guard let current = try articles.number(of: id) else { throw unknown(id) }
                try entries.forgetFormerNames(of: candidate, article: current)
                if visit.wish.arrived.contains(candidate.article.id) {
                    try rechecks.look(for: current, of: source, at: visit.record.started)
                }
                number = current
                harvest.known += 1
            case .forgotten:
                if hasTombstones { try tombstones.note(candidate.article) }
                number = nil
                harvest.known += 1
            case .awaited(let id):
                let isNew = try pages.add(candidate, of: visit.state.source, at: visit.record.started)
                if isNew { harvest.awaited += 1 } else { harvest.known += 1 }
                // An entry without an article would be taken for one whose time is over.
                guard let id else { continue }
                guard let current = try articles.number(of: id) else { throw unknown(id) }
                number = current
            }
            // A page tells nothing of when its feed last showed the entry.
            if visit.recheck == nil { try entries.write(candidate, as: number) }
        }
        return harvest
    }

    private func insert(_ article: Article, into articles: inout ArticleTable, at position: Int64) throws -> Int64 {
        let examination = try desk.examine(article, revising: nil, in: db)
        let number = try articles.insert(article, examination, at: position)
        guard let examination else { return number }
        desk.add(examination.sketch, of: number)
        if let merge = examination.merge {
            let members = try articles.members(of: merge.gone, limit: Self.largestFamily)
            let first = try Stream(db).reserve(members.count)
            for (offset, member) in members.enumerated() {
                try articles.move(member, to: merge.kept, witness: article, at: first + Int64(offset))
            }
        }
        if examination.isOriginal { try CopyLinker(db).takePlace(article, of: examination, in: &articles) }
        return number
    }

    private func revise(
        _ number: Int64,
        to article: Article,
        in articles: inout ArticleTable,
        at position: Int64
    ) throws {
        try RevisionWriter(db, desk).revise(number, to: article, in: &articles, at: position)
    }

    private func unknown(_ id: Article.ID) -> StoreError {
        StoreError(
            .failed,
            what: "cannot store the visit of \(source)",
            why: "a verdict names the article \(id), which is not stored: a fault of the program"
        )
    }

    /// Why the page's words are not the article's text; nothing when they are.
    private func keepPageNote(_ harvest: Harvest) throws {
        for article in harvest.new + harvest.revised {
            try db.cachedStatement(sql: "UPDATE article SET page_note = ? WHERE id = ?")
                .execute(arguments: [visit.record.note, article.rawValue])
        }
    }

    private func writeState(_ harvest: Harvest) throws {
        let state = visit.state
        let lastNew = harvest.new.isEmpty ? state.lastNew : visit.record.started
        try db.cachedStatement(sql: FeedStateColumns.write)
            .execute(arguments: FeedStateColumns.arguments(state, lastNew: lastNew))
    }

    private func writeRecord(_ harvest: Harvest) throws {
        let record = visit.record
        try db.cachedStatement(
            sql: """
                INSERT INTO visit_log (token, source, started, duration_ms, outcome, status, bytes, entries, new, revised,
                    known, dropped, error, next_visit, reason, note)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            visit.token, source, record.started.milliseconds, Int(record.duration / .milliseconds(1)),
            record.outcome.rawValue, record.status, record.bytes, record.entries, harvest.new.count,
            harvest.revised.count, harvest.known, record.dropped, record.error, record.nextVisit?.milliseconds,
            record.reason, record.note,
        ])
    }
}

/// The counter of the stream of changes.
struct Stream {
    private let db: Database
    init(_ db: Database) { self.db = db }

    /// The last place given.
    func last() throws -> Int64 {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT value FROM setting WHERE name = 'seq'")) ?? 0
    }

    /// Takes `count` places and returns the first; a place is never given twice, deleted articles' included.
    func reserve(_ count: Int) throws -> Int64 {
        let last = try last()
        if count > 0 {
            try db.cachedStatement(sql: "UPDATE setting SET value = ? WHERE name = 'seq'")
                .execute(arguments: [last + Int64(count)])
        }
        return last + 1
    }
}

extension Verdict {
    /// Whether it changes an article, which then takes a new place in the stream.
    fileprivate var takesPlace: Bool {
        switch self {
        case .new, .revision: true
        case .awaited, .exact, .forgotten: false
        }
    }
}
