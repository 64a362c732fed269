import Duplicates
import Feeds
import Foundation
public import News
import Rhythm

/// Looks at one feed: fetches, reads, and says what to remember.
///
/// Everything but the fetch is a function of its arguments; nothing is stored here.
public struct FeedVisitor: Sendable {
    private let transport: any Transport
    private let options: IngestOptions
    private let schedule: Schedule

    public init(transport: any Transport, options: IngestOptions) {
        self.transport = transport
        self.options = options
        schedule = Schedule(options)
    }

    /// - Returns: what to commit; nil when the visit was cancelled, which leaves everything as it was.
    @concurrent public func visit(_ source: Source, at url: String, after state: FeedState, sieve: Sieve) async
        -> Visit?
    {
        let started = Date()
        let clock = ContinuousClock.now
        var state = state
        if state.address != url {
            state.address = url
            state.validators = .init()
            state.documentDigest = nil
        }
        let result: Result<FetchResponse, FetchError>
        do throws(FetchError) {
            result = .success(try await transport.fetch(request(for: source, url, state)))
        } catch {
            if error.code == .cancelled { return nil }
            result = .failure(error)
        }
        let answer = Answer(result, at: Date())
        var visit = read(answer, of: source, after: state, started: started, sieve: sieve)
        visit.record.duration = clock.duration(to: .now)
        return visit
    }

    private func request(for source: Source, _ url: String, _ state: FeedState) -> FetchRequest {
        FetchRequest(
            url: url,
            validators: state.validators,
            options: options.fetch.adapted(to: source.fetch)
        )
    }

    /// Reads an answer into what the visit produced.
    ///
    /// Pure. Validators and digest are kept only with a document that was read whole: what hides an entry is
    /// never remembered before the entry is stored.
    func read(_ answer: Answer, of source: Source, after state: FeedState, started: Date, sieve: Sieve) -> Visit {
        var visit = Visit(state: state, record: VisitRecord(source: source.id, started: started))
        visit.state.lastVisit = started
        visit.record.status = answer.response?.status
        visit.record.bytes = answer.response?.receivedBytes ?? 0
        switch answer {
        case .document(let response):
            let digest = ContentDigest.of(response.body)
            if digest == state.documentDigest, !response.body.isEmpty {
                visit.state.validators = FeedState.Validators(response.headers)
                settle(&visit, as: .unchanged, of: source)
            } else {
                read(response, digest, of: source, sieve, into: &visit)
            }
        case .unchanged(let response):
            // RFC 9111 §4.3.4: a 304 may carry fresher validators; one that carries none leaves the old ones standing.
            let fresh = FeedState.Validators(response.headers)
            if !fresh.isEmpty { visit.state.validators = fresh }
            settle(&visit, as: .unchanged, of: source)
        case .gone, .throttled, .refused, .unreachable:
            fail(&visit, answer.problem ?? "no answer", of: source, answer: answer)
        }
        return visit
    }

    private func read(
        _ response: FetchResponse,
        _ digest: String,
        of source: Source,
        _ sieve: Sieve,
        into visit: inout Visit
    ) {
        let zone = source.timezone.flatMap(TimeZone.init(identifier:))
        var limits = FeedReader.Limits()
        limits.maximumBytes = source.fetch.maximumBytes ?? options.maximumBytes
        let reader = FeedReader(limits: limits, zone: zone, sanitises: false)
        do throws(FeedError) {
            let document = try reader.read(
                response.body,
                url: response.url,
                contentType: response.headers["content-type"]
            )
            let all = EntryNormaliser(source: source, at: visit.record.started).candidates(in: document)
            visit.candidates = all.filter { sieve.lets($0.article) }
            visit.record.entries = document.entries.count
            visit.record.dropped = all.count - visit.candidates.count
            visit.state.title = document.feed.title
            let isWhole = !document.isCut
            visit.state.validators = isWhole ? FeedState.Validators(response.headers) : .init()
            visit.state.documentDigest = isWhole ? digest : nil
            visit.record.error = document.defect.map(\.sentence)
            settle(
                &visit,
                as: document.defect == nil ? .read : .damaged,
                of: source,
                // What is missing from a document that was cut would look new the next time.
                sighting: isWhole ? Sighting(all) : .unchanged,
                timeToLive: document.feed.ttl.map { .seconds(min(max($0, 0), 1440) * 60) }
            )
        } catch {
            visit.state.validators = .init()
            visit.state.documentDigest = nil
            fail(&visit, [error.why, error.remedy].compactMap(\.self).joined(separator: "; "), of: source, answer: nil)
        }
    }

    private func settle(
        _ visit: inout Visit,
        as outcome: VisitRecord.Outcome,
        of source: Source,
        sighting: Sighting = .unchanged,
        timeToLive: Duration? = nil
    ) {
        let started = visit.record.started
        visit.state.lastSuccess = started
        visit.state.consecutiveFailures = 0
        visit.state.lastError = nil
        visit.record.outcome = outcome
        let plan = schedule.plan(
            afterSuccessOf: source,
            habit: learn(sighting, into: &visit),
            timeToLive: timeToLive,
            at: started
        )
        apply(plan, to: &visit)
    }

    private func learn(_ sighting: Sighting, into visit: inout Visit) -> Habit {
        var habit = visit.state.habit.flatMap(Habit.init(bytes:)) ?? Habit()
        habit.learn(sighting, at: visit.record.started)
        visit.state.habit = habit.bytes
        return habit
    }

    private func fail(_ visit: inout Visit, _ problem: String, of source: Source, answer: Answer?) {
        visit.state.consecutiveFailures += 1
        visit.state.lastError = problem
        visit.record.outcome = .failed
        visit.record.error = problem
        let failures = visit.state.consecutiveFailures
        apply(schedule.plan(afterFailure: failures, of: source, answer: answer, at: visit.record.started), to: &visit)
    }

    private func apply(_ plan: Schedule.Plan, to visit: inout Visit) {
        visit.state.nextVisit = plan.date
        visit.state.reason = plan.reason
        visit.state.wait = plan.wait
        visit.record.nextVisit = plan.date
        visit.record.reason = plan.reason
    }
}

extension FeedState.Validators {
    init(_ headers: [String: String]) {
        self.init(etag: headers["etag"], lastModified: headers["last-modified"])
    }
}

extension FeedDefect {
    /// The defect on one line, with its place.
    var sentence: String {
        let place = line.map { line in " (line \(line)\(column.map { ", column \($0)" } ?? ""))" } ?? ""
        return "the document is damaged: \(message)\(place)"
    }
}

extension Schedule {
    init(_ options: IngestOptions) {
        self.init(
            minimum: options.minimumInterval,
            maximum: options.maximumInterval,
            patience: options.patience
        )
    }
}

extension Sighting {
    fileprivate init(_ candidates: [Candidate]) {
        self.init(
            candidates.map { candidate in
                let date = candidate.article.published ?? candidate.article.updated
                return Entry(
                    name: candidate.entry,
                    published: date?.instant,
                    hasTime: date?.precision.hasTime ?? false
                )
            }
        )
    }
}
