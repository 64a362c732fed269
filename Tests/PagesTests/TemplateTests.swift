import News
import Pages
import Testing
import Text

@Suite("News pages as their systems lay them out")
struct TemplateTests {
    private static let places = NewsTemplates.all.flatMap { template in NewsWords.all.map { (template.name, $0) } }

    private func document(_ name: String, _ words: NewsWords) throws -> PageDocument {
        let template = try #require(NewsTemplates.all.first { $0.name == name })
        let page = words.fill(template.html)
        #expect(!page.contains("{{"))
        return PageReader().read(Array(page.utf8), address: WebAddress("https://news.example/2025/11/port/"))
    }

    @Test("the article's paragraphs come out, and nothing of what stands around and between them", arguments: places)
    func text(name: String, words: NewsWords) throws {
        #expect(try document(name, words).paragraphs == words.paragraphs)
    }

    @Test("its title is the article's alone, and its writer is named where the page does so", arguments: places)
    func metadata(name: String, words: NewsWords) throws {
        let document = try document(name, words)
        #expect(document.title == words.words["title"])
        let isNamed = try #require(NewsTemplates.all.first { $0.name == name }).html.contains("{{author}}")
        // A bare line of a table is no byline to rely on.
        if isNamed, name != "tables of the nineties" { #expect(document.authors == [words.words["author"]]) }
    }

    @Test("a date that the page states or shows is found", arguments: places)
    func date(name: String, words: NewsWords) throws {
        let template = try #require(NewsTemplates.all.first { $0.name == name }).html
        guard template.contains("{{date}}") else { return }
        let published = try #require(try document(name, words).published)
        #expect(published.formatted.hasPrefix("2025-11-24"))
    }
}
