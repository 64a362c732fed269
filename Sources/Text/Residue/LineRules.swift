/// Judges one short passage by the pattern families.
enum LineRules {
    /// A passage longer than this is never judged by its words, in letters.
    static let longest = 260
    /// One that ends like a sentence must be shorter still: every family has false friends in real sentences.
    static let longestSentence = 140

    /// The rule that takes the whole line out; nil when it stays.
    ///
    /// `isInBody` says whether article text went before: only there can phrases be judged that also open titles.
    static func rule(for line: Line, isInBody: Bool) -> Rule? {
        if line.tokens.allSatisfy({ $0.kind == .mark }) { return isRule(line) ? .separator : nil }
        guard line.length <= longest else { return nil }
        if isSlot(line) { return .adSlot }
        if BackToTop.isLabel(line) { return .backToTop }
        if isBreadcrumb(line) { return .breadcrumb }
        if OddLine.isCode(line) || OddLine.isShortcodePair(line) { return .adSlot }
        if OddLine.isAddress(line) || OddLine.isPath(line) { return .source }
        if OddLine.isTextSize(line) || OddLine.isHandle(line) || OddLine.isGluedButtons(line) { return .share }
        if isInBody {
            if Names.isPhotoAgency(line) { return .credit }
            if OddLine.isInitials(line) || OddLine.isDeskNote(line) { return .byline }
            if endsInCredit(line) || endsInSignature(line) { return .credit }
            if PageNote.standsForEmbed(line) { return .navigation }
            if isRelatedHeading(line) { return .readAlso }
        }
        if let rule = wholeLine(line) { return rule }
        if let rule = bar(line) { return rule }
        if let apart = OddLine.apart(line), wholeLine(apart) == .share { return .share }
        if line.endsLikeSentence, line.length > longestSentence { return nil }
        if isRelated(line, isInBody: isInBody) { return .readAlso }
        return partOfLine(line)
    }

    /// Whether the line is one network's name or button, which counts only beside others.
    static func isShareButton(_ line: Line) -> Bool {
        guard line.tokens.count <= 3,
            let match = LinePhrase.index.match(line.tokens, at: 0, where: { $0.reach == .filler })
        else { return false }
        // A count may stand behind: `Facebook 12`.
        return line.tokens[match.count...].allSatisfy { $0.kind == .number }
    }

    /// Whether the line announces other articles, that is, a list may follow.
    static func isRelatedHeading(_ line: Line) -> Bool {
        guard let start = firstWord(line),
            let match = RelatedPhrase.index.match(line.tokens, at: start, where: { $0.strength != .marked })
        else { return false }
        let rest = line.tokens[(start + match.count)...]
        if rest.allSatisfy({ $0.kind == .mark }) { return true }
        guard match.value.strength == .heading else { return false }
        // `Most read in Football`, `Plus d’articles sur le Rif`: a preposition and what the list is about.
        return rest.count <= 5 && !line.endsLikeSentence && rest.first.map { about.contains($0) } == true
            && rest.allSatisfy { $0.kind != .mark }
    }

    private static let about = WordSet("in on from about dans sur de en aus zu zum zur über sobre em su in عن في من")

    private static func firstWord(_ line: Line) -> Int? { line.tokens.firstIndex { $0.kind != .mark } }

    /// Whether marks draw a line, as `-` and `***` do.
    ///
    /// Brackets and quotes are something else, such as `[…]`.
    private static func isRule(_ line: Line) -> Bool {
        line.tokens.allSatisfy { token in
            switch token.mark {
            case .open, .close, .openQuote, .closeQuote, .quote, .semicolon, .question, .exclamation, .ampersand: false
            default: true
            }
        }
    }

    /// `[ after header ] [ Mobile ]`: nothing but groups in square brackets, two of them or one with a slot's name.
    private static func isSlot(_ line: Line) -> Bool {
        var depth = 0
        var groups = 0
        var words = 0
        var isNamed = false
        for token in line.tokens {
            let isMark = token.kind == .mark
            if isMark, token.mark == .open {
                guard line.text(from: token.start, to: token.end) != "(" else { return false }
                depth += 1
            } else if isMark, token.mark == .close {
                depth -= 1
                groups += 1
                words = 0
            } else if depth <= 0 {
                return false
            } else if token.kind == .word {
                words += 1
                isNamed = isNamed || slots.contains(token)
            }
            guard depth >= 0, depth <= 2, words <= 5 else { return false }
        }
        return depth == 0 && (isNamed || OddLine.isShortcode(line) ? groups > 0 : groups > 1)
    }

    /// `Accueil > Société > Justice`: a way from the home page, in steps.
    private static func isBreadcrumb(_ line: Line) -> Bool {
        guard let first = line.tokens.first, homes.contains(first), line.tokens.count > 2 else { return false }
        // `Accueil du site > …`, and `Accueil/Économie/…` where the strokes belong to the words.
        let next = line.tokens.prefix(4).first { $0.kind == .mark } ?? line.tokens[1]
        guard next.kind == .mark else { return !next.isSpaced && line.text(from: first.end, to: next.start) == "/" }
        return next.mark.separatesFields || next.mark == .closeQuote
    }

