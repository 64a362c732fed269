import Duplicates
import Foundation
import Ingest
import News

/// A visit outside the loop, with its verdicts to look at.
struct OneVisit {
    struct Outcome {
        var visit: Visit
        var verdicts: [Verdict]
        /// By the entry's place: what came of its page.
        var pages: [Int: PageTrial.Result] = [:]

        var summary: String {
            let revised = verdicts.count { if case .revision = $0 { true } else { false } }
            let new = verdicts.count { $0 == .new }
            return "\(new) new, \(revised) revised, \(verdicts.count - new - revised) known"
        }
    }

    let store: any Store
    let transport: any Transport
    let options: IngestOptions
    let isDryRun: Bool
    /// How many pages of entries are read at most.
    let mostPages: Int
    /// What keeps the documents of a real visit; nil when none are kept.
    let keeper: (any RawKeeper)?

    /// - Throws: `StoreError` when the archive cannot be read or written.
    func visit(_ source: Source) async throws(StoreError) -> [Outcome] {
        var state = try await store.state(of: source.id) ?? FeedState(source: source.id, nextVisit: Date())
        let sieve: Sieve
        do { sieve = try Sieve(source) } catch {
            throw StoreError(.failed, what: "cannot visit \(source.id)", why: "\(error)")
        }
        switch source.place {
        case .feed(let url):
            state.validators = .init()
            state.documentDigest = nil
            let visitor = FeedVisitor(transport: transport, options: options)
            let found = await visitor.visit(source, at: url, after: state, sieve: sieve, turn: options.lonelyTurn)
            guard var visit = found else { return [] }
            await keep(&visit)
            return [try await read(settle(visit), source)]
        case .folder(let path):
            var outcomes: [Outcome] = []
            _ = try await FolderVisitor(options: options).visit(
                source,
                at: path,
                after: state,
                known: isDryRun ? [:] : try await store.stamps(of: source.id),
                sieve: sieve
            ) { visit throws(StoreError) in
                outcomes.append(try await settle(visit))
            }
            return outcomes
        }
    }

    /// Reads the pages of the first entries that wait for theirs; those of a real visit are stored.
    private func read(_ outcome: Outcome, _ source: Source) async throws(StoreError) -> Outcome {
        var outcome = outcome
        let waiting = outcome.verdicts.indices.filter {
            if case .awaited = outcome.verdicts[$0] { true } else { false }
        }
        guard !waiting.isEmpty, mostPages > 0 else { return outcome }
        let trial = PageTrial(store: store, transport: transport, options: options)
        var jobs: [PageJob] = []
        if !isDryRun {
            jobs = try await store.pagesDue(at: Date(), perHost: 10_000, limit: 100_000)
                .filter { $0.source == source.id }
        }
        for place in waiting.prefix(mostPages) {
            let candidate = outcome.visit.candidates[place]
            let result = await trial.read(candidate, of: source, recording: keeper != nil)
            outcome.pages[place] = result
            let job = jobs.first { $0.candidate.entry == candidate.entry }
            guard let read = result.candidate, let job else { continue }
            var visit = Visit(
                state: outcome.visit.state,
                record: VisitRecord(source: source.id, started: Date()),
                candidates: [read]
            )
            visit.settles = job.id
            visit.record.note = result.problem
            visit.documents = result.documents
            await keep(&visit)
            _ = try await store.commit(visit) { Judge().verdicts(on: $0, against: $1) }
        }
        return outcome
    }

    private func keep(_ visit: inout Visit) async {
        if let keeper { visit.records = await keeper.keep(visit.documents).records }
        visit.documents = []
    }

    private func settle(_ visit: Visit) async throws(StoreError) -> Outcome {
        let decide: @Sendable (Visit, Memory) -> [Verdict] = { Judge().verdicts(on: $0, against: $1) }
        let verdicts = try await store.weigh(visit, deciding: decide)
        if !isDryRun { _ = try await store.commit(visit, deciding: decide) }
        return Outcome(visit: visit, verdicts: verdicts)
    }
}
