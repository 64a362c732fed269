import Duplicates
import Foundation
import Ingest
import News
import SQLiteStore
import Synchronization
import TestSupport
import Testing
import Warc

@Suite("Reading kept documents again") struct ReprocessingTests {
    private static let words = [
        "La pêche au thon reprend à Agadir, racontent les pêcheurs du port, qui attendaient la campagne depuis mars.",
        "Trente bateaux sont sortis dès lundi, et les premiers filets ont été relevés au large de Sidi Ifni.",
        "Les prix ont baissé d’un dixième sur le marché de gros, où le thon rouge reste le plus cher.",
        "Nos lecteurs du port ont la parole dans l’édition de demain matin.",
    ]

    private static func page(_ words: [String] = words) -> String {
        "<html><head><title>La pêche au thon</title></head><body><article><h1>La pêche au thon</h1>"
            + words.map { "<p>\($0)</p>" }.joined() + "</article></body></html>"
    }

    private static func feed(_ base: String, extra: String = "") -> String {
        """
        <rss version="2.0"><channel><title>J</title>
        <item><title>La pêche au thon</title><guid>\(base)/thon</guid><link>\(base)/thon</link>
        <pubDate>Mon, 24 Nov 2025 10:12:07 +0100</pubDate><description>La pêche au thon à Agadir.</description></item>
        <item><title>Autre chose</title><guid isPermaLink="false">autre</guid>
        <description>Il y a 2 heures, rien ne s’est passé à Fès, où tout est calme.</description></item>\(extra)
        </channel></rss>
        """
    }

    /// A publisher whose two articles were brought in with their documents, the first from its page.
    private func withKept(
        _ body: @Sendable (Site, Publisher, Archive, Source) async throws -> Void
    ) async throws {
        try await Site.serving { site, publisher, archive, source async throws in
            site.reply(200, at: "/feed", [:], Self.feed(publisher.base))
            site.reply(200, at: "/thon", ["Content-Type": "text/html"], Self.page())
            var source = source
            source.page = .auto
            try await archive.visit([source], keepingFor: nil)
            try #require(try await archive.articles().map(\.textFrom) == [.summary, .page])
            try await body(site, publisher, archive, source)
        }
    }

    private func reprocess(
        _ archive: Archive,
        _ sources: [Source],
        storing: Bool = true,
        in store: SQLiteStore? = nil
    ) async throws -> (summary: Reprocessing.Summary, findings: [Reprocessing.Finding]) {
        let reprocessing = try Reprocessing(
            store: store ?? archive.store,
            reader: RawReader(folder: archive.folder + "/raw"),
            sources: sources,
            options: Archive.options
        )
        var findings: [Reprocessing.Finding] = []
        let summary = try await reprocessing.run(
            RawQuery(),
            storing: storing,
            progress: { _ in },
            report: { findings.append($0) }
        )
        return (summary, findings)
    }

    @Test("by the same rules nothing changes")
    func sameRules() async throws {
        try await withKept { _, _, archive, source async throws in
            let before = try await archive.articles()
            let (summary, findings) = try await reprocess(archive, [source])
            #expect(summary.articles == 2)
            #expect(summary.texts == 0 && summary.details == 0 && summary.passed.isEmpty, "\(findings)")
            #expect(try await archive.articles() == before)
        }
    }

    @Test("a new rule for pages changes the article it is about, is told to readers, and a second run changes nothing")
    func newRule() async throws {
        try await withKept { site, _, archive, source async throws in
            let before = try await archive.articles()
            let place = try await archive.store.lastPosition()
            var source = source
            source.rules.strip = ["^Nos lecteurs du port"]
            // The publisher is gone: nobody is asked.
            site.reply(500, at: "/thon")
            site.reply(500, at: "/feed")

            let (trial, findings) = try await reprocess(archive, [source], storing: false)
            #expect(trial.texts == 1 && trial.details == 0)
            guard case .changed(let update, let fields)? = findings.first(where: \.isChange) else {
                Issue.record("nothing was found")
                return
            }
            #expect(fields.contains("text"))
            #expect(update.before.text.hasSuffix("demain matin."))
            #expect(try await archive.articles() == before)

            let (first, _) = try await reprocess(archive, [source])
            #expect(first == trial)
            let after = try await archive.articles()
            let changed = try #require(after.first { $0.textFrom == .page })
            #expect(changed.text == Self.words[..<3].joined(separator: "\n\n"))
            #expect(changed.revision == 2)
            #expect(after.first { $0.id != changed.id } == before.first { $0.id != changed.id })
            let changes = try await archive.store.changes(after: place, limit: 10)
            #expect(changes.map(\.kind) == [.reprocessed])
            #expect(changes.first?.article?.id == changed.id)
            #expect(abs(changes.first?.moment.timeIntervalSinceNow ?? 99) < 60)
            #expect(try await archive.store.revisions(of: changed.id).map(\.text) == [update.before.text])

            let (second, _) = try await reprocess(archive, [source])
            #expect(second.texts == 0 && second.details == 0)
            #expect(try await archive.articles() == after)
            #expect(try await archive.store.changes(after: place, limit: 10).count == 1)
        }
    }

