import Duplicates
import Events
import Foundation
import Logging
import News
import Pages

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
        /// Until when an answer asked to be left alone.
        var rest: Date?
    }

    private enum Outcome {
        /// The article is complete, with the reason when it is as the feed gave it.
        case complete(Candidate, feedStands: String?, page: PageAttempt.Reading? = nil)
        /// To be tried again.
        case later(Date, because: String)
        /// Not tried: the publisher asked to be left alone.
        case resting(until: Date)
        case cancelled
    }

    private let store: any Store
    let attempt: PageAttempt
    private let keeper: DocumentKeeping?
    private let memories: SiteMemories
    private let log: Logger
    private let options: IngestOptions

    init(
        store: any Store,
        transport: any Transport,
        robots: RobotsGate,
        memories: SiteMemories,
        options: IngestOptions,
        keeper: DocumentKeeping? = nil,
        log: Logger
    ) {
        self.keeper = keeper
        self.store = store
        self.memories = memories
        self.options = options
        attempt = PageAttempt(transport: transport, robots: robots, options: options, memories: memories)
        self.log = log
    }

    /// The waits before a second, third and fourth attempt; after the last the feed's words stand.
    private static let waits: [TimeInterval] = [120, 900, 3600]

    /// In all: what takes longer is not waited for, and the feed's words stand.
    private static let patience = waits.reduce(0, +)

    /// One attempt; the source is nil when it is listed no more.
    ///
    /// With `rest` nothing is asked for before that moment. Calls `turn` before each request for a further page of the
    /// article.
    @concurrent func visit(_ job: PageJob, of source: Source?, rest: Date?, turn: RequestTurn) async -> End {
        var end = End()
        let started = Date()
        let recorder = keeper.map { _ in RecordingTransport(attempt.transport, of: job.source, at: started) }
        let outcome =
            if let rest {
                Self.outcome(of: job, restingUntil: rest)
            } else {
                await attempt(job, source, at: started, recorder, turn, &end)
            }
        do throws(StoreError) {
            switch outcome {
            case .cancelled: break
            case .later(let due, let problem):
                try await store.postpone(job.id, until: due, because: problem, isAttempt: true)
                tell(job, problem, "the page could not be read and is tried again")
            case .resting(let due):
                try await store.postpone(job.id, until: due, because: Self.askedToRest, isAttempt: false)
            case .complete(let candidate, let reason, let page):
                var visit = Visit(
                    state: FeedState(source: job.source, nextVisit: started),
                    record: VisitRecord(source: job.source, started: started),
                    candidates: [candidate]
                )
                visit.settles = job.id
                visit.record.note = reason
                visit.wish.young = source.flatMap { options.firstLook(of: $0, at: started) }
                if let page, page.words != nil { await learn(page, of: job, in: &visit) }
                if let recorder, candidate.pageDocument != nil {
                    visit.documents = await recorder.documents
                    await keeper?.keep(&visit)
                }
                end.harvest = try await store.commit(visit) { Judge().verdicts(on: $0, against: $1) }
                if let reason { tell(job, reason, "the feed's words stand for the page's") }
            }
        } catch {
            end.error = error
        }
        return end
    }

    private func learn(_ page: PageAttempt.Reading, of job: PageJob, in visit: inout Visit) async {
        let (record, change) = await memories.learn(page.document.lesson, words: page.words, of: job.source)
        visit.siteMemory = record
        guard let change else { return }
        let what =
            switch change {
            case .empty: "on most of its last pages no article is found, as it was before"
            case .length(let ratio) where ratio < 1: "its articles are a quarter as long as before, or less"
            case .length: "its articles are four times as long as before, or more"
            }
        log.tell(
            .templateChanged,
            .warning,
            "the pages of the source have changed: \(what)",
            ["source": "\(job.source)", "url": "\(job.page.url)"]
        )
    }

    private func tell(_ job: PageJob, _ reason: String, _ message: Logger.Message) {
        log.tell(
            .pagePassedOver,
            .debug,
            message,
            ["source": "\(job.source)", "url": "\(job.page.url)", "error": "\(reason)"]
        )
    }

    private func attempt(
        _ job: PageJob,
        _ source: Source?,
        at moment: Date,
        _ recorder: RecordingTransport?,
        _ turn: RequestTurn,
        _ end: inout End
    ) async -> Outcome {
        guard let source, source.page != .never else {
            return .complete(job.candidate.withoutPage, feedStands: "the source's pages are not to be read")
        }
        var attempt = attempt
        attempt.observed = moment
        let listener = ListeningTransport(recorder ?? attempt.transport)
        attempt.transport = listener
        let (outcome, pause) = await attempt.read(job.candidate, at: job.page, of: source, turn: turn)
        end.crawlDelay = pause
        end.rest = listener.end
        switch outcome {
        case .complete(let candidate, let reason, let page):
            return .complete(candidate, feedStands: reason, page: page)
        case .cancelled: return .cancelled
        case .again(let problem):
            guard job.attempts < Self.waits.count else {
                return .complete(job.candidate.withoutPage, feedStands: problem)
            }
            let due = Date().addingTimeInterval(Self.waits[job.attempts])
            guard let rest = end.rest, rest > due else { return .later(due, because: problem) }
            guard Self.mayWait(job, until: rest) else {
                return .complete(job.candidate.withoutPage, feedStands: "\(problem), and \(Self.askedToRest)")
            }
            return .later(rest, because: problem)
        }
    }

    private static let askedToRest = "its publisher asked to be left alone for a while"

    private static func mayWait(_ job: PageJob, until rest: Date) -> Bool {
        rest.timeIntervalSince(job.queued) <= patience
    }

    private static func outcome(of job: PageJob, restingUntil rest: Date) -> Outcome {
        mayWait(job, until: rest)
            ? .resting(until: rest) : .complete(job.candidate.withoutPage, feedStands: askedToRest)
    }
}
