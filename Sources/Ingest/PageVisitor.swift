import Duplicates
import Events
import Foundation
import Logging
import News
import Pages
import Text

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
    private let transport: any Transport
    private let options: IngestOptions
    private let robots: RobotsGate
    private let log: Logger

    init(store: any Store, transport: any Transport, robots: RobotsGate, options: IngestOptions, log: Logger) {
        self.store = store
        self.transport = transport
        self.robots = robots
        self.options = options
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
            return complete(job, feedStands: "the source's pages are not to be read")
        }
        let fetch = options.fetch.adapted(to: source.fetch)
        let gate = await robots.answer(on: job.page.url, with: fetch)
        crawlDelay = gate.crawlDelay
        if Task.isCancelled { return .cancelled }
        guard gate.isAllowed else { return complete(job, feedStands: gate.reason ?? "robots.txt does not allow it") }
        do throws(FetchError) {
            let request = FetchRequest(url: job.page.url, kind: .page, options: fetch, home: source.address)
            return read(try await transport.fetch(request), job, source)
        } catch {
            if error.code == .cancelled { return .cancelled }
            return again(job, error.why)
        }
    }

    private func read(_ response: FetchResponse, _ job: PageJob, _ source: Source) -> Outcome {
        switch response.status {
        case 200..<300:
            let page = PageReader().read(
                response.body,
                address: WebAddress(response.url),
                charset: Self.charset(response.headers["content-type"] ?? ""),
                at: Date(),
                zone: source.timezone.flatMap(TimeZone.init(identifier:))
            )
            guard let candidate = PageMerge(job.candidate, page).candidate else {
                return complete(job, feedStands: "the page holds no more than the feed")
            }
            return .complete(candidate, feedStands: nil)
        case 408, 425, 429, 500...:
            return again(job, "the page answers \(response.status) \(StatusPhrase.of(response.status))")
        default:
            return complete(job, feedStands: "the page answers \(response.status) \(StatusPhrase.of(response.status))")
        }
    }

    /// The charset parameter of a media type (RFC 9110 §8.3.1).
    private static func charset(_ type: String) -> String? {
        for parameter in type.split(separator: ";").dropFirst() {
            let parts = parameter.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2, parts[0].lowercased() == "charset" else { continue }
            return parts[1].trimmingCharacters(in: ["\"", "'"])
        }
        return nil
    }

    private func again(_ job: PageJob, _ problem: String) -> Outcome {
        guard job.attempts < Self.waits.count else { return complete(job, feedStands: problem) }
        return .later(Date().addingTimeInterval(Self.waits[job.attempts]), because: problem)
    }

    private func complete(_ job: PageJob, feedStands reason: String) -> Outcome {
        var candidate = job.candidate
        candidate.page = nil
        return .complete(candidate, feedStands: reason)
    }
}
