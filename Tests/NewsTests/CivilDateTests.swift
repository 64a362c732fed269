import Foundation
import News
import Testing

@Suite struct CivilDateTests {
    @Test(
        "moments are written and read back as RFC 3339",
        arguments: [
            (0.0, "1970-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
            (1_766_944_800, "2025-12-28T18:00:00Z"), (4_102_444_799, "2099-12-31T23:59:59Z"),
        ]
    )
    func moments(seconds: Double, text: String) {
        let date = Date(timeIntervalSince1970: seconds)
        #expect(date.rfc3339 == text)
        #expect(Date(rfc3339: text) == date)
    }

    @Test("every day of four centuries comes back as itself")
    func days() {
        for day in stride(from: -146_097, through: 146_097, by: 13) {
            let civil = CivilDate(daysSince1970: day)
            #expect(civil.daysSince1970 == day)
            #expect(civil.exists)
        }
    }

    @Test(
        "a day that the calendar does not have does not exist",
        arguments: [
            CivilDate(year: 2023, month: 2, day: 29), .init(year: 2024, month: 13, day: 1),
            .init(year: 2024, month: 4, day: 31),
        ]
    )
    func impossible(day: CivilDate) {
        #expect(!day.exists)
    }

    @Test(
        "moments that RFC 3339 cannot write are held at its ends",
        arguments: [Double.infinity, 1e300, -1e300, -.infinity]
    )
    func extremes(seconds: Double) {
        let text = Date(timeIntervalSince1970: seconds).rfc3339
        #expect(text == (seconds > 0 ? "9999-12-31T23:59:59Z" : "0000-01-01T00:00:00Z"))
    }

    @Test("a bare date is no more exact than it was stated")
    func bareDates() throws {
        let instant = try #require(Date(rfc3339: "2024-05-05"))
        #expect(StatedDate(instant: instant, precision: .day, raw: "").formatted == "2024-05-05")
        #expect(StatedDate(instant: instant, precision: .month, raw: "").formatted == "2024-05")
        #expect(StatedDate(instant: instant, precision: .hour, raw: "").formatted == "2024-05-05T00:00:00Z")
    }

    @Test(
        "a date is told with the offset it was written with",
        arguments: [
            ("2024-05-15T00:30:00+02:00", "2024-05-15T00:30:00+02:00"),
            ("Tue, 14 May 2024 17:00:00 -0530", "2024-05-14T17:00:00-05:30"),
            ("2024-05-14T22:30:00Z", "2024-05-14T22:30:00Z"), ("14.05.2024 22:30", "2024-05-14T22:30:00Z"),
            ("22:30 14-05-2024", "2024-05-14T22:30:00Z"), ("", "2024-05-14T22:30:00Z"),
            ("22:30 +25:00", "2024-05-14T22:30:00Z"),
        ]
    )
    func writtenOffset(raw: String, expected: String) throws {
        let instant = try #require(Date(rfc3339: "2024-05-14T22:30:00Z"))
        let date = StatedDate(instant: instant, precision: .second, raw: raw)
        #expect(date.written == expected)
        #expect(StatedDate(instant: instant, precision: .day, raw: raw).written == "2024-05-14")
    }

    @Test(
        "what is no moment is not read as one",
        arguments: ["", "2024", "2024-05-05T", "2024-02-30", "abcd-ef-gh", "2024-05-05T25:00:00Z"]
    )
    func refused(text: String) {
        #expect(Date(rfc3339: text) == (text == "2024" ? Date(rfc3339: "2024-01-01") : nil))
    }
}
