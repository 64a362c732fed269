import GRDB
import News

/// Writes visits to the archive, all that wait at once.
///
/// The sync of a commit costs milliseconds, the rows of a visit microseconds: while one commit is under way the next
/// visits gather, and share the next.
actor Committer {
    struct Work: Sendable {
        var visit: Visit
        var decide: @Sendable (Visit, Memory) -> [Verdict]
    }

    private struct Waiting {
        var work: Work
        var continuation: CheckedContinuation<Result<Harvest, StoreError>, Never>
    }

    /// The visits of one transaction, at most: bounds the journal and the time a reader of the result waits.
    private static let batch = 64
    /// The candidates after which a transaction takes no more visits: the loop goes on fetching for others meanwhile.
    private static let plenty = 1280

    private static let gatheringStep = Duration.milliseconds(8)

    private let database: any DatabaseWriter
    private let path: String
    private let gathering: Duration
    private let desk: CopyDesk
    private let upkeep: Upkeep
    private var waiting: [Waiting] = []
    private var isWriting = false

    init(
        database: any DatabaseWriter,
        path: String,
        gathering: Duration,
        desk: CopyDesk,
        checkpointer: Checkpointer?
    ) {
        self.desk = desk
        upkeep = Upkeep(database: database, desk: desk, checkpointer: checkpointer)
        self.database = database
        self.path = path
        self.gathering = gathering
    }

    func commit(_ work: Work) async -> Result<Harvest, StoreError> {
        await withCheckedContinuation { continuation in
            waiting.append(Waiting(work: work, continuation: continuation))
            guard !isWriting else { return }
            isWriting = true
            Task { await drain() }
        }
    }

    private func drain() async {
        if gathering > .zero { await upkeep.pause() }
        while !waiting.isEmpty {
            await gather()
            let taken = take()
            let results = await write(taken.map(\.work))
            for (one, result) in zip(taken, results) { one.continuation.resume(returning: result) }
        }
        isWriting = false
        if gathering > .zero { await upkeep.resume() }
    }

    /// Does at once what is put off until a quiet moment.
    func rest() async { await upkeep.finish() }

    private func take() -> [Waiting] {
        var candidates = 0
        let taken = waiting.prefix(Self.batch).prefix { one in
            defer { candidates += one.work.visit.candidates.count }
            return candidates < Self.plenty
        }
        waiting.removeFirst(taken.count)
        return Array(taken)
    }

    /// Waits for other visits to share the commit, as long as more come: most of its cost is the same for one as
    /// for many.
    private func gather() async {
        let deadline = ContinuousClock.now + gathering
        while ContinuousClock.now < deadline, waiting.count < Self.batch {
            guard waiting.reduce(0, { $0 + $1.work.visit.candidates.count }) < Self.plenty else { return }
            let count = waiting.count
            try? await Task.sleep(for: Self.gatheringStep)
            if waiting.count == count { return }
        }
    }

    /// Writes the visits in one transaction; when that fails, each in one of its own, so that none spoils another.
    ///
    /// Savepoints would do this at once, but SQLite then keeps a copy of every page a visit touches.
    private func write(_ works: [Work]) async -> [Result<Harvest, StoreError>] {
        if works.count > 1, let harvests = try? await transact(works) { return harvests.map { .success($0) } }
        var results: [Result<Harvest, StoreError>] = []
        for work in works {
            do {
                results += try await transact([work]).map { .success($0) }
            } catch {
                let what = "cannot store the visit of \(work.visit.state.source)"
                results.append(.failure(error as? StoreError ?? StoreError(what, path: path, error)))
            }
        }
        return results
    }

    private func transact(_ works: [Work]) async throws -> [Harvest] {
        do {
            return try await database.write { [desk] db in
                try desk.begin(db)
                desk.foresee(works.map(\.visit))
                let harvests = try works.map { try VisitWriter(db, $0.visit, desk).write(deciding: $0.decide) }
                try desk.settle(upTo: Stream(db).last(), in: db)
                return harvests
            }
        } catch {
            // What the desk learnt of visits that are not stored must not count.
            _ = try? await database.writeWithoutTransaction { [desk] _ in desk.forget() }
            throw error
        }
    }
}
