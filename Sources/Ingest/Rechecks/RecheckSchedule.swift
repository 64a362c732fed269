import Foundation
import News

/// When a page is looked at again, and what its article is until then.
///
/// Pure. Only the publisher's own word withdraws an article: a status of 404 or 410, a way to the front page, or twice a
/// page that says that there is nothing. Whatever may pass is tried again three times, and then let be.
struct RecheckSchedule {
    /// Whether the source's articles are looked at while they are young.
    var follows: Bool

    /// After an article was first seen.
    static let ages: [TimeInterval] = [3600, 6 * 3600, 86_400, 7 * 86_400]
    /// After one was withdrawn: some come back.
    private static let returns: [TimeInterval] = [86_400, 7 * 86_400]
    /// Before the second, third and fourth look, when the one before told nothing.
    private static let retries: [TimeInterval] = [600, 3600, 6 * 3600]
    /// Before a page that says that there is nothing is asked again.
    private static let doubt: TimeInterval = 6 * 3600

    /// - Returns: nil for a look that was cut off, which changes nothing.
    func outcome(of sign: PageSign, for job: RecheckJob, at now: Date) -> RecheckOutcome? {
        var plan = job.plan
        switch sign {
        case .cancelled: return nil
        case .forbidden(let finding):
            plan.finding = finding
            return end(job, plan, wasAsked: false, at: now)
        case .there(_, let validators):
            plan.wasThere = true
            plan.failures = 0
            plan.doubts = 0
            plan.finding = nil
            plan.validators = validators
            return outcome(job, .live, next(plan, of: job.article, at: now), now)
        case .gone(let finding):
            return gone(job, plan, finding, at: now)
        case .doubtful(let finding):
            plan.doubts += 1
            if plan.doubts >= 2 || job.article.state == .withdrawn { return gone(job, plan, finding, at: now) }
            plan.finding = finding
            plan.due = now.addingTimeInterval(Self.doubt)
            return outcome(job, job.article.state, plan, now)
        case .unclear(let finding):
            plan.failures += 1
            plan.finding = finding
            guard plan.failures <= Self.retries.count else { return end(job, plan, wasAsked: true, at: now) }
            plan.due = now.addingTimeInterval(Self.retries[plan.failures - 1])
            return outcome(job, job.article.state, plan, now)
        }
    }

    /// When as much was asked of the source today as may be: its looks wait for tomorrow.
    static func tomorrow(_ job: RecheckJob, at now: Date) -> RecheckOutcome {
        let tomorrow = ((now.timeIntervalSince1970 / 86_400).rounded(.down) + 1) * 86_400
        return rest(job, until: Date(timeIntervalSince1970: tomorrow), at: now)
    }

    /// A look that was not made, and waits.
    static func rest(_ job: RecheckJob, until due: Date, at now: Date) -> RecheckOutcome {
        var plan = job.plan
        plan.due = due
        return RecheckOutcome(job.id, job.article.state, plan, wasAsked: false, at: now)
    }

    private func gone(_ job: RecheckJob, _ plan: RecheckPlan, _ finding: String, at now: Date) -> RecheckOutcome {
        var plan = plan
        plan.failures = 0
        plan.validators = .init()
        plan.finding = finding
        // A link in a feed that never worked says nothing of the article, as long as the feed shows it.
        let wasKnown = plan.wasThere || job.article.textFrom == .page || plan.reason == .departed
        guard job.article.state == .withdrawn || wasKnown else { return end(job, plan, wasAsked: true, at: now) }
        let since = plan.since ?? now
        plan.reason = .withdrawn
        plan.since = since
        plan.due = Self.returns.lazy.map(since.addingTimeInterval).first { $0 > now }
        return outcome(job, .withdrawn, plan, now)
    }

    /// Nothing more is to be learned by this look; a withdrawn article is looked for when a feed shows it.
    private func end(_ job: RecheckJob, _ plan: RecheckPlan, wasAsked: Bool, at now: Date) -> RecheckOutcome {
        var next = self.next(plan, of: job.article, at: now)
        if job.article.state == .withdrawn {
            next = plan
            next?.failures = 0
            next?.due = nil
        }
        return RecheckOutcome(job.id, job.article.state, next, wasAsked: wasAsked, at: now)
    }

    /// The next look at a young article; nil when there is none.
    private func next(_ plan: RecheckPlan, of article: Article, at now: Date) -> RecheckPlan? {
        let due = Self.ages.lazy.map(article.firstSeen.addingTimeInterval).first { $0 > now }
        guard follows, let due else { return nil }
        var plan = plan
        plan.reason = .young
        plan.since = nil
        plan.failures = 0
        plan.due = due
        return plan
    }

    private func outcome(_ job: RecheckJob, _ state: Article.State, _ plan: RecheckPlan?, _ now: Date)
        -> RecheckOutcome
    {
        RecheckOutcome(job.id, state, plan, wasAsked: true, at: now)
    }
}
