import News
import Pages
import Testing
import Text

@Suite("Markup without a say in a page's text")
struct LeanMarkupTests {
    private static let sentences = [
        "Le port de pêche rouvre ce matin après trois semaines de travaux sur la jetée et le quai de déchargement.",
        "Les premiers chalutiers sont rentrés avant l’aube, avec des caisses de sardines que les mareyeurs attendaient.",
        "La coopérative espère rattraper en un mois les ventes perdues, si la météo de novembre le permet enfin.",
    ]

    private static func text(_ before: String, between: String = "", head: String = "") -> [String] {
        let paragraphs = sentences.map { "<p>\($0)</p>" }.joined(separator: between)
        let page = """
            <html><head><title>Le port rouvre</title>\(head)</head><body>\(before)
            <article><h1>Le port rouvre</h1><div class="article-body">\(paragraphs)</div></article></body></html>
            """
        return PageReader().read(Array(page.utf8), address: WebAddress("https://port.example/a")).paragraphs
    }

    @Test(
        "a drawing inside the text leaves no word of its own and takes none of the article's",
        arguments: [
            "<svg viewBox='0 0 9 9'><title>Fermer</title><path d='M0 0'/><text x='1'>Icône d’un navire</text></svg>",
            "<svg><style>.a > .b { fill: red }</style><g><svg><circle r=4></svg></g><!-- > </svg> --><desc>x</desc></svg>",
            "<svg width=3 height=3 />", "<SVG><PATH D=m></SVG>",
            "<p>avant <svg><defs><linearGradient id=a><stop></linearGradient></defs></svg></p>",
        ]
    )
    func drawings(_ drawing: String) {
        #expect(Self.text("", between: drawing).filter { $0 != "avant" } == Self.sentences)
    }

    @Test(
        "a drawing that never ends, or that ends where HTML begins in it, hides no text",
        arguments: [
            "<div><svg><path d='M0 0'></div>", "<div><svg><g><div>x</div></svg></div>", "<svg></p><path></svg>",
            "<div><svg><foreignObject><p>x</p></foreignObject></svg></div>", "<a href=/><svg><use href=#i></a>",
        ]
    )
    func brokenDrawings(_ drawing: String) {
        #expect(Self.text(drawing) == Self.sentences)
    }

    @Test(
        "the page's own address is read whatever other relation it has",
        arguments: ["canonical", "CANONICAL", "alternate canonical", "canon&#105;cal", "\"shortlink canonical\""]
    )
    func canonical(_ relation: String) {
        let relation = relation.contains("\"") ? relation : "'\(relation)'"
        let page = """
            <html><head><link rel=stylesheet href=/a.css><link href='/b' rel=\(relation)><link rel=preload href=/c></head>
            <body><p>\(Self.sentences[0])</p></body></html>
            """
        let document = PageReader().read(Array(page.utf8), address: WebAddress("https://port.example/a"))
        #expect(document.canonical == "https://port.example/b")
    }

    @Test("the metadata are found behind hundreds of references to other files")
    func manyReferences() {
        let references = (0..<600).map { "<link rel=preload href=/\($0).js>" }.joined()
        let page = """
            <html><head>\(references)<meta property="og:site_name" content="Le Port"></head>
            <body><p>\(Self.sentences[0])</p></body></html>
            """
        #expect(PageReader().read(Array(page.utf8)).site == "Le Port")
    }

    @Test("an operator's rule may select by any attribute")
    func anyAttribute() {
        var rules = Source.PageRules()
        rules.content = ["[itemtype=story]"]
        rules.remove = ["[onclick]"]
        let page = """
            <html><body><div itemtype="story"><p>\(Self.sentences[0])</p><p onclick="go()">\(Self.sentences[1])</p>
            <p>\(Self.sentences[2])</p></div></body></html>
            """
        let document = PageReader().read(Array(page.utf8), advice: PageAdvice(rules: PageRules(rules)))
        #expect(document.paragraphs == [Self.sentences[0], Self.sentences[2]])
    }
}