    /// `Le ministre à Dakar. (Photo : X/AFP)`: a picture's words end in who took it.
    private static func endsInCredit(_ line: Line) -> Bool {
        let tokens = line.tokens
        guard tokens.count > 3, tokens.last?.mark == .close,
            let open = tokens.lastIndex(where: { $0.kind == .mark && $0.mark == .open }), open + 1 < tokens.count,
            tokens.count - open <= 16
        else { return false }
        if tokens[open + 1].mark == .copyright { return true }
        guard
            let match = LinePhrase.index.match(
                tokens,
                at: open + 1,
                where: { $0.rule == .credit && $0.reach == .start }
            )
        else { return false }
        let next = open + 1 + match.count
        return next < tokens.count
            && (tokens[next].mark == .colon || tokens[next].mark == .slash || tokens[next].isCapital)
    }

    /// `Un champ, le 9 juin. © AFP/X`, `Un champ, le 9 juin – X / AFP`: words of a picture that end in who took it.
    private static func endsInSignature(_ line: Line) -> Bool {
        let tokens = line.tokens
        guard tokens.count > 4, !line.endsLikeSentence,
            let sign = tokens.lastIndex(where: { $0.kind == .mark && ($0.mark == .copyright || $0.mark == .dash) }),
            sign > 1, (1...6).contains(tokens.count - sign - 1), tokens[sign].isSpaced
        else { return false }
        let rest = tokens[(sign + 1)...]
        guard rest.allSatisfy({ $0.kind == .word && ($0.isCapital || $0.isCaseless) || $0.mark == .slash }) else {
            return false
        }
        if tokens[sign].mark == .copyright { return true }
        // A dash divides many things: behind it stand a name, a stroke and an agency.
        return rest.contains { $0.kind == .mark } && rest.contains { Names.agencies.contains($0) && $0.isUpper }
    }

    /// Why a long passage is a site's notice: of its rights or how to report a mistake (a sign or the words that only
    /// such notices have, and a phrase of theirs), of its letters, of its cookies; nil for any other.
    static func notice(_ line: Line) -> Rule? {
        if isRightsNotice(line) { return .copyright }
        guard let match = LinePhrase.index.match(line.tokens, at: 0, where: { $0.reach == .start }) else { return nil }
        switch match.value.rule {
        case .newsletter:
            return line.tokens.filter({ channels.contains($0) || leaving.contains($0) }).count > 1 ? .newsletter : nil
        case .navigation: return line.tokens.contains(where: { cookies.contains($0) }) ? .navigation : nil
        default: return nil
        }
    }

    private static let leaving = WordSet(
        "désabonner désinscrire unsubscribe abmelden abbestellen darte desuscribirte disiscriverti cancelar"
    )
    private static let cookies = WordSet("cookies cookie")

    /// Several labels in a row: `Leave a Reply - Your email address will not be published`, `Most popular - Trending now`.
    ///
    /// Each piece is short, and at least half of them are residue by themselves.
    private static func bar(_ line: Line) -> Rule? {
        let pieces = line.tokens.split { $0.kind == .mark && $0.mark.separatesFields && $0.isSpaced }
        guard (2...8).contains(pieces.count) else { return nil }
        var found: [Rule] = []
        for piece in pieces {
            guard let first = piece.first, let last = piece.last else { continue }
            let part = Line(line.text(from: first.start, to: last.end))
            let rule = wholeLine(part) ?? partOfLine(part) ?? (isRelatedHeading(part) ? .readAlso : nil)
            guard rule != nil || piece.count <= 4 && !part.endsLikeSentence else { return nil }
            if let rule { found.append(rule) }
        }
        return found.count > 1 && found.count * 2 >= pieces.count ? found.first : nil
    }

    private static func isRightsNotice(_ line: Line) -> Bool {
        let tokens = line.tokens
        let opens = LinePhrase.index.match(tokens, at: 0) { $0.reach == .within && $0.rule == .copyright } != nil
        let isSigned = opens || tokens.contains { $0.mark == .copyright || notices.contains($0) }
        return isSigned
            && tokens.indices.contains { index in
                LinePhrase.index.match(tokens, at: index) { $0.reach == .within && $0.rule == .copyright } != nil
            }
    }

    private static let notices = WordSet("copyright ctrl")

