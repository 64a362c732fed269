import Feeds
import News
import Testing

@Suite("JSON Feed")
struct JSONFeedTests {
    private let feed = #"""
        {"version": "https://jsonfeed.org/version/1.1", "title": "Le \"Quotidien\"", "home_page_url": "https://example.org/",
         "feed_url": "https://example.org/feed.json", "language": "fr", "authors": [{"name": "Anne", "url": "/anne"}],
         "items": [
           {"id": 17, "url": "/17", "title": "\u00c9t\u00e9 \ud83c\udf1e", "content_html": "<p><a href=\"b\">x</a></p>",
            "date_published": "2024-05-05T10:00:00+01:00", "tags": ["a", "b"], "image": "i.png",
            "attachments": [{"url": "/17.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 12, "duration_in_seconds": 60}]},
           {"id": "18", "content_text": "3 < 5", "author": {"name": "Luc"}, "tags": "c, d"}
         ]}
        """#

    @Test("escapes of control characters are left out, those of windows-1252 letters are the letters")
    func escapes() throws {
        let text =
            ##"{"version": "https://jsonfeed.org/version/1", "items": [{"id": "a\u007f\u0081b\u0096\uffff\u0001", "title": "t"}]}"##
        #expect(try read(text).entries.first?.id == "ab–")
    }

    @Test("feed and items are read, addresses resolved")
    func whole() throws {
        let document = try read(feed, url: "https://example.org/feed.json")
        #expect(document.format == "json1.1")
        #expect(document.defect == nil)
        #expect(document.feed.title == #"Le "Quotidien""#)
        #expect(document.feed.authors == [FeedPerson(name: "Anne", url: "https://example.org/anne")])
        let first = document.entries[0]
        #expect(first.id == "17")
        #expect(first.title == "Été 🌞")
        #expect(first.link == "https://example.org/17")
        #expect(first.content?.value == #"<p><a href="https://example.org/b">x</a></p>"#)
        #expect(first.published?.formatted == "2024-05-05T09:00:00Z")
        #expect(first.enclosures == [Enclosure(url: "https://example.org/17.mp3", type: "audio/mpeg", length: 12)])
        #expect(first.details.duration == 60)
        let second = document.entries[1]
        #expect(second.content == FeedContent(value: "3 < 5", isHTML: false))
        #expect(second.authors == [FeedPerson(name: "Luc")])
        #expect(second.categories.map(\.term) == ["c", "d"])
    }

    @Test("a feed cut anywhere keeps the items before the cut, and only whole ones")
    func cut() throws {
        let bytes = Array(feed.utf8)
        for length in stride(from: 1, to: bytes.count, by: 1) {
            guard let document = try? FeedReader().read(Array(bytes.prefix(length))) else { continue }
            #expect(document.defect != nil, "cut at \(length)")
            #expect(document.entries.allSatisfy { $0.content != nil && $0.id != nil }, "cut at \(length)")
        }
        let almost = try FeedReader().read(Array(bytes.dropLast(20)))
        #expect(almost.entries.map(\.id) == ["17"])
    }

    @Test("other JSON is no feed")
    func others() {
        for text in ["{}", "[]", "[1]", #"{"items": [{"a": 1}]}"#, #"{"title": "x"}"#, "{", #"{"version": 1}"#] {
            #expect(refusal(text)?.code == .notAFeed, "\(text)")
        }
    }

    @Test("deep nesting ends the reading, not the process")
    func deep() {
        let text = #"{"version":"https://jsonfeed.org/version/1","items":"# + String(repeating: "[", count: 1_000_000)
        #expect(throws: Never.self) { _ = try? read(text) }
    }
}
