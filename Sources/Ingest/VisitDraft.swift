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
    /// The document, when entries came and went unseen between the visit before and this one.
    private(set) var gap: FeedDocument?
    /// The document and its answer, when it lists sitemaps; the visit is settled once they were looked at.
    private(set) var index: (document: FeedDocument, answer: FetchResponse, digest: String)?

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
                visit.record.outcome = .read
                index = (document, response, digest)
                return
            }
            let all = candidates(in: document, of: response)
            visit.candidates = sieve.isEmpty ? all : all.filter { sieve.lets($0.article) }
            visit.record.entries = document.entries.count
            visit.record.dropped = all.count - visit.candidates.count
            visit.record.error = document.defect.map(\.sentence)
            visit.state.title = document.feed.title
            visit.state.pace = document.feed.pace
            // What is missing from a document that was cut would look new the next time.
            var sighting = Sighting.unchanged
            if !document.isCut {
                let (mark, isGap) = EntrySample.continuation(from: visit.state.newestEntries, to: all)
                sighting = Sighting(all, by: mark, sawGap: isGap)
                if isGap == true { gap = document }
                visit.state.newestEntries = EntrySample.of(all)
                if document.defect == nil { compare(all) }
            }
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

    /// Looks which entries left the feed before their turn, and which came back to it.
    private mutating func compare(_ all: [Candidate]) {
        let before = visit.state.listing.map(FeedListing.init(bytes:))
        let listing = options.mayLook(at: source) ? FeedListing(all) : nil
        visit.state.listing = listing?.bytes
        visit.wish.young = options.firstLook(of: source, at: started)
        guard let before, let listing else { return }
        visit.wish.departed = before.departures(in: listing)
        visit.wish.arrived = before.arrivals(in: listing)
    }

    /// Reads a further document of the visit, such as an older page of the feed.
    ///
    /// - Returns: the document and its entries; nil when it is none.
    func further(_ response: FetchResponse) -> (document: FeedDocument, candidates: [Candidate])? {
        let type = response.headers["content-type"]
        guard let document = try? reader.read(response.body, url: response.url, contentType: type) else { return nil }
        return (document, candidates(in: document, of: response))
    }

    private func candidates(in document: FeedDocument, of response: FetchResponse) -> [Candidate] {
        var candidates = EntryNormaliser(source: source, at: started).candidates(in: document)
        guard let kept = response.document else { return candidates }
        for index in candidates.indices { candidates[index].feedDocument = kept }
        return candidates
    }

    /// Adds entries of a further document, those that the visit has already aside.
    ///
    /// - Returns: how many were added to it.
    mutating func add(_ candidates: [Candidate]) -> Int {
        var entries = Set(visit.candidates.map(\.entry))
        var articles = Set(visit.candidates.map(\.article.id))
        let fresh = candidates.filter { candidate in
            let isNew = entries.insert(candidate.entry).inserted
            return articles.insert(candidate.article.id).inserted && isNew
        }
        let kept = fresh.filter { sieve.lets($0.article) }
        visit.candidates += kept
        visit.record.entries += fresh.count
        visit.record.dropped += fresh.count - kept.count
        return fresh.count
    }

    /// Ends the visit of an index whose sitemaps were looked at.
    mutating func settleIndex(_ progress: SitemapProgress, isComplete: Bool) {
        guard let index else { return }
        visit.state.title = index.document.feed.title
        visit.state.sitemaps = progress
        visit.record.error = index.document.defect.map(\.sentence)
        // Only what changed was read: that it shares nothing with what changed before says nothing.
        let sighting = Sighting(visit.candidates, by: .name, sawGap: false)
        settle(as: index.document.defect == nil ? .read : .damaged, by: index.answer, sighting)
        if isComplete, !index.document.isCut {
            visit.state.documentDigest = index.digest
            visit.state.lastWhole = started
        } else {
            // The index is to be read again, though it will not have changed.
            visit.state.validators = .init()
            visit.state.documentDigest = nil
        }
    }

    private var reader: FeedReader { FeedReader(of: source, options) }

    /// What a success leaves behind; the validators are those of this answer and no others, 304 included.
    private mutating func settle(as outcome: VisitRecord.Outcome, by response: FetchResponse, _ sighting: Sighting) {
        visit.state.consecutiveFailures = 0
        visit.state.lastError = nil
        visit.state.failingSince = nil
        visit.state.parking = nil
        visit.state.validators = FeedState.Validators(response.headers, at: started)
        visit.record.outcome = outcome
        let habit = learn(sighting)
        let plan = schedule.plan(afterSuccessOf: source, habit: habit, at: started)
        let bounds = LowerBounds(headers: response.headers, pace: visit.state.pace)
        apply(bounds.applied(to: plan, of: source, at: started))
        visit.state.lastSuccess = started
    }

    /// Adds to what the logbook says of the visit.
    mutating func note(_ text: String) {
        visit.record.note = visit.record.note.map { $0 + "; " + text } ?? text
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

extension FeedReader {
    /// Reads the documents of a source.
    init(of source: Source, _ options: IngestOptions) {
        var limits = FeedReader.Limits()
        limits.maximumBytes = source.fetch.maximumBytes ?? options.maximumBytes
        self.init(
            limits: limits,
            zone: source.timezone.flatMap(TimeZone.init(identifier:)),
            sanitises: false
        )
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
    fileprivate init(_ candidates: [Candidate], by mark: EntrySample.Mark, sawGap: Bool?) {
        self.init(
            candidates.map { candidate in
                let date = candidate.article.published ?? candidate.article.updated
                return Entry(
                    name: mark.text(of: candidate),
                    published: date?.instant,
                    hasTime: date?.precision.hasTime ?? false
                )
            },
            sawGap: sawGap
        )
    }
}
