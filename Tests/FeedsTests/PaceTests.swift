import Feeds
import Foundation
import News
import Testing

@Suite("What a feed asks of its visitors")
struct PaceTests {
    @Test("hours and days in which nobody need come are read, 24 as midnight, and what is no hour is not")
    func skipped() throws {
        let head = """
            <title>Essai</title><skipHours><hour>0</hour><hour> 7 </hour><hour>24</hour><hour>25</hour><hour>x</hour></skipHours>
            <skipDays><day>Sunday</day><day>saturday</day><day>Lundi</day></skipDays><ttl>90</ttl>
            """
        let pace = try read(rss("", head: head)).feed.pace
        #expect(pace.skippedHours == 0b1000_0001)
        #expect(pace.skippedDays == 0b100_0001)
        #expect(pace.timeToLive == 5400)
        #expect(pace.updatePeriod == nil)
    }

    @Test("an item's own element of such a name asks for nothing")
    func ofItems() throws {
        let pace = try read(rss("<item><title>A</title><day>Monday</day><hour>3</hour></item>")).feed.pace
        #expect(pace.isEmpty)
    }

    @Test("a period and its frequency are one span, as WordPress writes them with white space")
    func syndication() throws {
        let head = """
            <title>Essai</title>
            <sy:updatePeriod>
            \thourly\t</sy:updatePeriod>
            <sy:updateFrequency>
            \t2\t</sy:updateFrequency>
            <sy:updateBase>2000-01-01T12:00+00:00</sy:updateBase>
            """
        let declared = rss("", head: head)
            .replacing("<rss ", with: #"<rss xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" "#)
        for document in [declared, rss("", head: head)] {
            let pace = try read(document).feed.pace
            #expect(pace.updatePeriod == 1800)
            #expect(pace.updateBase == Date(timeIntervalSince1970: 946_728_000))
        }
    }

    @Test("a frequency alone is a day's, and numbers beyond reason do no harm")
    func extremes() throws {
        let head = "<title>Essai</title><sy:updateFrequency>4</sy:updateFrequency><ttl>9223372036854775807</ttl>"
        let pace = try read(rss("", head: head)).feed.pace
        #expect(pace.updatePeriod == 21_600)
        #expect(pace.timeToLive == 31_536_000)
        let many =
            "<title>A</title><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>99999</sy:updateFrequency>"
        #expect(try read(rss("", head: many)).feed.pace.updatePeriod == 1)
    }
}
