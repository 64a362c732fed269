import News
import Pages
import Testing
import Text

/// Pages that say what they are in their data and head, and little in their markup.
@Suite("Pages whose article stands in their data")
struct DataPageTests {
    private static let paragraphs = [
        "The council voted on Wednesday night for the new fishing harbour, works that crews have awaited for ten years.",
        "Works are to begin in spring. The mayor promised that the fish market would stay open for the whole of the year.",
        "The opposition attacked the budget, half of which rests on a loan. It wants an audit before the first stone is laid.",
        "On the old quay nobody remembered a vote like this one. The boats went out at four in the morning all the same.",
        "A second vote is needed in June. By then the harbour master hopes to have the plans of the three piers at hand.",
        "Elsewhere on the coast two more harbours wait for their turn. Their mayors said that they would follow the works.",
    ].flatMap { [$0, "In short: \($0)", "As the paper writes: \($0)"] }
    private static let title = "Council votes for a new fishing harbour"

    private static func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\\\"") + "\"" }

    private static func read(head: String = "", body: String = "<div id=root></div>") -> PageDocument {
        let page = """
            <!doctype html><html lang=en><head><meta charset=utf-8>\(head)</head><body><nav><a href=/>Home</a></nav>\(body)\
            </body></html>
            """
        return PageReader().read(Array(page.utf8), address: WebAddress("https://beacon.example/harbour"))
    }

    private static let blocks = paragraphs.map { "{\"type\":\"paragraph\",\"text\":\(quoted($0))}" }.joined(
        separator: ","
    )
    private static let children = paragraphs.map { "{\"type\":\"p\",\"children\":[{\"text\":\(quoted($0))}]}" }
        .joined(separator: ",")
    private static let teasers = (1...3).map {
        "{\"headline\":\"Another story\",\"description\":\"A teaser that says in a few words what the story \($0) tells.\"}"
    }.joined(separator: ",")

    @Test("an article that only readers without scripts are shown is read, a note that scripts are needed is not")
    func scriptless() {
        let body = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
        let page = Self.read(
            body: "<div id=root></div><noscript><article><h1>\(Self.title)</h1>\(body)</article></noscript>"
        )
        #expect(page.title == Self.title)
        #expect(page.paragraphs == Self.paragraphs)
        // One in the head ends the head when it is read as a plain element; what the head says is read all the same.
        let styled = Self.read(
            head: """
                <noscript><style>.lazy{display:none}</style></noscript><title>\(Self.title) | Beacon</title>\
                <meta property=article:published_time content=2026-11-18T21:40:00Z><meta name=author content="Rana Diop">
                """,
            body: "<div id=root></div><noscript><article>\(body)</article></noscript>"
        )
        #expect(styled.title == Self.title)
        #expect(styled.authors == ["Rana Diop"])
        #expect(styled.published?.formatted == "2026-11-18T21:40:00Z")
        #expect(styled.paragraphs == Self.paragraphs)
        let note = Self.read(body: "<div id=root></div><NOSCRIPT>You need to enable JavaScript.</NOSCRIPT>")
        #expect(note.paragraphs.isEmpty)
        let article = Self.read(body: "<article>\(body)</article><noscript><p>\(Self.paragraphs[0])</p></noscript>")
        #expect(article.paragraphs == Self.paragraphs)
    }

    @Test(
        "paragraphs that stand one by one in a script's data are the text",
        arguments: [
            "<script id=__NEXT_DATA__ type=application/json>{\"article\":{\"body\":[\(blocks)],\"more\":[\(teasers)]}}</script>",
            "<script id=__NEXT_DATA__ type=application/json>{\"more\":[\(teasers)],\"content\":[\(children)]}</script>",
            "<script>Fusion.globalContent={\"content_elements\":[\(blocks)]};Fusion.spa=false;</script>",
        ]
    )
    func oneByOne(_ script: String) {
        #expect(Self.read(body: "<div id=root></div>" + script).paragraphs == Self.paragraphs)
    }

    @Test("data written as one string of JSON holds the text too")
    func stringified() {
        let markup = Self.paragraphs.map { "<p>\($0)</p>" }.joined()
        let json = "{\"title\":\"x\",\"html\":\(Self.quoted(markup))}"
        let script =
            "<script>window.__STATE__=JSON.parse(\"\(json.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\")</script>"
        #expect(Self.read(body: "<div id=root></div>" + script).paragraphs == Self.paragraphs)
    }

    @Test("a page whose scripts hold no sentences has no text")
    func settings() {
        let settings = (1...9).map { "{\"text\":\"label \($0) of a button that is long enough but ends nowhere\"}" }
        let script = "<script>var settings=[\(settings.joined(separator: ","))]</script>"
        #expect(Self.read(body: "<div id=root></div>" + script).paragraphs.isEmpty)
    }

    @Test("a live blog that is only described has its reports for its text")
    func liveBlog() {
        let reports = Self.paragraphs.map { "{\"@type\":\"BlogPosting\",\"articleBody\":\(Self.quoted($0))}" }
        let page = Self.read(
            head: """
                <script type=application/ld+json>{"@type":"LiveBlogPosting","headline":"\(Self.title)",\
                "liveBlogUpdate":[\(reports.joined(separator: ","))]}</script>
                """
        )
        #expect(page.paragraphs == Self.paragraphs)
    }

    @Test("a stated body whose markup was escaped has paragraphs")
    func escapedBody() {
        let body = Self.paragraphs.map { "&lt;p&gt;\($0)&lt;/p&gt;" }.joined()
        let page = Self.read(
            head: """
                <script type=application/ld+json>{"@type":"NewsArticle","headline":"\(Self.title)","articleBody":\
                \(Self.quoted(body))}</script>
                """
        )
        #expect(page.paragraphs == Self.paragraphs)
    }

    private static let text = "<div>" + paragraphs.map { "<p>\($0)</p>" }.joined() + "</div>"

    @Test("an author that is only pointed to has a name elsewhere in the data")
    func pointedAuthor() {
        let page = Self.read(
            head: """
                <script type=application/ld+json>{"@graph":[{"@type":"NewsArticle","headline":"\(Self.title)",\
                "author":{"@id":"#j"}},{"@type":"Person","@id":"#j","name":"Jane Doe"}]}</script>
                """,
            body: Self.text
        )
        #expect(page.authors == ["Jane Doe"])
    }

    @Test(
        "what the address calls the publisher is no part of the title",
        arguments: [
            "\(title) | The Beacon", "The Beacon - \(title)", "The Beacon: \(title)", "\(title) (The Beacon)",
            "\(title) » Beacon", "\(title) &lt; The Beacon", "\(title) – The Beacon – News of the coast",
        ]
    )
    func publisherLeft(_ stated: String) {
        #expect(Self.read(head: "<title>\(stated)</title>", body: Self.text).title == Self.title)
    }

    @Test("a title whose part only resembles the address stays whole")
    func wholeTitle() {
        let stated = "Lighthouses: what the beacons of the coast cost"
        #expect(Self.read(head: "<title>\(stated)</title>", body: Self.text).title == stated)
    }

    @Test(
        "an office and an agency are no writers",
        arguments: [
            "By Jane Doe, Rural Affairs Correspondent", "By Jane Doe, Associated Press",
            "<span>By</span> <span>JANE DOE</span> <span>Staff writer</span>",
        ]
    )
    func office(_ byline: String) {
        let page = Self.read(
            head: "<title>\(Self.title)</title>",
            body: "<h1>\(Self.title)</h1><p class=byline>\(byline)</p>" + Self.text
        )
        #expect(page.authors.map { $0.lowercased() } == ["jane doe"])
    }

    @Test("tags are those that the head states, each once")
    func tags() {
        let tags = ["harbour", "fishing", "harbour"].map { "<meta property=article:tag content=\($0)>" }.joined()
        #expect(Self.read(head: tags, body: Self.text).tags == ["harbour", "fishing"])
        let words = "<meta name=news_keywords content='harbour, fishing , vote'>"
        #expect(Self.read(head: words, body: Self.text).tags == ["harbour", "fishing", "vote"])
    }

    @Test("bytes without a named encoding are read in the one that their letters tell")
    func unnamedEncoding() throws {
        let text =
            "Рыбный порт вновь открылся в понедельник утром после десяти лет ремонта в присутствии мэра и моряков."
        let page = "<html><body><h1>Порт открылся</h1>" + String(repeating: "<p>\(text)</p>", count: 2)
        let bytes = try #require(page.windows1251)
        #expect(PageReader().read(bytes).paragraphs.first == text)
    }
}

extension String {
    /// The text in windows-1251; nil when it has other letters than Russian and ASCII ones.
    fileprivate var windows1251: [UInt8]? {
        var bytes: [UInt8] = []
        for scalar in unicodeScalars {
            switch scalar.value {
            case ..<0x80: bytes.append(UInt8(scalar.value))
            case 0x410...0x44F: bytes.append(UInt8(scalar.value - 0x350))
            default: return nil
            }
        }
        return bytes
    }
}
