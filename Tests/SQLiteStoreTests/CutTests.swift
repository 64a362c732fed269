import Duplicates
import Foundation
import News
import Testing

@testable import SQLiteStore

@Suite("Cuts of the archive") struct CutTests {
    private func commit(_ articles: [Article], to store: SQLiteStore, hour: Double = 0) async throws {
        let date = Samples.start.addingTimeInterval(3600 * hour)
        let sightings = articles.map { article in
            var article = article
            article.lastSeen = date
            return article
        }
        _ = try await store.commit(Samples.visit(sightings, at: date), deciding: Samples.decide)
    }

    private func text(_ cut: ArchiveCut, _ store: SQLiteStore) async throws -> String {
        var text = ""
        guard var rows = try await store.rows(cut) else { return text }
        while true {
            let page = try await store.lines(cut, in: rows)
            text += String(decoding: page.bytes, as: UTF8.self)
            guard let last = page.last, last < rows.upperBound else { return text }
            rows = last + 1...rows.upperBound
        }
    }

    private func cut(asOf seq: Int64, tellsLastSeen: Bool = true) -> ArchiveCut {
        ArchiveCut(ArticleQuery(), asOf: Position(rawValue: seq), tellsLastSeen: tellsLastSeen)
    }

    @Test("a row's line is the JSON of its article, whatever stands in it", arguments: [true, false])
    func line(tellsLastSeen: Bool) async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            var odd = Samples.article(
                "0000000000000002",
                title: "“\"\\\u{1}\u{1F}é\u{10FFFF}\t",
                text: "\"\n\n" + String(repeating: "\\", count: 31)
            )
            odd.digest = "d"
            odd.via = Via(name: nil, url: "https://b.example/\"x\"")
            odd.updated = StatedDate(instant: Samples.start, precision: .day, raw: "hier")
            try await commit([Samples.full("0000000000000001"), odd, Samples.article("0000000000000003")], to: store)
            let articles = try await store.articles(ArticleQuery()).reversed()
            let expected = articles.map { article in
                var writer = JSONWriter()
                article.write(to: &writer, tellingLastSeen: tellsLastSeen)
                return writer.text + "\n"
            }
            #expect(try await text(cut(asOf: 3, tellsLastSeen: tellsLastSeen), store) == expected.joined())
            for article in articles {
                #expect(Article(json: article.json)?.json == article.json)
            }
        }
    }

    @Test("the same cut gives the same bytes after revisions, new articles and new sightings")
    func sameBytes() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            var first = Samples.full("0000000000000001")
            try await commit([first, Samples.article("0000000000000002")], to: store)
            let cuts = [cut(asOf: 1, tellsLastSeen: false), cut(asOf: 2, tellsLastSeen: false)]
            var texts = [try await text(cuts[1], store)]
            first.text = "Corrigé."
            first.digest = "d2"
            first.section = "Société"
            try await commit([first], to: store, hour: 1)
            texts.append(try await text(cut(asOf: 3, tellsLastSeen: false), store))
            first.text = "Corrigé encore."
            first.digest = "d3"
            try await commit([first, Samples.article("0000000000000003")], to: store, hour: 2)
            try await commit([Samples.article("0000000000000002")], to: store, hour: 3)
            #expect(try await text(cuts[1], store) == texts[0])
            #expect(try await text(cut(asOf: 3, tellsLastSeen: false), store) == texts[1])
            #expect(try await text(cuts[0], store) == texts[0].prefix { $0 != "\n" } + "\n")
            #expect(texts[0].contains("Premier paragraphe") && texts[1].contains("Société"))
            #expect(try await text(cut(asOf: 5), store).split(separator: "\n").count == 3)
            let values = try await store.articles(cuts[1], in: 1...2)
            #expect(values.articles.map(\.text).first == Samples.full("").text)
        }
    }

    @Test("a verdict that came after the cut is not in it")
    func verdicts() async throws {
        let words =
            "Le port de Tanger Med a battu en octobre son record de trafic, annonce l’autorité portuaire ce matin."
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create, examiner: TextExaminer())
            var before = ""
            for (id, hours) in [("000000000000000a", 0.0), ("000000000000000b", -2)] {
                var article = Samples.article(
                    id,
                    source: id,
                    title: "Port \(id)",
                    text: words + "\n\n" + words.uppercased()
                )
                article.wordCount = words.split(separator: " ").count
                let instant = Samples.start.addingTimeInterval(3600 * hours)
                article.published = StatedDate(instant: instant, precision: .minute, raw: "")
                _ = try await store.commit(Samples.visit([article], source: id), deciding: Samples.decide)
                if hours == 0 { before = try await text(cut(asOf: 1, tellsLastSeen: false), store) }
            }
            try #require(try await store.lastPosition().rawValue == 3)
            #expect(try await text(cut(asOf: 1, tellsLastSeen: false), store) == before)
            #expect(try await text(cut(asOf: 3), store).contains("\"copyOf\""))
        }
    }

    @Test("a cut by language or tag holds what had them then, whatever a later text is in")
    func choicesOfThen() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            var one = Samples.article("0000000000000001", text: "Un.")
            (one.language, one.tags) = ("fr", ["mer"])
            var two = Samples.article("0000000000000002", text: "Deux.")
            (two.language, two.tags) = ("ar-MA", ["port"])
            try await commit([one, two], to: store)
            var queries = [ArticleQuery(), ArticleQuery(), ArticleQuery(), ArticleQuery()]
            queries[0].language = "fr"
            queries[1].language = "ar"
            queries[2].tag = "mer"
            queries[3].tag = "port"
            func texts() async throws -> [String] {
                var texts: [String] = []
                for query in queries {
                    let cut = ArchiveCut(query, asOf: Position(rawValue: 2), tellsLastSeen: false)
                    texts.append(try await text(cut, store))
                    let rows = try #require(try await store.rows(cut))
                    texts.append(try await store.articles(cut, in: rows).articles.map(\.text).joined())
                }
                return texts
            }
            let before = try await texts()
            #expect(before.map { $0.contains("Un.") } == [true, true, false, false, true, true, false, false])
            #expect(before.map { $0.contains("Deux.") } == [false, false, true, true, false, false, true, true])
            (one.text, one.digest, one.language, one.tags) = ("Trois.", "3", "ar-MA", ["port"])
            (two.text, two.digest, two.language, two.tags) = ("Quatre.", "4", "fr", ["mer"])
            try await commit([one, two], to: store, hour: 1)
            #expect(try await texts() == before)
        }
    }

    @Test("a cut in the future, and one of before the archive kept what changes replaced, are errors")
    func impossible() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            try await commit([Samples.article("0000000000000001")], to: store)
            await #expect(throws: StoreError.self) { try await text(cut(asOf: 2), store) }
            try sqlite(path, "UPDATE setting SET value = 1 WHERE name = 'told'")
            await #expect(throws: StoreError.self) { try await text(cut(asOf: 0), store) }
            _ = try await text(cut(asOf: 1), store)
        }
    }

    @Test("days are those on which articles were first seen, within the moments asked for")
    func days() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            for (id, day) in [("1", 0.0), ("2", 0.1), ("3", 2)] {
                var article = Samples.article("000000000000000" + id)
                article.firstSeen = Samples.start.addingTimeInterval(86_400 * day)
                try await commit([article], to: store)
            }
            #expect(try await store.days(cut(asOf: 3)) == ["2025-10-09", "2025-10-11"])
            var part = cut(asOf: 3)
            part.query.since = Samples.start.addingTimeInterval(86_400)
            #expect(try await store.days(part) == ["2025-10-11"])
            #expect(try await text(part, store).split(separator: "\n").count == 1)
        }
    }

    @Test("a cut by state goes by what articles were then")
    func states() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create)
            try await commit([Samples.article("0000000000000001"), Samples.article("0000000000000002")], to: store)
            _ = try await store.write("cannot withdraw") { [desk = store.desk] db in
                var articles = try ArticleTable(db, desk)
                return try articles.set(.withdrawn, of: 1, at: Samples.start)
            }
            for (state, place, expected) in [
                (Article.State.live, Int64(2), ["1", "2"]), (.live, 3, ["2"]), (.withdrawn, 2, []),
                (.withdrawn, 3, ["1"]),
            ] {
                var cut = cut(asOf: place)
                cut.query.state = state
                let lines = try await text(cut, store).split(separator: "\n")
                let rows = try #require(try await store.rows(cut))
                let articles = try await store.articles(cut, in: rows).articles
                #expect(lines.map { String($0.dropFirst(22).prefix(1)) } == expected, "\(state) at \(place)")
                #expect(articles.map { String($0.id.rawValue.suffix(1)) } == expected, "\(state) at \(place)")
                #expect(articles.allSatisfy { $0.withdrawn == (state == .withdrawn ? Samples.start : nil) })
            }
        }
    }

    @Test("articles of an export keep their places in an empty archive, and are told when all are there")
    func founding() async throws {
        try await Samples.withDatabasePath { path async throws in
            let store = try SQLiteStore(path: path, access: .create, examiner: TextExaminer())
            var articles = [Samples.full("0000000000000001"), Samples.article("0000000000000002")]
            articles[0].position = Position(rawValue: 9)
            articles[0].revision = 4
            articles[0].lastSeen = Samples.start.addingTimeInterval(99)
            articles[1].position = Position(rawValue: 2)
            articles[1].copyOf = articles[0].id
            articles[1].similarity = 0.75
            articles[1].state = .withdrawn
            articles[1].withdrawn = Samples.start.addingTimeInterval(50)
            articles[1].story = articles[0].id.rawValue
            let isFounding = try await store.beginRestoring(upTo: Position(rawValue: 9))
            #expect(isFounding)
            #expect(try await store.restore(articles, founding: isFounding) == 2)
            #expect(try await store.changes(after: .start, limit: 9).isEmpty)
            #expect(try await store.restore(articles, founding: isFounding) == 0)
            try await store.endRestoring()
            #expect(try await store.changes(after: .start, limit: 9).map(\.position.rawValue) == [2, 9])
            var stored = try await store.articles(ArticleQuery())
            stored.reverse()
            articles[0].story = stored[0].story
            #expect(stored == articles)
            #expect(try await !store.beginRestoring(upTo: Position(rawValue: 9)))
            var third = Samples.article("0000000000000003")
            third.position = Position(rawValue: 5)
            #expect(try await store.restore([third], founding: false) == 1)
            #expect(try await store.changes(after: Position(rawValue: 9), limit: 9).map(\.position.rawValue) == [10])
            #expect(try sqlite(path, "SELECT count(*) FROM article_text WHERE article_text MATCH 'texte'") == "2\n")
            #expect(try await store.measures(at: Samples.start).articles == 3)
        }
    }
}
