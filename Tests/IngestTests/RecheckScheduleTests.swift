import Foundation
import News
import Testing

@testable import Ingest

@Suite("When a page is looked at again") struct RecheckScheduleTests {
    private let seen = Date(timeIntervalSince1970: 1_760_000_000)

    private func job(_ plan: RecheckPlan, from origin: Article.TextOrigin = .page) -> RecheckJob {
        let article = Article(
            id: Article.ID(rawValue: "0000000000000001"),
            source: Source.ID(rawValue: "a"),
            text: "Un texte.",
            textFrom: origin,
            wordCount: 2,
            digest: "d",
            firstSeen: seen
        )
        return RecheckJob(
            id: 1,
            article: article,
            source: article.source,
            entry: "guid:1",
            feedDigest: "d",
            plan: plan,
            looksToday: 0
        )
    }

    private func after(_ hours: Double) -> Date { seen.addingTimeInterval(hours * 3600) }

    @Test("a young article is looked at after an hour, six hours, a day and a week, and then no more")
    func young() throws {
        let schedule = RecheckSchedule(follows: true)
        var plan: RecheckPlan? = RecheckPlan(.young, due: after(1))
        var looks: [Double] = []
        while let due = plan?.due, let present = plan {
            looks.append(due.timeIntervalSince(seen) / 3600)
            // A little late, as looks are.
            let outcome = schedule.outcome(of: .there(nil, .init()), for: job(present), at: due.addingTimeInterval(60))
            plan = outcome?.plan
            #expect(outcome?.state == .live)
        }
        #expect(looks == [1, 6, 24, 168])
        #expect(
            RecheckSchedule(follows: false).outcome(
                of: .there(nil, .init()),
                for: job(.init(.departed, due: seen)),
                at: seen
            )?.plan == nil
        )
    }

    @Test("what may pass is tried again three times and withdraws nothing")
    func passing() throws {
        let schedule = RecheckSchedule(follows: false)
        var plan: RecheckPlan? = RecheckPlan(.departed, due: after(1))
        var waits: [TimeInterval] = []
        while let due = plan?.due, let present = plan {
            let outcome = try #require(schedule.outcome(of: .unclear("503"), for: job(present), at: due))
            #expect(outcome.state == .live)
            plan = outcome.plan
            if let next = plan?.due { waits.append(next.timeIntervalSince(due)) }
        }
        #expect(waits == [600, 3600, 21_600])
    }

    @Test("a page that only says that there is nothing withdraws at the second time, six hours later")
    func doubt() throws {
        let schedule = RecheckSchedule(follows: false)
        let first = try #require(
            schedule.outcome(of: .doubtful("nothing"), for: job(.init(.departed, due: seen)), at: seen)
        )
        #expect(first.state == .live)
        let plan = try #require(first.plan)
        #expect(plan.due == after(6))
        let second = try #require(schedule.outcome(of: .doubtful("nothing"), for: job(plan), at: after(6)))
        #expect(second.state == .withdrawn)
        // What is found in between takes the doubt away.
        let found = schedule.outcome(of: .there(nil, .init()), for: job(plan), at: after(6))
        #expect(found?.state == .live && found?.plan == nil)
    }

    @Test("a withdrawn article is looked for after a day and a week, and then when a feed shows it")
    func returns() throws {
        let schedule = RecheckSchedule(follows: false)
        let gone = try #require(schedule.outcome(of: .gone("404"), for: job(.init(.departed, due: seen)), at: seen))
        #expect(gone.state == .withdrawn)
        var plan = try #require(gone.plan)
        var withdrawn = job(plan)
        withdrawn.article.state = .withdrawn
        var looks: [Double] = []
        while let due = plan.due {
            looks.append(due.timeIntervalSince(seen) / 3600)
            withdrawn.plan = plan
            let outcome = try #require(schedule.outcome(of: .gone("404"), for: withdrawn, at: due))
            #expect(outcome.state == .withdrawn)
            plan = try #require(outcome.plan)
        }
        #expect(looks == [24, 168])
        withdrawn.plan = plan
        #expect(schedule.outcome(of: .there(nil, .init()), for: withdrawn, at: after(500))?.state == .live)
        // An error does not bring it back, nor forget that it may come back.
        for _ in 0..<4 {
            withdrawn.plan = schedule.outcome(of: .unclear("503"), for: withdrawn, at: after(500))?.plan ?? plan
        }
        #expect(withdrawn.plan.reason == .withdrawn && withdrawn.plan.due == nil)
    }

    @Test("a link that never worked withdraws nothing while the feed shows the article")
    func brokenLink() throws {
        let schedule = RecheckSchedule(follows: true)
        let never = schedule.outcome(of: .gone("404"), for: job(.init(.young, due: seen), from: .feed), at: after(1))
        #expect(never?.state == .live)
        var plan = RecheckPlan(.young, due: seen)
        plan.wasThere = true
        #expect(schedule.outcome(of: .gone("404"), for: job(plan, from: .feed), at: after(1))?.state == .withdrawn)
        let departed = schedule.outcome(
            of: .gone("404"),
            for: job(.init(.departed, due: seen), from: .feed),
            at: after(1)
        )
        #expect(departed?.state == .withdrawn)
    }

    @Test("a source that was asked for enough today is asked tomorrow")
    func tomorrow() {
        let outcome = RecheckSchedule.tomorrow(job(.init(.young, due: seen)), at: seen)
        #expect(outcome.plan?.due?.rfc3339 == "2025-10-10T00:00:00Z")
        #expect(!outcome.wasAsked)
    }
}

