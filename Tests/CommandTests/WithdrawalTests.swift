import Foundation
import Synchronization
import TestSupport
import Testing

/// An article that its publisher takes back, from the feed to all who ask.
@Suite("Withdrawals as they are told", .serialized) struct WithdrawalTests {
    private static let words = (1...30).map { "La campagne de pêche numéro \($0) a commencé." }.joined(separator: " ")

    private static func feed(_ base: String, without missing: Int?) -> String {
        let items = (1...8).reversed().filter { $0 != missing }.map { number in
            """
            <item><title>Campagne \(number) des pêcheurs</title><link>\(base)/a-\(number)</link>
            <guid isPermaLink="false">g\(number)</guid><pubDate>Mon, 24 Nov 2025 10:\(10 + number):00 +0100</pubDate>
            <description><![CDATA[<p>\(words) Fin \(number).</p>]]></description></item>
            """
        }
        return "<rss version=\"2.0\"><channel><title>Journal</title>\(items.joined())</channel></rss>"
    }

    @Test("a withdrawn article is listed, counted, logged, explained and told to readers")
    func told() async throws {
        let isTaken = Mutex(false)
        try await Workplace.with { work async throws in
            try await Publisher.serving({ request in
                let base = "http://" + (request.headers["host"] ?? "")
                let missing = isTaken.withLock { $0 ? 5 : nil }
                return switch request.path {
                case "/feed": .init(text: Self.feed(base, without: missing))
                case "/a-5": .init(410, text: "")
                default: .init(404, text: "")
                }
            }) { publisher async throws in
                try work.write("[[source]]\nid = \"j\"\nurl = \"\(publisher.base)/feed\"\n", to: "sources.d/j.toml")
                func run(_ arguments: String...) async throws -> Command {
                    try await Command.start(arguments + ["--config", work.settings]).wait()
                }
                #expect(try await run("run", "--once").status == 0)
                isTaken.withLock { $0 = true }
                _ = try work.sqlite("UPDATE feed_state SET next_visit = 1")
                let round = try await run("run", "--once")
                #expect(round.errors.contains("event=article-withdrawn"), "\(round.errors)")
                let table = try await run("articles", "--state", "withdrawn").output
                #expect(table.split(separator: "\n").count == 2 && table.contains("[withdrawn] Campagne 5"))
                let id = String(table.split(separator: "\n")[1].prefix(16))
                let log = try await run("log", "--only", "events", "--json", "--grep", "article-withdrawn").output
                #expect(log.contains(#""article":"\#(id)""#) && log.contains(#""finding":"the page answers 410""#))
                let status = try await run("status").output
                #expect(status.contains("; 1 withdrawn\nrechecks  1 page to be looked at again, 0 due\n"), "\(status)")
                let trail = try await run("explain", id).output
                let form = /state      withdrawn since \S+Z: the page answers 410; its page is looked at again at \S+Z/
                #expect(trail.split(separator: "\n").contains { (try? form.wholeMatch(in: $0)) != nil }, "\(trail)")
                let json = try await run("explain", id, "--json").output
                #expect(json.contains(#""state":["withdrawn since "#))
                let other = try work.sqlite("SELECT id FROM articles WHERE state = 'live' LIMIT 1")
                #expect(try await !run("explain", other).output.contains("state  "))
                let change = try await run("follow", "--once").output.split(separator: "\n").last
                #expect(change?.contains("  withdrawn  \(id)  j  Campagne 5") == true)
            }
        }
    }
}
