import Foundation
import News
import Testing
import Text

@testable import Feeds

@Suite("Many entries")
struct EntriesTests {
    /// An entry in which everything is said that can be.
    private func full(_ number: Int) -> FeedEntry {
        let date = StatedDate(
            instant: Date(timeIntervalSince1970: 1.7e9 + Double(number) / 8),
            precision: .day,
            raw: "x"
        )
        var entry = FeedEntry()
        entry.id = "urn:é:\(number)"
        entry.title = String(repeating: "ش", count: number % 300)
        entry.link = "https://a.ma/\(number)"
        entry.links = [FeedLink(url: "https://a.ma/\(number)"), FeedLink(url: "", rel: "x/y", type: "text/html")]
        entry.links[1].title = "t"
        entry.links[1].language = "fr"
        entry.links[1].length = -number
        entry.summary = FeedContent(value: "<p>a</p>", isHTML: true, base: WebAddress("https://a.ma/\(number % 3)/"))
        entry.content = FeedContent(value: "", isHTML: false)
        entry.authors = [FeedPerson(name: "A", email: "b@c.ma", url: "https://a.ma"), FeedPerson(name: "")]
        entry.categories = [FeedCategory(term: "t", scheme: "s", label: "l"), FeedCategory(term: "u")]
        entry.published = date
        entry.updated = StatedDate(instant: .distantPast, precision: .year, raw: "")
        entry.enclosures = [Enclosure(url: "https://a.ma/a.mp3", type: "audio/mpeg", length: .max)]
        entry.image = "https://a.ma/i.jpg"
        entry.language = "ar"
        entry.origin = Via(name: "V", url: "https://v.ma/")
        var details = FeedEntryDetails()
        details.originID = "o"
        details.originUpdated = date
        details.contributors = [FeedPerson(name: "C")]
        details.publisher = FeedPerson(name: "P")
        details.created = date
        details.media = [Enclosure(url: "m", length: .min)]
        details.comments = "c"
        details.commentFeed = "f"
        details.commentCount = 0
        details.inReplyTo = "r"
        details.duration = 3600
        details.isExplicit = number.isMultiple(of: 2)
        details.rights = "©"
        details.place = FeedPlace(shape: .polygon, corners: [[-1.5, 2, .pi], [], [0.1]])
        entry.details = details
        return entry
    }

    @Test("an entry that was packed is the same when it is looked at")
    func packing() {
        var packed = PackedEntries()
        var whole: [FeedEntry] = []
        for number in 0..<3000 {
            let entry = number.isMultiple(of: 7) ? FeedEntry() : full(number)
            whole.append(entry)
            packed.append(entry)
        }
        var large = full(1)
        large.content = FeedContent(value: String(repeating: "a", count: 400_000), isHTML: true)
        packed.append(large)
        packed.append(full(2))
        whole += [large, full(2)]
        #expect(packed.count == whole.count)
        for index in whole.indices { #expect(packed[index] == whole[index]) }
    }

    @Test("entries are found in their order, whether they are packed or not, and equal what was appended")
    func order() {
        let all = (0..<FeedEntries.mostUnpacked * 2).map { number in
            var entry = FeedEntry()
            entry.id = "\(number)"
            return entry
        }
        var entries = FeedEntries(all)
        #expect(entries.map(\.id) == all.map(\.id))
        #expect(entries.elementsEqual(all))
        #expect(entries == FeedEntries(all))
        #expect(entries.last?.id == "\(all.count - 1)")
        entries.append(FeedEntry())
        #expect(entries != FeedEntries(all))
        #expect(entries.count == all.count + 1)
        let none: FeedEntries = []
        #expect(none.isEmpty && none == FeedEntries())
    }
}
