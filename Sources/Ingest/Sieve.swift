public import News
public import Text

/// The operator's `keep` and `drop` patterns of one source.
public struct Sieve: Sendable {
    private let keep: [Pattern]
    private let drop: [Pattern]

    /// - Throws: `PatternError` for a pattern that is not a regular expression; settings are checked before.
    public init(_ source: Source) throws(PatternError) {
        var keep: [Pattern] = []
        for pattern in source.keep { keep.append(try Pattern(pattern)) }
        var drop: [Pattern] = []
        for pattern in source.drop { drop.append(try Pattern(pattern)) }
        self.keep = keep
        self.drop = drop
    }

    var isEmpty: Bool { keep.isEmpty && drop.isEmpty }

    /// Whether the article may come in, judged by its title, address and text.
    func lets(_ article: Article) -> Bool {
        if isEmpty { return true }
        let fields = [article.title, article.url, article.text].compactMap(\.self)
        // A pattern that gave up decides for the article: one too many is better than one lost.
        let isKept =
            keep.isEmpty || keep.contains { pattern in fields.contains { pattern.matches($0, undecided: true) } }
        return isKept && !drop.contains { pattern in fields.contains { pattern.matches($0) } }
    }
}
