import Pages
import Testing
import Text

@Suite("The site's name at the ends of titles")
struct TitleEndTests {
    private static let stories = [
        "Le port rouvre au trafic", "Trois chalutiers rentrent de mer", "La criée ouvre la nuit",
        "Un phare sans gardien",
        "Le quai nord s’effondre", "Les dockers reprennent le travail",
    ]

    private static let words = [
        "premier", "second", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième", "neuvième",
        "dixième",
        "onzième", "douzième",
    ]

    /// A page whose head alone gives its title, with a text of its own.
    private static func page(_ number: Int, title: String) -> [UInt8] {
        let paragraphs = (0..<4).map {
            "<p>Le \(words[number]) récit parle au \(words[$0]) chapitre de ce que les marins du quai ont vu cette nuit-là, et "
                + "chacun y ajoute ses propres mots, son \(words[number]) souvenir et sa \(words[$0]) colère.</p>"
        }
        return Array(
            "<html><head><title>\(title)</title></head><body><div>\(paragraphs.joined())</div></body></html>".utf8
        )
    }

    /// The titles of a row of pages, each read with what those before it taught.
    private static func titles(_ count: Int = 6, _ decorate: (String, Int) -> String) -> [String?] {
        var memory = SiteMemory()
        return (0..<count).map { number in
            let address = WebAddress("https://news.example/\(number)")
            let page = page(number, title: decorate(story(number), number))
            let document = PageReader().read(page, address: address, advice: PageAdvice(memory: memory))
            memory.learn(document.lesson)
            return document.title
        }
    }

    private static func story(_ number: Int) -> String {
        number < stories.count ? stories[number] : "\(stories[number % stories.count]) encore"
    }

    @Test(
        "what three pages have at the end or beginning of their titles is no part of the next one's",
        arguments: [
            ("", " - Toute l’info du Rif"), ("", " | Toute l’info du Rif"), ("", "_Toute l’info du Rif"),
            ("Toute l’info du Rif: ", ""), ("Toute l’info du Rif 〉 Actualités 〉", ""), ("Rif – ", " ｜ Toute l’info"),
        ]
    )
    func learned(opening: String, closing: String) {
        let titles = Self.titles { story, _ in opening + story + closing }
        #expect(titles.prefix(2).allSatisfy { $0?.contains("info du Rif") == true || $0?.contains("Toute") == true })
        #expect(titles.dropFirst(3).map { $0 } == Self.stories.dropFirst(3).map { $0 })
    }

    @Test(
        "a known section and what follows it is no part of a title",
        arguments: [" | Économie | Le Rif", " - Économie - Le Rif libre", " | Sport", " – Culture – Le Rif"]
    )
    func section(closing: String) {
        #expect(Self.titles(1) { story, _ in story + closing } == ["Le port rouvre au trafic"])
    }

    @Test("a title that only ends like one with a section stays", arguments: [" - Économie", " | Paroles de marins"])
    func noSection(closing: String) {
        #expect(Self.titles(1) { story, _ in story + closing } == ["Le port rouvre au trafic" + closing])
    }

    @Test("a kicker that a third of the stories share stays, and so does a title that is nothing else")
    func kicker() {
        let some = Self.titles(12) { story, number in number % 3 == 2 ? "Reportage : \(story)" : story }
        #expect(some[11] == "Reportage : \(Self.story(11))")
        let whole = Self.titles { story, number in number == 5 ? "Le Rif" : "\(story) - Le Rif" }
        #expect(whole[4] == Self.stories[4] && whole[5] == "Le Rif")
    }

    @Test("a page that is read again is not known by itself")
    func again() {
        var memory = SiteMemory()
        for number in 0..<3 {
            let address = WebAddress("https://news.example/\(number)")
            let title = number == 0 ? "\(Self.stories[0]) - Un long dimanche" : Self.stories[number]
            let page = Self.page(number, title: title)
            memory.learn(PageReader().read(page, address: address).lesson)
        }
        let first = PageReader().read(
            Self.page(0, title: "\(Self.stories[0]) - Un long dimanche"),
            address: WebAddress("https://news.example/0"),
            advice: PageAdvice(memory: memory)
        )
        #expect(first.title == "\(Self.stories[0]) - Un long dimanche")
    }
}
