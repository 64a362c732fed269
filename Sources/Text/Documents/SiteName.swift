/// Tells a publisher's name standing alone on a line.
enum SiteName {
    /// Whether the line is a host name or has a word that only publishers have, such as `Presse` or `Tribune`.
    static func isSure(_ line: Line) -> Bool {
        guard let words = words(line), words.count <= 5, line.length <= 40 else { return false }
        if isHost(line) { return true }
        return words.contains { publishers.contains($0) } && words.allSatisfy { $0.isCapital || $0.isCaseless }
    }

    /// Whether the line is a host's name, such as `courrier.example`.
    static func isHost(_ line: Line) -> Bool {
        guard let words = words(line), (2...5).contains(words.count), line.length <= 40 else { return false }
        return line.text.utf8.contains(0x2E) && line.tokens.allSatisfy { $0.isSpaced == ($0.start == 0) }
    }

    /// Whether the line is an article and one or two capitalised words, as `Le Littoral`.
    static func isTitled(_ line: Line) -> Bool {
        guard let words = words(line), (2...3).contains(words.count), let first = words.first else { return false }
        return first.isCapital && articles.contains(first) && words.allSatisfy(\.isCapital)
    }

    /// Whether the line is at most so many words, all in capitals.
    static func isShouted(_ line: Line, words limit: Int) -> Bool {
        guard let words = words(line), words.count <= limit else { return false }
        return words.allSatisfy { $0.isUpper || ($0.length == 1 && $0.isCapital) } && words.contains { $0.isUpper }
    }

    /// Whether a piece of a byline names a publisher and no person: `Seneweb.com`, `CBS News`, `detikNews`.
    static func isPublisher(_ line: Line, _ range: Range<Int>) -> Bool {
        guard range.count <= 6, let first = range.first, line.tokens[first].kind == .word,
            range.allSatisfy({ line.tokens[$0].kind == .word || line.tokens[$0].mark == .stop })
        else { return false }
        let piece = Line(line.text(of: range))
        if isHost(piece), let end = piece.tokens.last, end.length > 1, !end.isCapital { return true }
        guard let last = piece.tokens.last, last.kind == .word else { return false }
        return range.count > 1 && channels.contains(last) || endsInNews(piece)
    }

    /// `detikNews`: two names written as one.
    private static func endsInNews(_ line: Line) -> Bool {
        line.tokens.count == 1 && line.tokens[0].length > 5 && line.text.utf8.suffix(4).elementsEqual("News".utf8)
    }

    private static let channels = WordSet(
        "news tv digital online media médias infos info actu noticias nachrichten notizie radio press newspaper haber media"
    )

    /// The words of a line that has no mark between them; nil for others.
    private static func words(_ line: Line) -> [Token]? {
        let words = line.tokens.filter { $0.kind != .number }
        return !words.isEmpty && words.allSatisfy { $0.kind == .word } ? words : nil
    }

    private static let articles = WordSet("le la les l the el los las al il lo o a der die das de het")
    private static let publishers = WordSet(
        """
        news infos presse press journal gazette tribune times post médias actu tv fm herald telegraph observer chronicle
        hebdo quotidien matin diario noticias zeitung nachrichten tagblatt kurier giornale gazzetta corriere jornal
        notícias magazine courrier écho dépêche صحيفة جريدة موقع بريس نيوز
        """
    )
}
