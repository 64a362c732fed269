import Feeds
import Testing

@Suite("What is no feed")
struct NotAFeedTests {
    @Test("an empty document is empty", arguments: ["", " \n\t", "\u{FEFF}", "\u{0}\u{0}"])
    func empty(_ text: String) {
        #expect(refusal(text)?.code == .empty)
    }

    @Test("a web page is named as one, with the feeds it announces")
    func page() throws {
        let error = try #require(
            refusal(
                """
                <!DOCTYPE html><html><head><title>Accueil</title>
                <link rel="stylesheet" href="/a.css">
                <link rel="alternate" type="application/rss+xml" title="À la une" href="/feed?a=1&amp;b=2">
                <LINK REL='alternate' TYPE='application/atom+xml' HREF='https://feeds.example.net/atom'>
                <link rel="alternate" hreflang="ar" href="/ar/">
                </head><body><p>Bonjour</p></body></html>
                """,
                url: "https://www.example.org/accueil"
            )
        )
        #expect(error.code == .html)
        #expect(error.announced == ["https://www.example.org/feed?a=1&b=2", "https://feeds.example.net/atom"])
        #expect(error.remedy?.contains("https://feeds.example.net/atom") == true)
    }

    @Test(
        "a page without a head is a page still",
        arguments: ["<html>", "<head><meta charset=x>", "<body>x</body>", "<div>x</div>"]
    )
    func barePage(_ text: String) {
        #expect(refusal(text)?.code == .html)
    }

    @Test(
        "plain text, other XML and lists of sources are no feeds",
        arguments: ["Bonjour", "<svg/>", "<opml><body/></opml>", "<?xml?>"]
    )
    func others(_ text: String) {
        #expect(refusal(text)?.code == .notAFeed)
    }

    @Test("a feed served as HTML is a feed")
    func wrongType() throws {
        #expect(try read(rss(""), contentType: "text/html; charset=utf-8").format == "rss2.0")
    }
}
