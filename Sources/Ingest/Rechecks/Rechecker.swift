import Duplicates
import Events
import Foundation
import Logging
import News

/// Looks again at the pages of stored articles, a few at a time, beside the visits of sources.
///
/// Each look takes a turn of its host as any request does. What is due is in the store: a kill forgets nothing.
struct Rechecker: Sendable {
    /// What the loop lends.
    protocol Host: Sendable {
        /// The visitor and the source as they are set now; nil while nothing may be fetched.
        func recheckVisitor(for source: Source.ID) async -> (visitor: RecheckVisitor, source: Source?)?
        /// Waits for the next start of a request to the host.
        func takePageTurn(on host: String) async
        /// Notes the pause, and the rest, that a host asks for.
        func note(crawlDelay: Duration?, rest: Date?, ofPagesLike job: RecheckJob) async
    }

    let store: any Store
    let host: any Host
    let log: Logger

    private static let atOnce = 4
    /// The store is asked at least so often, since visits put in what they noticed.
    private static let longestSleep: TimeInterval = 15
    private static let shortestSleep: TimeInterval = 1
    /// After a store that failed.
    private static let rest: TimeInterval = 60

    /// Works until its task is cancelled.
    func run() async {
        while !Task.isCancelled {
            var wait = Self.longestSleep
            do throws(StoreError) {
                if try await round() > 0 { continue }
                // What is due and may not be fetched now is due as before.
                let next = try await store.nextRecheck()?.timeIntervalSinceNow ?? wait
                wait = min(max(next, Self.shortestSleep), wait)
            } catch {
                // Visits tell of a store that fails.
                wait = Self.rest
            }
            try? await Task.sleep(for: .seconds(wait))
        }
    }

    /// Looks at all that is due now.
    func runOnce() async throws(StoreError) {
        for _ in 0..<10_000 { if Task.isCancelled { return } else if try await round() == 0 { return } }
    }

    /// - Returns: how many pages were settled, or put off; 0 also when nothing may be fetched now.
    private func round() async throws(StoreError) -> Int {
        let jobs = try await store.rechecksDue(at: Date(), limit: Self.atOnce)
        guard !jobs.isEmpty else { return 0 }
        let results = await withTaskGroup { group in
            for job in jobs { group.addTask { await settle(job) } }
            return await group.reduce(into: [Result<Bool, StoreError>]()) { $0.append($1) }
        }
        var settled = 0
        for result in results where try result.get() { settled += 1 }
        return settled
    }

    private func settle(_ job: RecheckJob) async -> Result<Bool, StoreError> {
        guard let (visitor, source) = await host.recheckVisitor(for: job.source) else { return .success(false) }
        let end = await visitor.visit(job, of: source, turn: { await host.takePageTurn(on: $0) })
        await host.note(crawlDelay: end.crawlDelay, rest: end.rest, ofPagesLike: job)
        guard let visit = end.visit else { return .success(false) }
        do throws(StoreError) {
            let harvest = try await store.commit(visit) { Judge().verdicts(on: $0, against: $1) }
            tell(job, visit, harvest)
            return .success(true)
        } catch {
            return .failure(error)
        }
    }

    private func tell(_ job: RecheckJob, _ visit: Visit, _ harvest: Harvest) {
        guard let outcome = visit.recheck else { return }
        var fields: Logger.Metadata = [
            "source": "\(job.source)", "article": "\(job.article.id)", "url": "\(job.article.url ?? "")",
        ]
        let finding = outcome.plan?.finding
        if let finding { fields["finding"] = "\(finding)" }
        if harvest.withdrawn > 0 {
            fields["finding"] = "\(finding ?? "its page is gone")"
            log.tell(.articleWithdrawn, .notice, "an article was taken back", fields)
        } else if harvest.restored > 0 {
            log.tell(.articleRestored, .notice, "an article that was taken back is there again", fields)
        } else if outcome.wasAsked {
            let told = harvest.revised.isEmpty ? "there" : "revised"
            fields["outcome"] = "\(finding == nil ? told : "unclear")"
            log.tell(.pageRechecked, .debug, "an article's page was looked at again", fields)
        }
    }
}