@Suite("What left a feed") struct FeedListingTests {
    private func listing(_ numbers: [Int], dated: Bool = true) throws -> FeedListing {
        let candidates = numbers.map { number in
            let id = String(format: "%016x", number)
            var article = Article(
                id: Article.ID(rawValue: id),
                source: Source.ID(rawValue: "a"),
                text: "",
                textFrom: .feed,
                wordCount: 0,
                digest: id,
                firstSeen: .distantPast
            )
            if dated {
                let instant = Date(timeIntervalSince1970: 1_760_000_000 + 600 * Double(number))
                article.published = StatedDate(instant: instant, precision: .second, raw: "")
            }
            return Candidate(entry: "guid:" + id, article: article)
        }
        let listing = try #require(FeedListing(candidates))
        return FeedListing(bytes: listing.bytes)
    }

    private func gone(_ before: [Int], _ after: [Int], dated: Bool = true) throws -> [Int] {
        try listing(before, dated: dated).departures(in: listing(after, dated: dated))
            .compactMap { Int($0.rawValue, radix: 16) }
    }

    @Test("one that younger and older ones outlast left before its turn, whichever way the feed is sorted")
    func middle() throws {
        let ten = Array((1...10).reversed())
        #expect(try gone(ten, [11] + ten.filter { $0 != 6 }) == [6])
        #expect(try gone(ten.reversed(), ten.reversed().filter { $0 != 6 } + [11]) == [6])
    }

    @Test("those at the end went in their turn, and the newest may yet be waited for")
    func ends() throws {
        let ten = Array((1...10).reversed())
        #expect(try gone(ten, [13, 12, 11] + ten.dropLast(3)) == [])
        #expect(try gone(ten, Array(ten.dropFirst())) == [])
        // An old article that is pinned at the end does not make the others' end a middle.
        #expect(try gone(ten + [0], [12, 11] + ten.dropLast(2) + [0]) == [])
    }

    @Test("a list that is not by time, is without dates, was rebuilt or is too small tells nothing")
    func unclear() throws {
        let ten = Array((1...10).reversed())
        #expect(try gone([4, 9, 1, 7, 3, 10, 2, 8, 5, 6], [4, 9, 1, 7, 10, 2, 8, 5, 6]) == [])
        #expect(try gone(ten, ten.filter { $0 != 6 }, dated: false) == [])
        #expect(try gone(ten, ten.filter { ![3, 4, 5, 6, 7].contains($0) }) == [])
        #expect(try gone([3, 2, 1], [3, 1]) == [])
        #expect(try gone(ten, []) == [] && gone([], ten) == [])
    }

    @Test("what comes back to a feed arrives again")
    func arrivals() throws {
        let arrived = try listing([5, 4, 2, 1]).arrivals(in: listing([6, 5, 4, 3, 2, 1]))
        #expect(Set(arrived.compactMap { Int($0.rawValue, radix: 16) }) == [3, 6])
    }
}
