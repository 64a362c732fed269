import Foundation
import News

/// Articles and visits to try a store with.
enum Samples {
    static let start = Date(timeIntervalSince1970: 1_760_000_000)

    static func article(_ id: String, source: String = "a", title: String = "Titre", text: String = "Un texte.")
        -> Article
    {
        Article(
            id: Article.ID(rawValue: id),
            source: Source.ID(rawValue: source),
            title: title,
            text: text,
            textFrom: .feed,
            wordCount: 2,
            digest: title + text,
            firstSeen: start
        )
    }

    static func full(_ id: String) -> Article {
        var article = article(id, text: "Premier paragraphe.\n\nSecond « paragraphe » à part.")
        article.titleFrom = .feed
        article.guid = "guid-1"
        article.url = "https://a.example/1?id=2"
        article.canonicalURL = "https://a.example/1?id=2"
        article.subtitle = "Le chapeau"
        article.authors = ["Aïcha B.", "Jean \"X\""]
        article.site = "Le Journal"
        article.section = "Monde"
        article.tags = ["maroc", "sécurité"]
        article.published = StatedDate(instant: start, precision: .minute, raw: "Mon, 13 Oct")
        article.publishedFrom = .feed
        article.language = "fr"
        article.languageDeclared = "fr-MA"
        article.script = "Latn"
        article.direction = .ltr
        article.summary = "Bref"
        article.image = "https://a.example/i.jpg"
        article.enclosures = [Enclosure(url: "https://a.example/s.mp3", type: "audio/mpeg", length: 12)]
        article.via = Via(name: "MAP", url: nil)
        article.removed = [Removal(rule: "read-also", text: "Lire aussi : …")]
        return article
    }

    static func visit(_ articles: [Article], source: String = "a", at date: Date = start) -> Visit {
        let id = Source.ID(rawValue: source)
        var state = FeedState(source: id, nextVisit: date.addingTimeInterval(900))
        state.validators = .init(etag: "\"e\"", lastModified: nil)
        state.lastVisit = date
        state.lastSuccess = date
        return Visit(
            state: state,
            record: VisitRecord(source: id, started: date),
            candidates: articles.map { Candidate(entry: "guid:" + $0.id.rawValue, article: $0) }
        )
    }

    static func source(_ id: String, url: String = "https://a.example/feed") -> Source {
        Source(id: Source.ID(rawValue: id), place: .feed(url: url))
    }

    /// New when unknown, a revision when the digest changed.
    static let decide: @Sendable (Visit, Memory) -> [Verdict] = { visit, memory in
        visit.candidates.map { candidate in
            guard let known = memory.articles[candidate.article.id] else { return .new }
            return known.digest == candidate.article.digest ? .exact(known.id) : .revision(of: known.id)
        }
    }

    static func temporaryPath() -> String {
        NSTemporaryDirectory() + "depeche-test-\(UInt64.random(in: 0 ... .max)).db"
    }

    /// Gives the path of a database that is removed afterwards, with all that SQLite puts beside it.
    static func withDatabasePath<Value>(_ body: (String) async throws -> Value) async throws -> Value {
        let path = temporaryPath()
        defer { remove(path) }
        return try await body(path)
    }

    static func remove(_ path: String) {
        for end in ["", "-wal", "-shm", "-index", ".lock"] { try? FileManager.default.removeItem(atPath: path + end) }
    }
}

extension Store {
    func prune(visitsBefore visits: Date?, articlesBefore articles: Date?) async throws(StoreError) {
        var rules = RetentionRules()
        rules.visitsBefore = visits
        rules.usual.before = articles
        _ = try await prune(rules, at: Samples.start)
    }
}
