import Foundation
import Synchronization
import TestSupport
import Testing

/// What the program does and says of articles' pages, against a publisher whose feed has summaries only.
@Suite(.serialized) struct PageCommandTests {
    /// A paper whose feed lists some of its articles; their pages are laid out as the template says.
    private final class Paper: Sendable {
        enum Template {
            case full, brief, broken
        }

        let range = Mutex(1...1)
        let template = Mutex(Template.full)

        static func summary(_ number: Int) -> String { "Le chapeau du numéro \(number) raconte la campagne de pêche." }

        static func paragraphs(_ number: Int) -> [String] {
            (1...8).map { place in
                "Dans le numéro \(number), le chapeau raconte la campagne de pêche ; le paragraphe \(number * 10 + place) "
                    + "donne la parole aux marins du quai \(place), à leurs familles et aux acheteurs de la criée."
            }
        }

        func answer(to request: Publisher.Request) -> Publisher.Answer {
            let host = request.headers["host"] ?? ""
            if request.path == "/feed" {
                let items = range.withLock { range in
                    range.map { number in
                        """
                        <item><title>La campagne de pêche numéro \(number)</title><link>http://\(host)/\(number)</link>
                        <guid isPermaLink="false">n\(number)</guid><description>\(Self.summary(number))</description></item>
                        """
                    }
                }
                return .init(
                    text: "<rss version=\"2.0\"><channel><title>Le Quai</title>\(items.joined())</channel></rss>"
                )
            }
            guard let number = Int(request.path.dropFirst()) else { return .init(404) }
            return .init(headers: ["Content-Type": "text/html"], text: page(number))
        }

        private func page(_ number: Int) -> String {
            let price =
                "<p class=\"prix\">Le prix du kilo de la campagne est affiché chaque matin à la criée du port.</p>"
            let body =
                switch template.withLock({ $0 }) {
                case .full: Self.paragraphs(number).map { "<p>\($0)</p>" }.joined() + price
                case .brief: "<p>\(Self.paragraphs(number)[0])</p>" + price
                case .broken: "<div id=app></div>"
                }
            return """
                <!DOCTYPE html><html lang="fr"><head><title>La campagne de pêche numéro \(number) - Le Quai</title></head>
                <body><article><h1>La campagne de pêche numéro \(number)</h1>\(body)</article></body></html>
                """
        }
    }

    private func withPaper(
        _ extra: String = "",
        _ body: @Sendable (Paper, Publisher, Workplace) async throws -> Void
    ) async throws {
        let paper = Paper()
        try await Workplace.with { work async throws in
            try await Publisher.serving({ paper.answer(to: $0) }) { publisher async throws in
                try work.write(
                    "[[source]]\nid = \"quai\"\nurl = \"\(publisher.base)/feed\"\n\(extra)",
                    to: "sources.d/list.toml"
                )
                try await body(paper, publisher, work)
            }
        }
    }

    @Test("visit shows where each text is from, what was left out, and what each rule did")
    func visit() async throws {
        let rules = "[source.extract]\nremove = [\"p.prix\", \"p.absent\"]\nstrip = [\"quai 8\"]\n"
        try await withPaper(rules) { paper, publisher, work async throws in
            let shown = try await Command.depeche("visit", "quai", "--dry-run", "--config", work.settings)
            #expect(shown.status == 0, "\(shown.errors)")
            let lines = shown.output.split(separator: "\n").map { $0.drop { $0 == " " } }
            #expect(lines.contains { $0.hasPrefix("page ") && $0.hasSuffix("La campagne de pêche numéro 1") })
            #expect(lines.contains { $0.hasPrefix("text from the page: Dans le numéro 1, le chapeau") })
            #expect(lines.contains { $0.hasPrefix("left out: ") && $0.contains("strip 1") && $0.contains("remove 1") })
            #expect(lines.contains { $0.hasPrefix("remove p.prix found 1: Le prix du kilo") })
            #expect(lines.contains { $0 == "remove p.absent found 0" })
            #expect(lines.contains { $0.hasPrefix("strip quai 8 found 1: Dans le numéro 1") })
            #expect(lines.contains("stored    nothing (--dry-run)"))
            #expect(
                try await Command.depeche("articles", "--config", work.settings).output.contains("numéro 1") == false
            )
            #expect(publisher.requests.count { $0.path == "/1" } == 1)
        }
    }

    @Test("visit --json has the page's article, what each rule did, and why a page was not taken")
    func json() async throws {
        try await withPaper("[source.extract]\nremove = [\"p.prix\"]\n") { paper, publisher, work async throws in
            paper.range.withLock { $0 = 1...3 }
            let shown = try await Command.depeche(
                "visit",
                "quai",
                "--json",
                "--pages",
                "2",
                "--dry-run",
                "--config",
                work.settings
            )
            let rows = try shown.output.split(separator: "\n").dropFirst().map {
                try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
            }
            #expect(rows.count == 3 && rows.allSatisfy { $0["verdict"] as? String == "page" })
            let texts = rows.map { ($0["article"] as? [String: Any])?["textFrom"] as? String }
            #expect(texts.count { $0 == "page" } == 2 && texts.count { $0 == "summary" } == 1)
            let rules = rows.compactMap { $0["rules"] as? [[String: Any]] }.flatMap(\.self)
            #expect(rules.count == 2)
            #expect(rules.allSatisfy { $0["rule"] as? String == "p.prix" && $0["count"] as? Int == 1 })
            #expect(publisher.requests.count { $0.path != "/feed" && $0.path != "/robots.txt" } == 2)
            paper.template.withLock { $0 = .broken }
            let broken = try await Command.depeche("visit", "quai", "--dry-run", "--config", work.settings)
            #expect(broken.output.contains("          the page holds "), "\(broken.output)")
            #expect(!broken.output.contains("text from the page"))
        }
    }

    @Test(
        "a template that changes under a source is told once, by the daemon's event, across its restarts",
        arguments: [("brief", "a quarter as long"), ("broken", "no article is found")]
    )
    func templateChanged(kind: String, words: String) async throws {
        try await withPaper { paper, _, work async throws in
            for (round, range) in [1...12, 13...24, 25...36].enumerated() {
                paper.range.withLock { $0 = range }
                if round > 0 { paper.template.withLock { $0 = kind == "brief" ? .brief : .broken } }
                _ = try? work.sqlite("UPDATE feed_state SET next_visit = 0")
                let run = try await Command.depeche("run", "--once", "--config", work.settings)
                #expect(run.status == 0, "\(run.errors)")
                let told = run.errors.split(separator: "\n").filter { $0.contains("template-changed") }
                #expect(told.count == (round == 1 ? 1 : 0), "round \(round): \(run.errors)")
                #expect(told.allSatisfy { $0.contains(words) && $0.contains("quai") })
            }
            #expect(try work.sqlite("SELECT count(*) FROM articles") == "36")
            let events = try await Command.depeche("log", "--config", work.settings, "--only", "events", "--json")
            #expect(events.output.split(separator: "\n").count { $0.contains("template-changed") } == 1)
        }
    }
}
