import Foundation
import News
import Testing

@testable import Ingest

@Suite struct PageTurnsTests {
    private let now = Date(timeIntervalSince1970: 1_760_000_000)

    private func job(_ id: Int64, on host: String) -> PageJob {
        let source = Source.ID(rawValue: "s")
        let article = Article(
            id: Article.ID(rawValue: "\(id)"),
            source: source,
            text: "",
            textFrom: .feed,
            wordCount: 0,
            digest: "",
            firstSeen: now
        )
        return PageJob(
            id: id,
            source: source,
            candidate: Candidate(entry: "\(id)", article: article),
            page: PageAddress(url: "https://\(host)/\(id)", host: host),
            queued: now,
            due: now,
            attempts: 0,
            problem: nil
        )
    }

    @Test("the pause that a publisher asks for is kept between starts, from when it is known")
    func crawlDelay() throws {
        var turns = PageTurns()
        var courtesy = Courtesy(perHost: 2, delay: .seconds(2))
        turns.add((1...5).map { job($0, on: "a") } + [job(9, on: "b")])
        var next: Date?
        let first = try #require(turns.next(&courtesy, at: now, next: &next))
        #expect(turns.next(&courtesy, at: now, next: &next)?.id == 9)
        #expect(turns.next(&courtesy, at: now, next: &next) == nil && next == now.addingTimeInterval(2))
        courtesy.end(on: "a", at: now.addingTimeInterval(1))
        turns.end(first, crawlDelay: .seconds(90), at: now.addingTimeInterval(1))
        // Counted from its end, for want of anything better to count from, and from each start thereafter.
        next = nil
        #expect(turns.next(&courtesy, at: now.addingTimeInterval(60), next: &next) == nil)
        #expect(next == now.addingTimeInterval(91))
        #expect(turns.next(&courtesy, at: now.addingTimeInterval(91), next: &next)?.id == 2)
        // The second is still under way, and there would be room for another.
        next = nil
        #expect(turns.next(&courtesy, at: now.addingTimeInterval(100), next: &next) == nil)
        #expect(next == now.addingTimeInterval(181))
    }
}
