import News
import Testing
import Text

@testable import Pages

@Suite("The operator's rules and what pages repeat")
struct PageRuleTests {
    private static let box =
        "<p>Le Courrier du Port paraît le jeudi ; retrouvez chaque semaine notre cahier des marées et des cours.</p>"

    private static func page(_ number: Int, _ extra: String = "") -> [UInt8] {
        let paragraphs = (1...4).map { place in
            "<p>Le dossier \(number * 31 + place) du port numéro \(["nord", "sud", "est", "ouest", "haut", "bas"][number % 6]) "
                + "avance, et le paragraphe \(["un", "deux", "trois", "quatre"][place - 1]) en raconte la suite avec "
                + "\(["soin", "hâte", "peine", "joie", "calme", "doute", "force"][(number + place) % 7]) pour les lecteurs du "
                + "\(["lundi", "mardi", "mercredi", "jeudi", "vendredi"][(number * 3 + place) % 5]).</p>"
        }
        let html = """
            <html lang="fr"><head><title>Titre \(number)</title></head><body><h1>Titre \(number)</h1>
            <div class="x"><b class="vrai">Le vrai titre</b> <i class="jour">Publié le 24 novembre 2025</i>\(paragraphs.joined())
            <p class="tarif">Le tarif du port reste celui de l’an dernier, rappelle la direction dans son avis.</p>\(extra)</div>
            <div class="autre"><p>Un tout autre texte, long lui aussi, que l’on veut parfois lire à la place du premier, bien \
            qu’il soit plus court que lui et qu’il se trouve au pied de la page.</p></div></body></html>
            """
        return Array(html.utf8)
    }

    private func read(_ page: [UInt8], _ change: (inout Source.PageRules) -> Void) -> PageDocument {
        var rules = Source.PageRules()
        change(&rules)
        return PageReader().read(page, advice: PageAdvice(rules: PageRules(rules)))
    }

    @Test("content says where the text is, and the first selector that is found counts")
    func content() {
        let page = read(Self.page(1)) { $0.content = [".nirgends", "div.autre"] }
        #expect(page.paragraphs.count == 1 && page.paragraphs.first?.hasPrefix("Un tout autre texte") == true)
        #expect(page.ruleEffects.map(\.count) == [0, 1])
    }

    @Test("remove takes elements out, and strip lines; both say what they did")
    func remove() {
        let plain = read(Self.page(1)) { _ in }
        #expect(plain.paragraphs.contains { $0.contains("tarif") })
        let removed = read(Self.page(1)) { $0.remove = ["p.tarif"] }
        #expect(removed.paragraphs == plain.paragraphs.filter { !$0.contains("tarif") })
        #expect(removed.ruleEffects.first?.text?.contains("tarif") == true)
        let stripped = read(Self.page(1)) { $0.strip = ["^Le tarif"] }
        #expect(stripped.paragraphs == removed.paragraphs)
        #expect(stripped.removed.contains { $0.rule == "strip" })
    }

    @Test("title and date come from where the operator says")
    func titleAndDate() {
        let page = read(Self.page(1)) {
            $0.title = "b.vrai"
            $0.date = "i.jour"
        }
        #expect(page.title == "Le vrai titre")
        #expect(page.published?.formatted == "2025-11-24")
    }

    @Test("what three pages of a site repeat is left out of a fourth, and what two repeat is not")
    func repeated() {
        var memory = SiteMemory()
        for number in 1...3 {
            let page = PageReader().read(
                Self.page(number, Self.box),
                address: WebAddress("https://a.example/\(number)"),
                advice: PageAdvice(memory: memory)
            )
            #expect(page.paragraphs.contains { $0.hasPrefix("Le Courrier du Port") })
            memory.learn(page.lesson)
            memory.learn(page.lesson)
        }
        #expect(memory.pages == 3)
        let address = WebAddress("https://a.example/4")
        let read = PageReader().read(Self.page(4, Self.box), address: address, advice: PageAdvice(memory: memory))
        #expect(!read.paragraphs.contains { $0.hasPrefix("Le Courrier du Port") })
        #expect(read.paragraphs.contains { $0.contains("paragraphe quatre") })
        #expect(SiteMemory(bytes: memory.bytes) == memory)
        #expect(SiteMemory(bytes: [1, 2, 3]) == nil)
    }

    @Test("passages are the same whatever their case and numbers, and numbers alone are no passage")
    func numbers() {
        func number(_ text: String) -> UInt64? { PageLesson.number(of: Array(text.utf8)[...]) }
        #expect(number("Tarif : 30 euros") == number("TARIF, 45 euros"))
        #expect(number("Tarif : 30 euros") != number("Tarif : 30 dirhams"))
        #expect(number("+33 %") == nil && number("12.5") == nil && number("") == nil)
        #expect(number("३३") != nil && number("اقرأ أيضا") != nil)
    }

    @Test("an article that is published again teaches nothing, and keeps its text")
    func republished() {
        var memory = SiteMemory()
        for number in 1...6 {
            memory.learn(PageReader().read(Self.page(1), address: WebAddress("https://a.example/\(number)")).lesson)
        }
        #expect(memory.pages == 1)
        let read = PageReader().read(Self.page(1), advice: PageAdvice(memory: memory))
        #expect(read.paragraphs.contains { $0.contains("paragraphe quatre") })
    }

    @Test("articles that are found no more, or are much shorter, are told once")
    func change() {
        var memory = SiteMemory()
        for _ in 1...20 { #expect(memory.note(words: 400) == nil) }
        var changes = (1...20).compactMap { _ in memory.note(words: 0) }
        #expect(changes == [.empty])
        memory = SiteMemory()
        for _ in 1...20 { #expect(memory.note(words: 400) == nil) }
        changes = (1...20).compactMap { _ in memory.note(words: 60) }
        #expect(changes.count == 1)
        memory = SiteMemory()
        #expect((1...60).compactMap { memory.note(words: 100 + $0 * 37 % 300) }.isEmpty)
    }
}
