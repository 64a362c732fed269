import Duplicates
import Foundation
import Ingest
import News

/// A visit outside the loop, with its verdicts to look at.
struct OneVisit {
    struct Outcome {
        var visit: Visit
        var verdicts: [Verdict]

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
            guard let visit = found else { return [] }
            return [try await settle(visit)]
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

    private func settle(_ visit: Visit) async throws(StoreError) -> Outcome {
        let decide: @Sendable (Visit, Memory) -> [Verdict] = { Judge().verdicts(on: $0, against: $1) }
        let verdicts = try await store.weigh(visit, deciding: decide)
        if !isDryRun { _ = try await store.commit(visit, deciding: decide) }
        return Outcome(visit: visit, verdicts: verdicts)
    }
}
