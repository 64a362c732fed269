import Foundation

/// Writes articles: words by Zipf's law, names of the day's events, every tenth article a copy of a recent one.
///
/// The same number gives the same article, in every run.
struct Press: Sendable {
    private static let vocabulary = 60_000
    private let words: [String]
    /// Places of words, each as often as the word is used.
    private let deck: [Int32]

    init() {
        let syllables = [
            "ba", "ko", "ri", "ten", "lou", "mar", "si", "de", "van", "cha", "po", "gne", "tra", "fi", "ju", "el",
        ]
        words = (0..<Self.vocabulary).map { number in
            var rest = number
            var word = ""
            repeat {
                word += syllables[rest % 16]
                rest /= 16
            } while rest > 0
            return word
        }
        var deck: [Int32] = []
        for rank in 0..<Self.vocabulary {
            deck += repeatElement(Int32(rank), count: max(1, 40_000 / (rank + 4)))
        }
        self.deck = deck
    }

    func source(_ number: Int) -> String { "source-\(number / 20 % 500)" }

    func title(_ number: Int) -> String {
        var random = Dice(state: UInt64(number) &* 31 &+ 7)
        return (0..<8).map { _ in word(&random) }.joined(separator: " ").capitalized
    }

    /// Some 250 words in paragraphs.
    func text(_ number: Int) -> String {
        if number % 10 == 9, number > 100 {
            var random = Dice(state: UInt64(number))
            let original = number - 1 - Int(random.next() % 80)
            let text = original % 10 == 9 ? body(original - 1) : body(original)
            return "Repris de notre confrère.\n\n" + text.prefix(text.count * 3 / 4)
        }
        return body(number)
    }

    private func body(_ number: Int) -> String {
        var random = Dice(state: UInt64(number) &* 0x2545_F491_4F6C_DD1D &+ 1)
        return (0..<5).map { _ in
            (0..<3).map { _ in
                var words = (0..<Int(12 + random.next() % 10)).map { _ in word(&random) }
                words[0] = words[0].capitalized
                words[5] = words[5].capitalized
                return words.joined(separator: " ") + "."
            }.joined(separator: " ")
        }.joined(separator: "\n\n")
    }

    private func word(_ random: inout Dice) -> String {
        words[Int(deck[Int(random.next() % UInt64(deck.count))])]
    }
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
