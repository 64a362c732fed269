import Pages
import Testing

@Suite("Pages that are built to cost time")
struct HostilePageTests {
    private static let size = 5 << 20

    private static func filled(_ piece: String) -> [UInt8] {
        let piece = Array(piece.utf8)
        var bytes: [UInt8] = Array("<html><body>".utf8)
        bytes.reserveCapacity(size + piece.count)
        while bytes.count < size { bytes += piece }
        return bytes
    }

    @Test(
        "five megabytes of one thing are read in bounds",
        arguments: [
            "<div>", "<span>", "<b><i>", "<p>", "<blockquote><p>quoted words ", "<table><tr><td>", "<ul><li>",
            "one line of words without an end ", "<a href=\"/news/1\">a link</a> ", "<h1>x</h1>", "<em>", "<ruby><rt>x",
            "<div class=\"a:b c[d]\">text</div>", "<!-- ", "<meta name=a content=b>", "<time>2024</time>", "&amp;",
            "\u{0301}",
        ]
    )
    func oneThing(piece: String) {
        var page = PageDocument()
        let time = ContinuousClock().measure { page = PageReader().read(Self.filled(piece)) }
        #expect(page.paragraphs.count <= 20_000)
        // The bar is a second in a release build on an idle machine; a quadratic reading would take minutes.
        #expect(time < .seconds(Self.patience))
    }

    private static var patience: Int {
        #if DEBUG
            60
        #else
            3
        #endif
    }

    @Test("two hundred thousand links are no article")
    func links() {
        let links = (0..<200_000).map { "<a href=\"/\($0)\">Titre \($0)</a> " }.joined()
        #expect(PageReader().read(Array("<html><body>\(links)</body></html>".utf8)).paragraphs.count <= 1)
    }

    @Test("a hint as large as a book is read in bounds")
    func hugeHint() {
        let words = String(repeating: "mot après mot ", count: 200_000)
        let page = PageReader().read(
            Self.filled("<p>mot après mot encore</p>"),
            hint: PageHint(title: words, text: words)
        )
        #expect(page.paragraphs.count <= 20_000)
    }
}
