import Duplicates
import Foundation
import News

/// Looks at the page of one stored article, and says what is to be stored of it.
struct RecheckVisitor: Sendable {
    let attempt: PageAttempt
    let options: IngestOptions
    let rests: PageRests

    /// What came of a look.
    struct End: Sendable {
        /// What to commit; nil when the look was cut off.
        var visit: Visit?
        /// The pause that the host's `robots.txt` asks for.
        var crawlDelay: Duration?
        /// Until when an answer asked to be left alone.
        var rest: Date?
    }

    /// One look; the source is nil when it is listed no more.
    @concurrent func visit(_ job: RecheckJob, of source: Source?, turn: RequestTurn) async -> End {
        let started = Date()
        let policy = source.map { $0.recheck ?? options.recheck } ?? .never
        let schedule = RecheckSchedule(follows: policy == .young)
        guard let source, policy != .never, source.page != .never else {
            let sign = PageSign.forbidden("the source's pages are not to be looked at")
            return End(visit: visit(schedule.outcome(of: sign, for: job, at: started), nil, job, at: started))
        }
        guard job.looksToday < source.rechecksPerDay ?? options.rechecksPerDay else {
            return End(visit: visit(RecheckSchedule.tomorrow(job, at: started), nil, job, at: started))
        }
        if let rest = job.host.flatMap({ rests.end(of: job.source, on: $0, at: started) }) {
            return End(visit: visit(RecheckSchedule.rest(job, until: rest, at: started), nil, job, at: started))
        }
        var attempt = attempt
        let listener = ListeningTransport(attempt.transport)
        attempt.transport = listener
        let (sign, pause) = await attempt.look(at: job, of: source, turn: turn)
        var candidate: Candidate?
        if case .there(let found, _) = sign { candidate = found }
        let now = Date()
        return End(
            visit: visit(schedule.outcome(of: sign, for: job, at: now), candidate, job, at: now),
            crawlDelay: pause,
            rest: listener.end
        )
    }

    private func visit(
        _ outcome: RecheckOutcome?,
        _ candidate: Candidate?,
        _ job: RecheckJob,
        at now: Date
    ) -> Visit? {
        guard let outcome else { return nil }
        var visit = Visit(
            state: FeedState(source: job.article.source, nextVisit: now),
            record: VisitRecord(source: job.article.source, started: now),
            candidates: candidate.map { [$0] } ?? []
        )
        visit.recheck = outcome
        return visit
    }
}
