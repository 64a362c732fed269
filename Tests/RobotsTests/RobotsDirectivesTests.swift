import Foundation
import Testing
import Text

@Suite("What a page asks of those who read it")
struct RobotsDirectivesTests {
    private func header(_ value: String) -> RobotsDirectives {
        var directives = RobotsDirectives()
        directives.read(header: value, for: ["depeche"])
        return directives
    }

    @Test(
        "the header's words for everybody and for us are kept",
        arguments: [
            ("noindex", ["noindex"]), (" NoIndex ,noarchive,, noindex", ["noindex", "noarchive"]),
            ("googlebot: noindex, nofollow", []), ("googlebot: noindex\nnoarchive", ["noarchive"]),
            ("Depeche: noindex", ["noindex"]),
            ("googlebot: nofollow, depeche: noindex, noarchive", ["noindex", "noarchive"]),
            ("max-snippet:50, max-image-preview: large", ["max-snippet:50", "max-image-preview:large"]),
            ("", []), ("noindex\u{7}", []), ("\(String(repeating: "x", count: 65))", []),
        ]
    )
    func words(value: String, words: [String]) {
        #expect(header(value).words == words)
    }

    @Test(
        "the day from which a page is gone is read with its comma",
        arguments: [
            "unavailable_after: 25 Jun 2028 15:00:00 GMT",
            "unavailable_after: Sun, 25 Jun 2028 15:00:00 GMT, noarchive",
            "noarchive, unavailable_after:2028-06-25T15:00:00Z",
        ]
    )
    func until(value: String) {
        #expect(header(value).unavailableAfter == Date(timeIntervalSince1970: 1_845_558_000))
        #expect(header(value).words == (value.contains("noarchive") ? ["noarchive"] : []))
        #expect(header("otherbot: " + value).unavailableAfter == nil)
    }

    @Test("the page's own meta counts when it is for everybody or for us")
    func meta() {
        var directives = RobotsDirectives()
        directives.read(meta: "googlebot", content: "noindex", for: ["depeche"])
        #expect(directives.isEmpty && !directives.forbidsListing)
        directives.read(meta: "ROBOTS", content: "none", for: ["depeche"])
        #expect(directives.forbidsListing && directives.forbidsCopies)
        directives.read(meta: "depeche", content: "noai", for: ["depeche"])
        #expect(directives.words == ["none", "noai"])
    }

    @Test("no more than 32 words are kept")
    func bound() {
        #expect(header((0..<1_000).map { "w\($0)" }.joined(separator: ",")).words.count == 32)
    }
}
