import Duplicates
import Foundation
import News

/// Looks at the page of one stored article, and says what is to be stored of it.
struct RecheckVisitor: Sendable {
    let attempt: PageAttempt
    let options: IngestOptions

    /// One look; the source is nil when it is listed no more.
    ///
    /// - Returns: what to commit, nil when the look was cut off; and the pause that the host's `robots.txt` asks for.
    @concurrent func visit(_ job: RecheckJob, of source: Source?, turn: RequestTurn) async -> (Visit?, Duration?) {
        let started = Date()
        let policy = source.map { $0.recheck ?? options.recheck } ?? .never
        let schedule = RecheckSchedule(follows: policy == .young)
        guard let source, policy != .never, source.page != .never else {
            let sign = PageSign.forbidden("the source's pages are not to be looked at")
            return (visit(schedule.outcome(of: sign, for: job, at: started), nil, job, at: started), nil)
        }
        guard job.looksToday < source.rechecksPerDay ?? options.rechecksPerDay else {
            return (visit(RecheckSchedule.tomorrow(job, at: started), nil, job, at: started), nil)
        }
        let (sign, pause) = await attempt.look(at: job, of: source, turn: turn)
        var candidate: Candidate?
        if case .there(let found, _) = sign { candidate = found }
        let now = Date()
        return (visit(schedule.outcome(of: sign, for: job, at: now), candidate, job, at: now), pause)
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
