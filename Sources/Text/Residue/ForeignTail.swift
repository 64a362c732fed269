import News

/// Paragraphs at the end that are written in another language than the article.
struct ForeignTail {
    /// How many; nil when the article ends in its own language.
    let count: Int?

    /// A tail that is more than this share of the text is no tail: the document has two languages.
    private static let share = 3

    init(_ paragraphs: [String], language: String?) {
        count = Self.count(paragraphs, language: language)
    }

    private static func count(_ paragraphs: [String], language: String?) -> Int? {
        guard let last = paragraphs.last, last.utf8.count >= 40 else { return nil }
        guard
            let own = language.map(primary)
                ?? LanguageDetector.detect(paragraphs.max { $0.utf8.count < $1.utf8.count } ?? last)
                .map({ primary($0.tag) })
        else { return nil }
        var count = 0
        var bytes = 0
        for paragraph in paragraphs.suffix(8).reversed() {
            guard paragraph.utf8.count >= 40, isForeign(paragraph, to: own) else { break }
            count += 1
            bytes += paragraph.utf8.count
        }
        let total = paragraphs.reduce(0) { $0 + $1.utf8.count }
        return count > 0 && count < paragraphs.count && bytes * share < total ? count : nil
    }

    private static func isForeign(_ paragraph: String, to own: String) -> Bool {
        if let index = FunctionWords.languages.firstIndex(of: own) {
            var paragraph = paragraph
            let scores = paragraph.withUTF8 {
                FunctionWords.shared.scores(UnsafeBufferPointer(rebasing: $0.prefix(240)))
            }
            // Cheap and nearly always the answer: the article's own function words are there.
            if scores[index] > 0, scores[index] >= scores.best() * 0.8 { return false }
        }
        guard let found = LanguageDetector.detect(paragraph), found.isReliable else { return false }
        return primary(found.tag) != own
    }

    private static func primary(_ tag: String) -> String {
        String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
    }
}
