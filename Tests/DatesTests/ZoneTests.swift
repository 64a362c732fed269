import Foundation
import News
import Testing
import Text

@Suite("Zones of dates")
struct ZoneTests {
    private func zone(_ name: String) throws -> TimeZone {
        try #require(TimeZone(identifier: name))
    }

    @Test(
        "zone names are read as news sites use them",
        arguments: [
            ("CEST", "11:55"), ("CET", "12:55"), ("EDT", "17:55"), ("PST", "21:55"), ("JST", "04:55"),
            ("AKDT", "21:55"),
            ("Europe/Paris", "11:55"), ("America/New_York", "17:55"), ("+5:30", "08:25"), ("ET", "17:55"),
            ("Z", "13:55"),
        ]
    )
    func names(_ zone: String, _ clock: String) throws {
        let date = try #require(DateReader().read("Sun, 17 May 2020 13:55:00 \(zone)"))
        #expect(date.formatted == "2020-05-17T\(clock):00Z")
    }

    @Test("a date without a zone is read in the reader's, summer time included")
    func fallback() throws {
        let paris = DateReader(zone: try zone("Europe/Paris"))
        #expect(paris.read("2024-07-05 14:30")?.formatted == "2024-07-05T12:30:00Z")
        #expect(paris.read("2024-01-05 14:30")?.formatted == "2024-01-05T13:30:00Z")
        #expect(paris.read("2024-07-05 14:30 +00:00")?.formatted == "2024-07-05T14:30:00Z")
        #expect(DateReader().read("2024-07-05 14:30")?.formatted == "2024-07-05T14:30:00Z")
    }

    @Test("Morocco's clocks go back for Ramadan")
    func casablanca() throws {
        let reader = DateReader(zone: try zone("Africa/Casablanca"))
        #expect(reader.read("15 mai 2024 à 12h00")?.formatted == "2024-05-15T11:00:00Z")
        #expect(reader.read("20 mars 2024 à 12h00")?.formatted == "2024-03-20T12:00:00Z")
    }

    @Test("an offset in brackets is the time's, unless the time has stated one")
    func bracketed() {
        #expect(DateReader().read("12 mars 2024 à 14h30 (GMT+1)")?.formatted == "2024-03-12T13:30:00Z")
        #expect(DateReader().read("2024-03-12 14:30 (UTC-05:00)")?.formatted == "2024-03-12T19:30:00Z")
        #expect(DateReader().read("Tue, 12 Mar 2024 14:30:00 +0200 (GMT+1)")?.formatted == "2024-03-12T12:30:00Z")
        #expect(DateReader().read("2024-03-12 (GMT+1)")?.formatted == "2024-03-12")
    }

    @Test("a zone nobody knows counts as none")
    func unknown() throws {
        let paris = DateReader(zone: try zone("Europe/Paris"))
        #expect(paris.read("Fri, 28 May 2010 21:03:38 XYZ")?.formatted == "2010-05-28T19:03:38Z")
    }

    @Test("a day has no zone")
    func day() throws {
        let tokyo = DateReader(zone: try zone("Asia/Tokyo"))
        #expect(tokyo.read("2024-05-05")?.formatted == "2024-05-05")
    }

    @Test("Korean dates without a zone are Korean time")
    func korean() {
        #expect(DateReader().read("2004년 05월 28일 01:31:15")?.formatted == "2004-05-27T16:31:15Z")
        #expect(DateReader().read("2004-05-25 오후 11:23:17")?.formatted == "2004-05-25T14:23:17Z")
    }
}