    @Test("what is said about an article changes without a revision of its text, once")
    func details() async throws {
        try await withKept { _, _, archive, source async throws in
            var source = source
            source.title = "Le Journal d’Agadir"
            source.tags = ["pêche"]
            let place = try await archive.store.lastPosition()
            let (summary, findings) = try await reprocess(archive, [source])
            #expect(summary.texts == 0 && summary.details == 2)
            for case .changed(_, let fields) in findings { #expect(fields == ["site", "tags"]) }
            let after = try await archive.articles()
            #expect(after.allSatisfy { $0.site == "Le Journal d’Agadir" && $0.tags == ["pêche"] && $0.revision == 1 })
            let changes = try await archive.store.changes(after: place, limit: 10)
            #expect(changes.map(\.kind) == [.reprocessed, .reprocessed])
            #expect(changes.map(\.revision) == [1, 1])
            #expect(try await reprocess(archive, [source]).summary.details == 0)
            // What it was is still told.
            let cut = ArchiveCut(ArticleQuery(), asOf: place, tellsLastSeen: false)
            let rows = try #require(try await archive.store.rows(cut))
            let page: ArticlePage = try await archive.store.articles(cut, in: rows)
            #expect(page.articles.map(\.site) == ["J", "J"])
        }
    }

    @Test("relative dates are counted from the moment the document was received, not from now")
    func relativeDates() async throws {
        try await Site.serving { site, publisher, archive, source async throws in
            let undated = Self.feed(publisher.base).replacingOccurrences(
                of: "<pubDate>Mon, 24 Nov 2025 10:12:07 +0100</pubDate>",
                with: ""
            )
            site.reply(200, at: "/feed", [:], undated)
            let dated = Self.page().replacingOccurrences(of: "</h1>", with: "</h1><p>Publié il y a 3 heures</p>")
            site.reply(200, at: "/thon", ["Content-Type": "text/html"], dated)
            var source = source
            source.page = .auto
            try await archive.visit([source], keepingFor: nil)
            func published() async throws -> Date {
                let article = try #require(try await archive.articles().first { $0.textFrom == .page })
                return try #require(article.published).instant
            }
            let before = try await published()
            #expect(try await reprocess(archive, [source]).summary.details == 0)
            // As if it had been received ten days before.
            try shell("sqlite3", archive.folder + "/a.db", "UPDATE raw_document SET moment = moment - 864000000")
            let (summary, _) = try await reprocess(archive, [source])
            #expect(summary.details == 1)
            #expect(try await published() == before.addingTimeInterval(-864_000))
        }
    }

    private func shell(_ command: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test("after a new reading the source's next visit finds its articles known, and asks for no page again")
    func nextVisit() async throws {
        try await withKept { site, publisher, archive, source async throws in
            var source = source
            source.rules.strip = ["^Nos lecteurs du port"]
            source.timezone = "Africa/Casablanca"
            _ = try await reprocess(archive, [source])
            let after = try await archive.articles()
            site.reply(500, at: "/thon")
            site.reply(200, at: "/feed", [:], Self.feed(publisher.base, extra: "<!-- -->"))
            try await archive.visit([source], keepingFor: nil)
            let visit = try #require(try await archive.lastVisit(of: "journal"))
            #expect(visit.outcome == .read && visit.known == 2 && visit.new == 0 && visit.revised == 0)
            #expect(try await archive.articles().map(\.text) == after.map(\.text))
            #expect(try await archive.store.nextPage() == nil)
        }
    }

    @Test("a publisher's later text is not undone by the document it replaced")
    func laterText() async throws {
        try await withKept { site, publisher, archive, source async throws in
            let later = Self.feed(publisher.base).replacingOccurrences(of: "rien ne s’est", with: "beaucoup s’est")
            site.reply(200, at: "/feed", [:], later)
            try await archive.visit([source], keepingFor: nil)
            let before = try await archive.articles()
            #expect(before.contains { $0.text.contains("beaucoup s’est") })
            let (summary, findings) = try await reprocess(archive, [source])
            #expect(summary.documents == 2 && summary.articles == 2)
            #expect(summary.texts == 0, "\(findings)")
            #expect(try await archive.articles() == before)
        }
    }

    @Test("the text of a page that was not kept is not given up for the feed's summary")
    func pageUnkept() async throws {
        try await Site.serving { site, publisher, archive, source async throws in
            site.reply(200, at: "/feed", [:], Self.feed(publisher.base))
            site.reply(503, at: "/thon")
            var source = source
            source.page = .auto
            try await archive.visit([source], keepingFor: nil)
            site.reply(200, at: "/thon", ["Content-Type": "text/html"], Self.page())
            let job = try #require(
                try await archive.store.pagesDue(at: .distantFuture, perHost: 9, limit: 9).first
            )
            try await archive.store.postpone(job.id, until: .distantPast, because: "the test", isAttempt: true)
            try await archive.visit([source], keepingFor: .zero)
            let before = try await archive.articles()
            #expect(before.contains { $0.textFrom == .page })
            source.title = "Un autre nom"
            let (summary, _) = try await reprocess(archive, [source])
            #expect(summary.passed == [.unreadable("its page was not kept"): 1])
            #expect(summary.details == 1 && summary.texts == 0)
        }
    }

    @Test("what changed while it was read stays as it is")
    func overtaken() async throws {
        try await withKept { site, publisher, archive, source async throws in
            var source = source
            source.rules.strip = ["^Nos lecteurs du port"]
            let (_, findings) = try await reprocess(archive, [source], storing: false)
            let updates = findings.compactMap { if case .changed(let update, _) = $0 { update } else { nil } }
            try #require(updates.count == 1)
            var overtaken = updates[0]
            overtaken.before.digest = "another"
            #expect(try await archive.store.reprocess([overtaken], at: Date()).isEmpty)
            overtaken = updates[0]
            overtaken.link.page = RawDocument.ID(rawValue: 1)
            #expect(try await archive.store.reprocess([overtaken], at: Date()).isEmpty)
            #expect(try await archive.articles().allSatisfy { $0.revision == 1 })
            #expect(try await archive.store.reprocess(updates, at: Date()) == [updates[0].before.id])
        }
    }

    @Test("lost files, sources that no list names and rules that refuse an article leave it as it is, and say so")
    func passedOver() async throws {
        try await withKept { _, _, archive, source async throws in
            let before = try await archive.articles()
            #expect(try await reprocess(archive, []).summary.passed == [.unlisted: 2])
            var refusing = source
            refusing.drop = ["Autre chose"]
            #expect(try await reprocess(archive, [refusing]).summary.passed == [.refused: 1])
            try FileManager.default.removeItem(atPath: archive.folder + "/raw")
            let (summary, _) = try await reprocess(archive, [source])
            #expect(summary.passed.values.reduce(0, +) == 2)
            for reason in summary.passed.keys {
                guard case .unreadable(let why) = reason else {
                    Issue.record("\(reason)")
                    continue
                }
                #expect(why.contains("No such file"))
            }
            #expect(try await archive.articles() == before)
        }
    }

    @Test("a new text is looked at as any revision is")
    func examined() async throws {
        try await withKept { site, publisher, archive, source async throws in
            let examined = try SQLiteStore(path: archive.folder + "/a.db", access: .existing, examiner: TextExaminer())
            var source = source
            source.rules.strip = ["^Nos lecteurs du port"]
            let (summary, _) = try await reprocess(archive, [source], in: examined)
            #expect(summary.texts == 1)
            let article = try #require(try await archive.articles().first { $0.textFrom == .page })
            #expect(article.revision == 2)
            #expect(try await examined.revisions(of: article.id).first?.change == .shortened)
            examined.close()
        }
    }
}

extension Reprocessing.Finding {
    fileprivate var isChange: Bool { if case .changed = self { true } else { false } }
}
