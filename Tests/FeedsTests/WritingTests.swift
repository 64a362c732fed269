import Feeds
import Foundation
import Testing

@Suite("Documents as JSON")
struct WritingTests {
    @Test("the object has the fields that were read and leaves out the others")
    func object() throws {
        let document = try read(
            rss(
                "<item><title>Un \"deux\"</title><guid isPermaLink=\"false\">urn:1</guid><pubDate>5 May 2024</pubDate></item>"
            )
        )
        let parsed = try JSONSerialization.jsonObject(with: Data(document.json().utf8))
        let object = try #require(parsed as? [String: Any])
        #expect(object["format"] as? String == "rss2.0")
        #expect(object["bozo"] as? Bool == false)
        let entries = try #require(object["entries"] as? [[String: Any]])
        try #require(entries.count == 1)
        #expect(entries[0]["title"] as? String == "Un \"deux\"")
        #expect(entries[0]["published"] as? String == "2024-05-05T00:00:00Z")
        #expect(entries[0]["published_precision"] as? String == "day")
        #expect(entries[0]["link"] == nil)
        #expect(entries[0]["authors"] == nil)
    }

    @Test("a defect is told with its place")
    func defect() throws {
        let document = try read("<rss><channel><title>a & b</title></channel></rss>")
        let parsed = try JSONSerialization.jsonObject(with: Data(document.json().utf8))
        let object = try #require(parsed as? [String: Any])
        #expect(object["bozo"] as? Bool == true)
        #expect((object["defect"] as? [String: Any])?["line"] as? Int == 1)
    }
}
