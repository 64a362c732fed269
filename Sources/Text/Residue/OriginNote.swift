/// The note a re-posting plug-in leaves: “The post … appeared first on …”, in the languages it is translated to.
struct OriginNote {
    /// The title of the article; nil when the note gives none.
    var title: String?
    /// The publisher.
    var name: String
    /// Where the note begins, in bytes.
    var start: Int

    /// The note at the end of a passage; nil when there is none.
    ///
    /// The middle (“appeared first on”) must stand in the passage, and the opening before it, at the start or after
    /// the end of a sentence. The title may hold anything.
    static func read(_ line: Line) -> OriginNote? {
        let tokens = line.tokens
        for place in tokens.indices where tokens[place].kind == .word {
            guard let middle = middles.match(tokens, at: place) else { continue }
            var after = place + middle.count
            while after < tokens.count, tokens[after].kind == .mark, tokens[after].mark == .colon { after += 1 }
            // With a capital it belongs to the name: `The Herald`.
            if after < tokens.count, articles.contains(tokens[after]), !tokens[after].isCapital { after += 1 }
            var end = tokens.count
            while end > after, tokens[end - 1].kind == .mark, tokens[end - 1].mark == .stop { end -= 1 }
            // A publisher's name is short: more is a sentence that merely says so.
            if let stop = (after..<end).first(where: { ends(tokens, name: $0, from: after) }) { end = stop }
            guard after < end, end - after <= 16, let opening = opening(tokens, before: place, needed: !middle.value)
            else {
                continue
            }
            let title = trimmed(line, opening.titleFrom..<place)
            let name = trimmed(line, after..<end)
            guard !name.isEmpty else { continue }
            return OriginNote(title: title.isEmpty ? nil : title, name: name, start: tokens[opening.start].start)
        }
        return nil
    }

    /// Whether a note's middle stands anywhere.
    static func hasMiddle(_ line: Line) -> Bool {
        line.tokens.indices.contains { middles.match(line.tokens, at: $0) != nil }
    }

    /// The opening nearest before `middle` at the start of a sentence.
    private static func opening(
        _ tokens: [Token],
        before middle: Int,
        needed: Bool
    ) -> (start: Int, titleFrom: Int)? {
        for place in stride(from: middle, through: 0, by: -1) {
            let isStart = place == 0 || (tokens[place - 1].kind == .mark && tokens[place].isSpaced)
            guard isStart, place < middle || !needed else { continue }
            if let match = openings.match(tokens, at: place), place + match.count <= middle {
                return (place, place + match.count)
            }
        }
        // “Originally published on …” needs no opening, but nothing else may stand before it.
        guard !needed else { return nil }
        if middle == 0 { return (0, 0) }
        return tokens[..<middle].allSatisfy { $0.kind == .mark } ? (0, middle) : nil
    }

    /// Whether a publisher's name ends before a token: with its sentence, or before what it is re-posted under.
    private static func ends(_ tokens: [Token], name index: Int, from start: Int) -> Bool {
        guard index > start else { return false }
        if conditions.match(tokens, at: index) != nil { return true }
        guard tokens[index].kind == .mark, tokens[index].mark == .stop, index + 1 < tokens.count else { return false }
        return tokens[index + 1].isSpaced && invitations.contains(tokens[index + 1])
    }

    private static let articles = WordSet("the")
    private static let invitations = WordSet("read lire lisez lea leia leggi lesen lees click cliquez اقرأ")
    private static let conditions = PhraseIndex<Bool>([
        (
            true,
            "sous licence; under a creative commons; under creative commons; avec l'autorisation; with permission; bajo licencia"
        )
    ])

    /// The text of the tokens without the quotes and colons around it.
    private static func trimmed(_ line: Line, _ range: Range<Int>) -> String {
        var range = range
        while let first = range.first, isWrapping(line.tokens[first], opens: true) { range.removeFirst() }
        while let last = range.last, isWrapping(line.tokens[last], opens: false) { range.removeLast() }
        return line.text(of: range)
    }

    private static func isWrapping(_ token: Token, opens: Bool) -> Bool {
        guard token.kind == .mark else { return false }
        switch token.mark {
        case .quote, .colon, .comma: return true
        case .openQuote: return opens
        case .closeQuote: return !opens
        default: return false
        }
    }

    private static let middles = PhraseIndex(middlePhrases)

    /// The value says whether the phrase can stand without an opening.
    static let middlePhrases: [(Bool, String)] = [
        (
            false,
            """
            appeared first on; first appeared on; appeared first at; first appeared in; was first published on; was originally published on
            was first published by; was originally published by; was originally published in; was originally published at
            est republié à partir de; is republished from; est apparu en premier sur; est apparue en premier sur; est apparu en premier dans; a été publié en premier sur
            a d'abord été publié sur; a été publié initialement sur; est paru en premier sur; est paru initialement sur; provient de
            est apparu d'abord sur; est d'abord apparu sur; est d'abord paru sur; a été publié d'abord sur; est apparu en premier lieu sur
            a été publié pour la première fois sur; est initialement paru sur; a été initialement publié sur; apparaît en premier sur
            se publicó primero en; aparece primero en; apareció primero en; fue publicado primero en; apareció por primera vez en
            se publicó originalmente en; fue publicada originalmente en; fue publicado originalmente en; aparece en primer lugar en
            erschien zuerst auf; erschien zuerst bei; erschien zuerst in; ist zuerst erschienen auf; wurde zuerst auf; erschien als erstes auf
            proviene da; sembra essere il primo su; è apparso per la prima volta su; è stato pubblicato per la prima volta su; è apparso su
            è stato pubblicato su; apareceu primeiro em; apareceu primeiro no; apareceu primeiro na; foi publicado primeiro em
            foi publicado originalmente em; foi publicado primeiro no; surgiu primeiro em; aparece primeiro em; apareceu em primeiro em
            verscheen eerst op; verscheen als eerste op; is eerst verschenen op; werd eerst gepubliceerd op
            ظهرت أولا على; ظهر أولا على; ظهرت أولاً على; ظهر أولاً على; نشر أولا على; نشرت أولا على; أولاً على; أولا على; أولا في
            ظهرت أولا في; ظهر أولا في
            """
        ),
        (
            true,
            """
            originally published on; originally published by; originally published at; originally appeared on; first published on
            initialement publié sur; publié à l'origine sur; publié initialement sur; initialement paru sur
            publicado originalmente en; publicado originalmente em; ursprünglich veröffentlicht auf; zuerst veröffentlicht auf
            pubblicato originariamente su; oorspronkelijk gepubliceerd op; نشر لأول مرة على; نشر لأول مرة في
            """
        ),
    ]

    private static let openings = PhraseIndex<Bool>([
        (
            true,
            """
            the post; this post; the article; this article; the story; this story; the news; post; this content; the entry
            l'article; cet article; article; le post; cet article intitulé; l'article intitulé; la publication; ce billet; le billet; ce contenu
            la entrada; esta entrada; el artículo; este artículo; el post; la noticia; la publicación; el cargo
            der beitrag; dieser beitrag; der artikel; dieser artikel; der post
            l'articolo; questo articolo; il post; questo post; la notizia
            o post; a postagem; o artigo; este artigo; este post; a notícia; o conteúdo; esta postagem; a publicação
            het bericht; dit bericht; het artikel; dit artikel; de post
            ظهرت المقالة; ظهر المقال; المقالة; المقال; هذا المقال; هذه المقالة; التدوينة; الخبر; ظهرت التدوينة; نشر المقال; ظهرت
            """
        )
    ])
}
