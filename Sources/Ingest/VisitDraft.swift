import Duplicates
import Feeds
import Foundation
import News
import Rhythm

/// What a visit to a feed amounts to, put together from the publisher's answer.
///
/// Pure. Validators and digest are kept only with a document that was read whole: what hides an entry is never
/// remembered before the entry is stored.
struct VisitDraft {
    private let source: Source
    private let goal: VisitGoal
    private let sieve: Sieve
    private let options: IngestOptions
    private let schedule: Schedule
    private let backoff: Backoff

    var visit: Visit

    private var started: Date { visit.record.started }

    init(
        of source: Source,
        to goal: VisitGoal,
        after state: FeedState,
        at started: Date,
        sieve: Sieve,
        options: IngestOptions
    ) {
        self.source = source
        self.goal = goal
        self.sieve = sieve
        self.options = options
        schedule = Schedule(options)
        backoff = Backoff(minimum: options.minimumInterval, maximum: options.maximumInterval)
        visit = Visit(state: state, record: VisitRecord(source: source.id, started: started))
        visit.state.lastVisit = started
    }

    mutating func take(_ answer: Answer) {
        visit.contact = Contact(answer.reach, retryAfter: answer.retryAfter)
        visit.record.status = answer.response?.status
        visit.record.bytes = answer.response?.receivedBytes ?? 0
        switch answer {
        case .document(let response):
            let digest = ContentDigest.of(response.body)
            if digest == visit.state.documentDigest, !response.body.isEmpty {
                visit.state.lastWhole = started
                settle(as: .unchanged, by: response, .unchanged)
            } else {
                read(response, digest)
            }
        case .unchanged(let response): settle(as: .unchanged, by: response, .unchanged)
        case .gone, .throttled, .refused, .unreachable:
            // A new place that is gone says nothing of the old one, which is tried next.
            let failure = goal.isMove && answer.failure == .gone ? .lasting : answer.failure ?? .lasting
            fail(answer.problem ?? "no answer", failure, asked: answer.retryAfter)
        }
        if visit.record.outcome != .failed, let response = answer.response {
            Relocation(goal, response.redirects, source).note(in: &visit)
        }
    }

    private mutating func read(_ response: FetchResponse, _ digest: String) {
        do throws(FeedError) {
            let document = try reader.read(
                response.body,
                url: response.url,
                contentType: response.headers["content-type"]
            )
            guard document.format != "sitemapindex" else {
                let sitemaps = document.entries.prefix(32).compactMap(\.link)
                throw FeedError(.index, detail: "it lists sitemaps, not articles", announced: sitemaps)
            }
            let all = EntryNormaliser(source: source, at: started).candidates(in: document)
            visit.candidates = all.filter { sieve.lets($0.article) }
            visit.record.entries = document.entries.count
            visit.record.dropped = all.count - visit.candidates.count
            visit.record.error = document.defect.map(\.sentence)
            visit.state.title = document.feed.title
            visit.state.pace = document.feed.pace
            // What is missing from a document that was cut would look new the next time.
            let sighting = document.isCut ? Sighting.unchanged : Sighting(all)
            settle(as: document.defect == nil ? .read : .damaged, by: response, sighting)
            if document.isCut {
                visit.state.validators = .init()
                visit.state.documentDigest = nil
            } else {
                visit.state.documentDigest = digest
                visit.state.lastWhole = started
            }
        } catch {
            visit.state.validators = .init()
            visit.state.documentDigest = nil
            let place = Diversion(response)?.sentence ?? error.why
            fail([place, error.remedy].compactMap(\.self).joined(separator: "; "), .lasting, asked: nil)
        }
    }

    private var reader: FeedReader {
        var limits = FeedReader.Limits()
        limits.maximumBytes = source.fetch.maximumBytes ?? options.maximumBytes
        return FeedReader(
            limits: limits,
            zone: source.timezone.flatMap(TimeZone.init(identifier:)),
            sanitises: false
        )
    }

    /// What a success leaves behind; the validators are those of this answer and no others, 304 included.
    private mutating func settle(as outcome: VisitRecord.Outcome, by response: FetchResponse, _ sighting: Sighting) {
        visit.state.lastSuccess = started
        visit.state.consecutiveFailures = 0
        visit.state.lastError = nil
        visit.state.failingSince = nil
        visit.state.parking = nil
        visit.state.validators = FeedState.Validators(response.headers, at: started)
        visit.record.outcome = outcome
        let plan = schedule.plan(afterSuccessOf: source, habit: learn(sighting), at: started)
        let bounds = LowerBounds(headers: response.headers, pace: visit.state.pace)
        apply(bounds.applied(to: plan, of: source, at: started))
    }

    private mutating func learn(_ sighting: Sighting) -> Habit {
        var habit = visit.state.habit.flatMap(Habit.init(bytes:)) ?? Habit()
        habit.learn(sighting, at: started)
        visit.state.habit = habit.bytes
        // Told once in a silence: the next entry ends it.
        visit.state.silenceTold = habit.silence(at: started) == nil ? nil : visit.state.silenceTold ?? started
        return habit
    }

    private mutating func fail(_ problem: String, _ failure: Backoff.Failure, asked: Duration?) {
        visit.state.consecutiveFailures += 1
        visit.state.lastError = problem
        visit.state.failingSince = visit.state.failingSince ?? started
        visit.state.parking = visit.state.parking ?? Backoff.parking(after: failure, visit.state, at: started)
        visit.record.outcome = .failed
        visit.record.error = problem
        apply(backoff.plan(after: failure, asked: asked, of: source, visit.state, at: started))
    }

    private mutating func apply(_ plan: Schedule.Plan) {
        visit.state.nextVisit = plan.date
        visit.state.reason = plan.reason
        visit.state.wait = plan.wait
        visit.record.nextVisit = plan.date
        visit.record.reason = plan.reason
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
