import Foundation
import News
import Testing

@testable import Status

@Suite struct StatusPageTests {
    private static let hostile = "</a><script>alert(1)</script>\"'><img src=x onerror=y>\u{0}\u{202E}"

    private func page(_ change: (inout StatusPage) -> Void) -> String {
        var page = StatusPage(now: Date(timeIntervalSince1970: 1_760_000_000), version: "1")
        change(&page)
        return page.html
    }

    private func article(_ id: String, _ title: String) -> Article {
        Article(
            id: Article.ID(rawValue: id),
            source: Source.ID(rawValue: "a"),
            title: title,
            text: title,
            textFrom: .feed,
            wordCount: 2,
            digest: id,
            firstSeen: Date(timeIntervalSince1970: 1_760_000_000)
        )
    }

    @Test("nothing a publisher wrote becomes markup, wherever it is shown")
    func hostile() {
        let html = page { page in
            var article = article("0000000000000001", Self.hostile)
            article.url = "https://a.example/\"onmouseover=\"x"
            article.language = Self.hostile
            var script = self.article("0000000000000002", "Deux")
            script.url = "javascript:alert(1)"
            page.articles = [article, script]
            page.searched = Self.hostile
            var state = FeedState(source: Source.ID(rawValue: Self.hostile), nextVisit: page.now)
            state.consecutiveFailures = 1
            state.lastError = Self.hostile
            page.troubled = [
                SourceOverview(id: state.source, address: Self.hostile, isListed: true, state: state, articles: 0)
            ]
        }
        #expect(!html.contains("<script"))
        #expect(!html.contains("<img"))
        #expect(!html.contains("javascript:"))
        #expect(!html.contains("\"onmouseover"))
        #expect(!html.contains("\u{202E}") && !html.contains("\u{0}"))
        #expect(html.contains("&lt;script&gt;"))
    }

    @Test("an article that its publisher took back says so, and all of them are counted")
    func withdrawn() {
        let html = page { page in
            var taken = article("0000000000000001", "Un")
            taken.state = .withdrawn
            page.articles = [taken, article("0000000000000002", "Deux")]
            page.measures.articles = 2
            page.measures.withdrawn = 1
        }
        #expect(html.components(separatedBy: "withdrawn by its publisher").count == 2)
        #expect(html.contains("2 in all, 1 of them withdrawn."))
        #expect(!page { $0.measures.articles = 2 }.contains("withdrawn"))
    }

    @Test("the page takes nothing from elsewhere and has no script and no style of its own in it")
    func selfContained() {
        let html = page { $0.articles = [article("0000000000000001", "Un")] }
        #expect(!html.contains("src="))
        #expect(!html.contains("style="))
        #expect(!html.contains("<script") && !html.contains("<style"))
        #expect(html.contains("<html lang=\"en\">"))
    }

    @Test("copies stand with their original, and articles of one story name each other")
    func copies() {
        let html = page { page in
            var original = article("0000000000000001", "Original")
            original.story = "s"
            var copy = article("0000000000000002", "Copie")
            copy.copyOf = original.id
            copy.url = "https://b.example/"
            var other = article("0000000000000003", "Autre")
            other.story = "s"
            page.articles = [other, copy, original]
        }
        #expect(!html.contains("id=\"a0000000000000002\""))
        #expect(html.contains("Copies: <a href=\"https://b.example/\""))
        #expect(html.contains("href=\"#a0000000000000003\"") && html.contains("href=\"#a0000000000000001\""))
    }

    @Test("the chart has a bar for each hour with articles, and says in words what it shows")
    func chart() {
        let html = page { page in
            page.hours = (0..<48).map { HourCount(start: page.now.addingTimeInterval(Double($0) * 3600)) }
            page.hours[3].articles = 10
            page.hours[3].copies = 5
            page.hours[47].articles = 1
        }
        #expect(html.components(separatedBy: "class=\"new\"").count == 3)
        #expect(html.components(separatedBy: "class=\"copies\"").count == 2)
        #expect(html.contains("aria-label=\"11 articles came in over the last 48 hours, 5 of them copies"))
    }
}
