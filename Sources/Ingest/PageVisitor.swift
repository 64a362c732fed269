import Duplicates
import Events
import Foundation
import Logging
import News

/// Reads the pages of articles that their feeds give too little of, and has the articles stored.
///
/// The feed's own words stand when the page cannot be read, or holds no more than they do.
struct PageVisitor: Sendable {
    /// How an attempt ended.
    struct End: Sendable {
        /// What the commit brought; nil when the page is to be tried again, or the attempt was cancelled.
        var harvest: Harvest?
        var error: StoreError?
        /// The pause that the host's `robots.txt` asks for.
        var crawlDelay: Duration?
    }

    private enum Outcome {
        /// The article is complete, with the reason when it is as the feed gave it.
        case complete(Candidate, feedStands: String?)
        /// To be tried again.
        case later(Date, because: String)
        case cancelled
    }

    private let store: any Store
    private let attempt: PageAttempt
    private let log: Logger

    init(store: any Store, transport: any Transport, robots: RobotsGate, options: IngestOptions, log: Logger) {
        self.store = store
        attempt = PageAttempt(transport: transport, robots: robots, options: options)
        self.log = log
    }

    /// The waits before a second, third and fourth attempt; after the last the feed's words stand.
    private static let waits: [TimeInterval] = [120, 900, 3600]

    /// One attempt; the source is nil when it is listed no more.
    @concurrent func visit(_ job: PageJob, of source: Source?) async -> End {
        var end = End()
        let started = Date()
        let outcome = await attempt(job, source, &end.crawlDelay)
        do throws(StoreError) {
            switch outcome {
            case .cancelled: break
            case .later(let due, let problem):
                try await store.postpone(job.id, until: due, because: problem)
                tell(job, problem, "the page could not be read and is tried again")
            case .complete(let candidate, let reason):
                var visit = Visit(
                    state: FeedState(source: job.source, nextVisit: started),
                    record: VisitRecord(source: job.source, started: started),
                    candidates: [candidate]
                )
                visit.settles = job.id
                visit.record.note = reason
                end.harvest = try await store.commit(visit) { Judge().verdicts(on: $0, against: $1) }
                if let reason { tell(job, reason, "the feed's words stand for the page's") }
            }
        } catch {
            end.error = error
        }
        return end
    }

    private func tell(_ job: PageJob, _ reason: String, _ message: Logger.Message) {
        log.tell(
            .pagePassedOver,
            .debug,
            message,
            ["source": "\(job.source)", "url": "\(job.page.url)", "error": "\(reason)"]
        )
    }

    private func attempt(_ job: PageJob, _ source: Source?, _ crawlDelay: inout Duration?) async -> Outcome {
        guard let source, source.page != .never else {
            return .complete(job.candidate.withoutPage, feedStands: "the source's pages are not to be read")
        }
        let (outcome, pause) = await attempt.read(job.candidate, at: job.page, of: source)
        crawlDelay = pause
        switch outcome {
        case .complete(let candidate, let reason): return .complete(candidate, feedStands: reason)
        case .cancelled: return .cancelled
        case .again(let problem):
            guard job.attempts < Self.waits.count else {
                return .complete(job.candidate.withoutPage, feedStands: problem)
            }
            return .later(Date().addingTimeInterval(Self.waits[job.attempts]), because: problem)
        }
    }
}
