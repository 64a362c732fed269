import Duplicates
import Foundation
import News
import Testing

@Suite struct JudgeTests {
    private let judge = Judge()
    private let long = (1...40).map { "mot\($0)" }.joined(separator: " ")

    private func candidate(
        _ entry: String,
        url: String?,
        title: String = "Titre",
        text: String,
        source: String = "a"
    ) -> Candidate {
        let source = Source.ID(rawValue: source)
        let identity = url.map(ArticleIdentity.address) ?? .content(title: title, text: text)
        let digest = ContentDigest.of(title: title, text: text)
        let words = text.split(separator: " ").count
        return Candidate(
            entry: entry,
            article: Article(
                id: identity.id,
                source: source,
                title: title,
                text: text,
                textFrom: .feed,
                wordCount: words,
                digest: digest,
                firstSeen: Date(timeIntervalSince1970: 0)
            )
        )
    }

    private func visit(_ candidates: [Candidate], source: String = "a") -> Visit {
        let id = Source.ID(rawValue: source)
        return Visit(
            state: FeedState(source: id, nextVisit: .distantFuture),
            record: VisitRecord(source: id, started: Date(timeIntervalSince1970: 0)),
            candidates: candidates
        )
    }

    private func known(_ candidate: Candidate) -> Memory.Known {
        let article = candidate.article
        return Memory.Known(
            id: article.id,
            digest: article.digest,
            revision: 1,
            source: article.source,
            wordCount: article.wordCount
        )
    }

    /// What the store recalls for a visit of `source`, after the candidate was stored for its own.
    private func memory(of candidate: Candidate, forVisitOf source: String) -> Memory {
        var memory = Memory()
        let known = known(candidate)
        memory.articles[known.id] = known
        memory.digests[known.digest] = known
        if source == candidate.article.source.rawValue {
            memory.entries[candidate.entry] = Memory.Entry(article: known.id, digest: known.digest)
            memory.given[known.id] = known.digest
        }
        return memory
    }

    @Test("an article nobody has seen is new")
    func new() {
        let one = candidate("guid:1", url: "https://a.example/1", text: long)
        #expect(judge.verdicts(on: visit([one]), against: Memory()) == [.new])
    }

    @Test("an entry that comes again unchanged is exact")
    func again() {
        let one = candidate("guid:1", url: "https://a.example/1", text: long)
        #expect(judge.verdicts(on: visit([one]), against: memory(of: one, forVisitOf: "a")) == [.exact(one.article.id)])
    }

    @Test("an entry whose text changed is a revision, its address changed or not")
    func revised() {
        let one = candidate("guid:1", url: "https://a.example/1", text: long)
        let memory = memory(of: one, forVisitOf: "a")
        for url in ["https://a.example/1", "https://a.example/1-bis"] {
            let other = candidate("guid:1", url: url, text: "court")
            #expect(judge.verdicts(on: visit([other]), against: memory) == [.revision(of: one.article.id)])
        }
    }

    @Test("two entries of one document with one address are one article")
    func twiceInOneDocument() {
        let one = candidate("guid:1", url: "https://a.example/1", text: long)
        let two = candidate("guid:2", url: "https://a.example/1", text: long)
        #expect(judge.verdicts(on: visit([one, two]), against: Memory()) == [.new, .exact(one.article.id)])
    }

    @Test("the same long text at another address of its source is exact, a short one or another source's is not")
    func sameText() {
        for (text, source, expected) in [
            (long, "a", true), (long, "b", false), ("Pas de journal ce soir.", "a", false),
        ] {
            let one = candidate("guid:1", url: "https://a.example/1", text: text)
            let two = candidate("guid:2", url: "https://b.example/2", text: text, source: source)
            let verdict = judge.verdicts(
                on: visit([two], source: source),
                against: memory(of: one, forVisitOf: source)
            )
            #expect(verdict == [expected ? .exact(one.article.id) : .new])
        }
    }

    @Test("a shorter text of the same address from another source does not undo the longer one")
    func summaryElsewhere() {
        let whole = candidate("guid:1", url: "https://a.example/1", text: long)
        let summary = candidate("url:1", url: "https://a.example/1", text: "mot1 mot2 mot3", source: "b")
        let verdict = judge.verdicts(on: visit([summary], source: "b"), against: memory(of: whole, forVisitOf: "b"))
        #expect(verdict == [.exact(whole.article.id)])
    }

    @Test("a longer text of the same address from another source is a revision, once")
    func wholeElsewhere() {
        let summary = candidate("guid:1", url: "https://a.example/1", text: "mot1 mot2 mot3")
        let whole = candidate("url:1", url: "https://a.example/1", text: long, source: "b")
        var memory = memory(of: summary, forVisitOf: "a")
        memory.entries = [:]
        memory.given = [:]
        #expect(judge.verdicts(on: visit([whole], source: "b"), against: memory) == [.revision(of: summary.article.id)])
        // The first source now gives its summary again, as at every visit.
        memory.articles[summary.article.id] = Memory.Known(
            id: summary.article.id,
            digest: whole.article.digest,
            revision: 2,
            source: summary.article.source,
            wordCount: 40
        )
        memory.entries = [summary.entry: .init(article: summary.article.id, digest: summary.article.digest)]
        memory.given = [summary.article.id: summary.article.digest]
        #expect(judge.verdicts(on: visit([summary]), against: memory) == [.exact(summary.article.id)])
    }

    @Test("a text that changes twice within one document is revised twice")
    func twiceRevised() {
        let one = candidate("guid:1", url: "https://a.example/1", text: long)
        let two = candidate("guid:1", url: "https://a.example/1", text: long + " encore")
        let three = candidate("guid:1", url: "https://a.example/1", text: long + " encore plus")
        #expect(
            judge.verdicts(on: visit([one, two, three]), against: Memory())
                == [.new, .revision(of: one.article.id), .revision(of: one.article.id)]
        )
    }
}
