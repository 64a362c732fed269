import GRDB
public import News

public import struct Foundation.Date

extension SQLiteStore {
    /// One step of housekeeping: does at most so much, and says how much it did.
    private typealias Step = @Sendable (Database, Int) throws -> Int

    public func prune(_ rules: RetentionRules, at now: Date) async throws(StoreError) -> PruneReport {
        var work = Housework()
        if let moment = rules.visitsBefore {
            try await repeated(&work, \.lines) { try VisitTable($0).prune(before: moment, $1) }
            try await repeated(&work, \.lines) { try EventTable($0).prune(before: moment, $1) }
        }
        try await pruneArticles(rules, at: now, &work)
        if rules.isThorough { try await pruneRemains(at: now, &work) }
        return work.report
    }

    private func pruneArticles(_ rules: RetentionRules, at now: Date, _ work: inout Housework) async throws(StoreError)
    {
        let hasOwnAges = rules.own.values.contains { $0.before != rules.usual.before }
        if !hasOwnAges, let moment = rules.usual.before {
            try await bury(&work, at: now) { try $0.articles(before: moment, $1) }
        }
        let isBySource = hasOwnAges || rules.usual.most != nil || rules.own.values.contains { $0.most != nil }
        let sources =
            isBySource ? try await read("cannot read the sources") { try Expiry($0).sources().map(\.id) } : []
        for source in sources {
            let bounds = rules.bounds(of: Source.ID(rawValue: source))
            if hasOwnAges, let moment = bounds.before {
                try await bury(&work, at: now) { try $0.articles(of: source, before: moment, $1) }
            }
            if let most = bounds.most {
                try await bury(&work, at: now) { try $0.articles(of: source, beyond: most, $1) }
            }
        }
        guard let most = rules.mostInAll else { return }
        var surplus = try await read("cannot count the articles") { try Expiry($0).surplus(beyond: most) }
        while surplus > 0, !Task.isCancelled {
            let wanted = surplus
            surplus -= try await once(&work, \.articles) { db, limit in
                try Burial(db, at: now).bury(try Expiry(db).oldest(min(limit, wanted)))
            }
        }
    }

    /// What is left of articles long gone.
    private func pruneRemains(at now: Date, _ work: inout Housework) async throws(StoreError) {
        for (source, isListed) in try await read("cannot read the sources", { try Expiry($0).sources() }) {
            if Task.isCancelled { return }
            let found = try await read("cannot read what \(source) showed") { db in
                try TombstoneTable(db).horizon(of: source, isListed: isListed, at: now)
            }
            guard let horizon = found else { continue }
            try await repeated(&work, \.tombstones) { try TombstoneTable($0).age(of: source, before: horizon, $1) }
            try await repeated(&work, \.tombstones) {
                try TombstoneTable($0).ageEntries(of: source, before: horizon, $1)
            }
        }
        let before = work.report.stories
        try await repeated(&work, \.stories) { try StoryTable($0).prune($1) }
        let runs = try await write("cannot prune the archive") { db in
            try RunTable.Kind.allCases.reduce(0) { $0 + (try RunTable(db: db, kind: $1).pruneRuns()) }
        }
        if runs > 0 || work.report.stories > before {
            // What is held in memory of them must be read again.
            try await write("cannot prune the archive") { [desk] _ in desk.refresh() }
        }
        for kind in RunTable.Kind.allCases {
            try await repeated(&work, nil) { try RunTable(db: $0, kind: kind).pruneParts($1) }
        }
        try await giveBack(&work)
    }

    /// Gives free pages at the file's end back to the file system, but for some that will be needed again soon.
    private func giveBack(_ work: inout Housework) async throws(StoreError) {
        func pages(_ name: String) async throws(StoreError) -> Int {
            try await read("cannot measure the archive") { try Int.fetchOne($0, sql: "PRAGMA \(name)") ?? 0 }
        }
        // 2 is INCREMENTAL; an archive of an earlier version has none before it is rebuilt.
        guard try await pages("auto_vacuum") == 2 else { return }
        let reserve = max(Self.leastFreePages, try await pages("page_count") / 20)
        let size = try await pages("page_size")
        var free = try await pages("freelist_count")
        while free > reserve, !Task.isCancelled {
            let wanted = free - reserve
            let start = ContinuousClock.now
            let count = min(wanted, work.pace.size)
            try await writeAlone("cannot give back space") { db in
                try db.execute(sql: "PRAGMA incremental_vacuum(\(count))")
            }
            work.report.bytes += count * size
            await work.rest(since: start)
            let left = try await pages("freelist_count")
            guard left < free else { return }
            free = left
        }
    }

    private static let leastFreePages = 2048

    private func bury(
        _ work: inout Housework,
        at now: Date,
        _ find: @escaping @Sendable (Expiry, Int) throws -> [Int64]
    ) async throws(StoreError) {
        try await repeated(&work, \.articles) { try Burial($0, at: now).bury(try find(Expiry($0), $1)) }
    }

    /// Takes steps until one finds nothing to do, or the task is cancelled.
    private func repeated(
        _ work: inout Housework,
        _ count: WritableKeyPath<PruneReport, Int>?,
        _ step: @escaping Step
    ) async throws(StoreError) {
        while !Task.isCancelled, try await once(&work, count, step) > 0 {}
    }

    private func once(
        _ work: inout Housework,
        _ count: WritableKeyPath<PruneReport, Int>?,
        _ step: @escaping Step
    ) async throws(StoreError) -> Int {
        let limit = work.pace.size
        let start = ContinuousClock.now
        let done = try await write("cannot prune the archive") { db in try step(db, limit) }
        if let count { work.report[keyPath: count] += done }
        if done > 0 { await work.rest(since: start) }
        return done
    }
}

/// One round of housekeeping under way.
private struct Housework {
    var report = PruneReport()
    var pace = PrunePace()

    /// Lets others write for a while.
    mutating func rest(since start: ContinuousClock.Instant) async {
        try? await Task.sleep(for: pace.rest(after: start.duration(to: .now)))
    }
}
