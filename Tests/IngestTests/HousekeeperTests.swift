import Foundation
import News
import Testing

@testable import Ingest

@Suite("Housekeeping") struct HousekeeperTests {
    @Test("the archive is gone through once a night, and every two days on a machine that sleeps then")
    func nights() throws {
        let zone = try #require(TimeZone(identifier: "Africa/Casablanca"))
        let noon = try #require(Date(rfc3339: "2026-11-22T11:00:00Z"))
        let night = try #require(Date(rfc3339: "2026-11-23T01:30:00Z"))
        func isDue(_ now: Date, _ last: Date?) -> Bool {
            Housekeeper.isDue(at: now, after: last, since: noon, in: zone)
        }
        #expect(!isDue(noon, nil))
        #expect(isDue(night, nil))
        #expect(!isDue(night.addingTimeInterval(3600), night))
        #expect(!isDue(night.addingTimeInterval(12 * 3600), night))
        #expect(isDue(night.addingTimeInterval(86_400), night))
        #expect(isDue(noon.addingTimeInterval(48 * 3600), nil))
    }

    @Test("what a source says of its articles goes before what holds for all, number and age apart")
    func rules() {
        let now = Date(timeIntervalSince1970: 1_760_000_000)
        var retention = ArticleRetention()
        retention.age = .seconds(30 * 86_400)
        retention.mostOfSource = 100
        var sources = ["a", "b", "c"].map {
            Source(id: Source.ID(rawValue: $0), place: .feed(url: "https://a.example/"))
        }
        sources[1].retention.age = .some(nil)
        sources[2].retention.most = 5
        let rules = retention.rules(for: sources, visits: nil, at: now)
        let month = now.addingTimeInterval(-30 * 86_400)
        #expect(rules.bounds(of: sources[0].id) == .init(before: month, most: 100))
        #expect(rules.bounds(of: sources[1].id) == .init(before: nil, most: 100))
        #expect(rules.bounds(of: sources[2].id) == .init(before: month, most: 5))
        #expect(rules.visitsBefore == nil && rules.mostInAll == nil)
    }
}
