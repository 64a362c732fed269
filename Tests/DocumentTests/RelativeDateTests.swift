import Foundation
import News
import Testing
import Text

@Suite("Relative dates")
struct RelativeDateTests {
    /// Tuesday, 25 November 2025, 10:20:40 UTC.
    private static let observed = Date(timeIntervalSince1970: 1_764_066_040)

    @Test(
        "a span of hours gives the hour, of days the day, of weeks the month",
        arguments: [
            ("il y a 2 heures", "2025-11-25T08:00:00Z", "hour"), ("2 hours ago", "2025-11-25T08:00:00Z", "hour"),
            ("about an hour ago", "2025-11-25T09:00:00Z", "hour"), ("il y a 45 min", "2025-11-25T09:35:00Z", "minute"),
            ("vor 5 Minuten", "2025-11-25T10:15:00Z", "minute"), ("hace 3 días", "2025-11-22", "day"),
            ("منذ ساعتين", "2025-11-25T08:00:00Z", "hour"), ("قبل 3 أيام", "2025-11-22", "day"),
            ("2 ore fa", "2025-11-25T08:00:00Z", "hour"), ("há 2 horas", "2025-11-25T08:00:00Z", "hour"),
            ("3 uur geleden", "2025-11-25T07:00:00Z", "hour"),
            ("il y a 1 heure et 5 minutes", "2025-11-25T09:15:00Z", "minute"),
            ("vor einer Stunde", "2025-11-25T09:00:00Z", "hour"), ("il y a 2 semaines", "2025-11", "month"),
            ("3 months ago", "2025-08", "month"), ("il y a un an", "2024", "year"),
            ("just now", "2025-11-25T10:20:00Z", "minute"),
        ]
    )
    func span(text: String, stamp: String, precision: String) throws {
        let date = try #require(RelativeDate.read(text, observed: Self.observed, zone: nil))
        #expect(date.formatted == stamp)
        #expect(date.precision.rawValue == precision)
        #expect(date.raw == text)
    }

    @Test(
        "a day word gives the day, with a time the minute",
        arguments: [
            ("hier", "2025-11-24"), ("hier à 19h25", "2025-11-24T19:25:00Z"), ("avant-hier", "2025-11-23"),
            ("yesterday at 7:25 pm", "2025-11-24T19:25:00Z"), ("Heute, 09:05 Uhr", "2025-11-25T09:05:00Z"),
            ("أمس الساعة 19:25", "2025-11-24T19:25:00Z"), ("ayer a las 19:25", "2025-11-24T19:25:00Z"),
            ("oggi alle 8:30", "2025-11-25T08:30:00Z"), ("today at 12:30 am", "2025-11-25T00:30:00Z"),
            ("ontem às 19h25", "2025-11-24T19:25:00Z"),
        ]
    )
    func day(text: String, stamp: String) {
        #expect(RelativeDate.read(text, observed: Self.observed, zone: nil)?.formatted == stamp)
    }

    @Test("days and times are those of the publisher's zone")
    func zone() throws {
        let late = Date(timeIntervalSince1970: 1_764_113_400)  // 23:30 UTC, half past midnight in Casablanca
        let zone = try #require(TimeZone(secondsFromGMT: 3600))
        #expect(RelativeDate.read("hier", observed: late, zone: zone)?.formatted == "2025-11-25")
        #expect(RelativeDate.read("hier à 19h25", observed: late, zone: zone)?.formatted == "2025-11-25T18:25:00Z")
    }

    @Test(
        "what is not wholly a relative date is none",
        arguments: [
            "", "2 heures", "4 min de lecture", "hier soir le ministre a parlé", "il y a deux pays", "12 mai 2024",
            "ago",
            "il y a 99999999999999999999 heures", "today in history", "il y a", "hier à 29h90",
        ]
    )
    func none(text: String) {
        #expect(RelativeDate.read(text, observed: Self.observed, zone: nil) == nil)
    }
}
