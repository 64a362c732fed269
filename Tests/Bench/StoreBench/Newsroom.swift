import Duplicates
import Foundation
import News

/// Writes articles of about 3 kB: words by Zipf's law out of a lexicon of French and made-up ones.
struct Newsroom: Sendable {
    private static let vocabulary = 60_000
    private let words: [String]
    /// Places of words, each as often as the word is used.
    private let deck: [Int32]

    init() {
        let common = [
            "le", "la", "de", "et", "à", "les", "des", "en", "un", "une", "du", "pour", "que", "dans", "est", "par",
            "sur",
            "au", "qui", "avec", "Maroc", "président", "gouvernement", "économie", "sécurité", "région", "équipe",
            "élection", "parlement", "ministre", "accord", "projet", "développement", "université", "port", "marché",
        ]
        let syllables = [
            "ba", "ko", "ri", "ten", "lou", "mar", "si", "dé", "van", "cha", "po", "gne", "tra", "fi", "ju", "el",
        ]
        words = (0..<Self.vocabulary).map { number in
            if number < common.count { return common[number] }
            var rest = number
            var word = ""
            repeat {
                word += syllables[rest % 16]
                rest /= 16
            } while rest > 0
            return word
        }
        var deck: [Int32] = []
        for rank in 0..<Self.vocabulary { deck += repeatElement(Int32(rank), count: max(1, 40_000 / (rank + 4))) }
        self.deck = deck
    }

    /// Twenty articles of one of 500 sources, a thousand articles an hour.
    func visit(_ numbers: Range<Int>) -> Visit {
        let source = Source.ID(rawValue: "source-\(numbers.lowerBound / 20 % 500)")
        let now = Date(timeIntervalSince1970: 1_700_000_000 + (Double(numbers.lowerBound) * 3.6).rounded(.down))
        let candidates = numbers.map { number in
            let article = article(number, of: source, at: now)
            return Candidate(entry: article.url ?? "", article: article)
        }
        return Visit(
            state: FeedState(source: source, nextVisit: now.addingTimeInterval(900)),
            record: VisitRecord(source: source, started: now),
            candidates: candidates
        )
    }

    private func article(_ number: Int, of source: Source.ID, at now: Date) -> Article {
        var random = Dice(state: UInt64(number) &* 0x2545_F491_4F6C_DD1D &+ 1)
        let title = (0..<9).map { _ in word(&random) }.joined(separator: " ").capitalized
        let text = (0..<7).map { _ in
            (0..<4).map { _ in
                let words = (0..<Int(12 + random.next() % 8)).map { _ in word(&random) }
                return words.joined(separator: " ").capitalizedFirst + "."
            }.joined(separator: " ")
        }.joined(separator: "\n\n")
        let url = "https://\(source).example/2026/\(number)"
        var article = Article(
            id: ArticleIdentity.address(url).id,
            source: source,
            title: title,
            text: text,
            textFrom: .feed,
            wordCount: 430,
            digest: ContentDigest.of(title: title, text: text),
            firstSeen: now
        )
        article.titleFrom = .feed
        article.guid = url
        article.url = url
        article.canonicalURL = url
        article.authors = ["A. \(word(&random).capitalized)"]
        article.section = "Monde"
        article.tags = ["banc", word(&random)]
        article.language = "fr"
        article.script = "Latn"
        article.direction = .ltr
        article.published = StatedDate(instant: now.addingTimeInterval(-600), precision: .second, raw: now.rfc3339)
        article.publishedFrom = .feed
        article.image = url + ".jpg"
        return article
    }

    private func word(_ random: inout Dice) -> String {
        words[Int(deck[Int(random.next() % UInt64(deck.count))])]
    }

    /// Seconds of processor time of the process.
    static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