    /// A line made of nothing but buttons and labels.
    private static func wholeLine(_ line: Line) -> Rule? {
        let tokens = line.tokens
        var found: Rule?
        var networks = 0
        var index = 0
        while index < tokens.count {
            if tokens[index].kind != .word {
                index += 1
                continue
            }
            guard
                let match = LinePhrase.index.match(
                    tokens,
                    at: index,
                    where: { $0.reach == .only || $0.reach == .filler }
                )
            else {
                guard connectors.contains(tokens[index]) else { return nil }
                index += 1
                continue
            }
            if match.value.reach == .only { found = found ?? match.value.rule } else { networks += 1 }
            index += match.count
        }
        return found ?? (networks > 1 ? .share : nil)
    }

    private static func isRelated(_ line: Line, isInBody: Bool) -> Bool {
        guard let start = firstWord(line) else { return false }
        let tokens = line.tokens
        guard let match = RelatedPhrase.index.match(tokens, at: start, where: { $0.strength != .heading }) else {
            return false
        }
        let next = start + match.count
        guard next < tokens.count else { return match.value.strength == .sure }
        // `[À lire] Le titre`
        let isBracketed = start > 0 && tokens[start - 1].mark == .open && tokens[next].mark == .close
        let isMarked = tokens[next].kind == .mark && (announces(tokens[next].mark) || isBracketed)
        switch match.value.strength {
        case .sure:
            if isMarked || tokens[next].kind == .number { return true }
            guard tokens[next].kind == .word else { return true }
            return tokens[next].isCapital || tokens[next].isCaseless || !line.endsLikeSentence
        case .marked: return isInBody && isMarked && tokens[next].mark != .dash
        case .heading: return false
        }
    }

    /// Marks between “read also” and the title.
    static func announces(_ mark: Mark) -> Bool {
        switch mark {
        case .colon, .arrow, .dash, .pipe, .closeQuote, .openQuote, .quote, .bullet: true
        default: false
        }
    }

    private static func partOfLine(_ line: Line) -> Rule? {
        let tokens = line.tokens
        guard let start = firstWord(line) else { return nil }
        if let match = LinePhrase.index.match(tokens, at: start, where: { $0.reach == .start }),
            holds(match.value.rule, line, after: start + match.count)
        {
            return match.value.rule
        }
        for index in start..<tokens.count {
            guard let match = LinePhrase.index.match(tokens, at: index, where: { $0.reach == .within }) else {
                continue
            }
            return match.value.rule
        }
        return tokens[0].kind == .mark && tokens[0].mark == .copyright ? .credit : nil
    }

    /// What a family asks for besides its opening words.
    private static func holds(_ rule: Rule, _ line: Line, after index: Int) -> Bool {
        let rest = line.tokens[min(index, line.tokens.count)...]
        switch rule {
        case .credit, .copyright:
            guard let next = rest.first else { return false }
            if next.kind == .mark { return next.mark != .comma && !next.mark.endsSentence }
            return rest.count <= 5 && !line.endsLikeSentence && rest.allSatisfy { $0.kind != .word || $0.isCapital }
        case .newsletter:
            return !line.endsLikeSentence || line.tokens.contains { channels.contains($0) }
                || rest.contains { calls.contains($0) }
        case .paywall: return !line.endsLikeSentence || line.tokens.contains { subscriptions.contains($0) }
        default: return true
        }
    }

    static let homes = WordSet("accueil home inicio startseite início الرئيسية")
    private static let slots = WordSet(
        """
        ad ads adsense advert advertisement advertisment banner bannière header footer sidebar mobile desktop tablet widget slot placeholder
        pub publicité publicidad werbung anzeige leaderboard mpu billboard interstitial sticky skyscraper amp adrotate gallery caption embed
        before after above below bottom annonce annonces shortcode newsletter native taboola outbrain incontent inarticle
        """
    )
    static let connectors = WordSet(
        "et and y und e ou or o oder sur on en auf su via par by por the la le les más plus more و على عبر ici"
    )
    static let channels = WordSet(
        """
        newsletter newsletters whatsapp telegram facebook twitter instagram youtube tiktok linkedin app application appli chaîne canal channel
        google email mail courriel notifications alertes compte page réseaux boîte inbox boletín correo redes postfach kanal canale casella
        lettre infolettre gratuitement free kostenlos gratis flux rss podcast community communauté threads bluesky x messenger
        نشرتنا البريدية قناتنا صفحتنا واتساب فيسبوك تويتر تطبيق يوتيوب تلغرام
        """
    )
    /// What appeals ask for; the plain verbs of other words that stand in real sentences are not among them.
    private static let calls = WordSet(
        """
        subscribe abonnez abonnieren abonniere abonnement suscríbete suscríbase suscripción assine subscreva iscriviti abbonati abbonamento
        اشترك اشتركوا
        """
    )
    private static let subscriptions = WordSet(
        """
        abonnés abonné abonnement abonner abonnez subscriber subscribers subscription subscribe account suscriptores suscripción suscríbete
        abonnenten abo abonnement assinantes assinatura abbonati abbonamento connectez article cet lire read artikel artículo للمشتركين
        """
    )
}
