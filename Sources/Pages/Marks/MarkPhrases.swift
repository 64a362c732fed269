/// Finds phrases in rows of words (`PageWords`), whatever case and punctuation; `*` stands for any one
/// word, or a number with a fraction.
struct MarkPhrases: Sendable {
    private struct Entry: Sendable {
        var rest: [UInt64]
        var family: Family
    }

    /// What a phrase tells of the page it stands on.
    enum Family: UInt8, Sendable {
        /// The rest is for those who pay or sign in.
        case paywall
        /// How much of the article is not shown.
        case remainder
        /// A word to those who pay already, which sites have on free pages too.
        case subscriber
        /// A site speaks of the cookies it sets.
        case consent
        case missing
        case challenge
    }

    struct Match {
        var place: Int
        var family: Family
    }

    private static let wildcard: UInt64 = 0
    private let entries: [UInt64: [Entry]]

    /// Reads a table: for each family, phrases separated by `;`; the first word is never `*`.
    init(_ table: [(Family, String)]) {
        var entries: [UInt64: [Entry]] = [:]
        for (family, text) in table {
            for phrase in text.split(separator: ";") {
                let words = phrase.split(whereSeparator: \.isWhitespace).flatMap { word in
                    word == "*" ? [Self.wildcard] : PageWords.words(String(word))
                }
                guard let first = words.first else { continue }
                entries[first, default: []].append(Entry(rest: Array(words.dropFirst()), family: family))
            }
        }
        self.entries = entries
    }

    /// The first phrase of the families in `words`, beginning within `reach` words from the start.
    func first(in words: [UInt64], of families: Set<Family>, reach: Int = .max) -> Match? {
        for index in words.indices.prefix(reach) {
            guard let candidates = entries[words[index]] else { continue }
            for entry in candidates where families.contains(entry.family) && follows(entry.rest, words, index + 1) {
                return Match(place: index, family: entry.family)
            }
        }
        return nil
    }

    private func follows(_ rest: [UInt64], _ words: [UInt64], _ start: Int) -> Bool {
        var place = start
        for (offset, word) in rest.enumerated() {
            guard place < words.count else { return false }
            guard word == Self.wildcard else {
                guard word == words[place] else { return false }
                place += 1
                continue
            }
            // “74.5 %” is two words.
            let following = rest.dropFirst(offset + 1).first
            place += following != nil && place + 2 < words.count && words[place + 2] == following ? 2 : 1
        }
        return true
    }
}
