/// Finds where a title ends that has run into the sentence after it.
enum TitleEnd {
    /// The byte after the title; nil without evidence.
    static func find(_ line: Line, from start: Int, isBracketed: Bool, reachesEnd: Bool) -> Int? {
        let tokens = line.tokens
        var words = 0
        var capitals = 0
        var index = start
        while index < tokens.count {
            let token = tokens[index]
            if token.kind == .mark {
                if isBracketed, token.mark == .close { return token.end }
                if !isBracketed, words > 1, endsSentence(tokens, at: index) { return token.end }
            } else if token.kind == .word {
                if !isBracketed, words > 1, resumes(tokens, at: index, isTitleCase: capitals * 2 > words) {
                    return token.start
                }
                words += 1
                if words > 1, token.isCapital { capitals += 1 }
            }
            index += 1
        }
        guard reachesEnd, !isBracketed, words > 0 else { return nil }
        return tokens.last?.end
    }

    private static func endsSentence(_ tokens: [Token], at index: Int) -> Bool {
        guard tokens[index].mark.endsSentence, index > 0 else { return false }
        // `M. Dupont`: an initial or a title, not an end.
        if tokens[index].mark == .stop, tokens[index - 1].kind == .word, tokens[index - 1].length <= 2 { return false }
        guard index + 1 < tokens.count else { return true }
        var next = tokens[index + 1]
        guard next.isSpaced else { return false }
        // The next sentence may be a quotation.
        if next.kind == .mark, next.mark == .openQuote || next.mark == .quote, index + 2 < tokens.count {
            next = tokens[index + 2]
        }
        return next.kind != .mark && (next.isCapital || next.isCaseless || next.kind == .number)
    }

    /// Whether a new sentence evidently begins at a word, although nothing closed the one before.
    private static func resumes(_ tokens: [Token], at index: Int, isTitleCase: Bool) -> Bool {
        let token = tokens[index]
        let previous = tokens[index - 1]
        guard token.isCapital, token.isSpaced, canEndTitle(previous) else { return false }
        guard !linking.contains(previous) else { return false }
        if let match = connectives.match(tokens, at: index) {
            let next = index + match.count
            guard next < tokens.count else { return false }
            if tokens[next].kind == .mark { return tokens[next].mark == .comma }
            return !isTitleCase && !tokens[next].isCapital
        }
        guard !isTitleCase, openers.contains(token), index + 1 < tokens.count else { return false }
        let next = tokens[index + 1]
        return next.kind == .word && !next.isCapital && !next.isCaseless
    }

    /// Whether a title can stop at a token that ends no sentence: a word, a number, `»`, `%`, `)`.
    private static func canEndTitle(_ token: Token) -> Bool {
        guard token.kind == .mark else { return true }
        return token.mark == .closeQuote || token.mark == .close || token.mark == .other || token.mark == .quote
    }

    /// Words that no phrase ends with, so that a capital after them belongs to a name.
    private static let linking = WordSet(
        """
        de du des d la le les l à a au aux en dans sur sous pour par avec sans et ou que qui chez vers entre contre selon un une son sa ses
        of the to in on at by for from with and or an as into over under el los las del al con sin por para y e o un una su il lo gli di da dal
        nel sul per tra der die das dem den des im am zu zum zur mit von vom und do dos das no na nos nas em ao het een van met voor op te
        """
    )
    private static let openers = WordSet(
        """
        le la les l un une ce cet cette ces il elle ils elles on nous son sa ses leur leurs selon dans pour avec après depuis c d en au aux
        the this these that it they he she we in for after according el los las este esta estos según en para tras una un lo gli questo questa
        nel secondo per dopo der die das o os as este esta segundo em para após het de deze dit
        """
    )
    private static let connectives = PhraseIndex<Bool>([
        (
            true,
            """
            de surcroît; de surcroit; en outre; par ailleurs; cependant; toutefois; néanmoins; pourtant; en effet; ainsi; de plus; en revanche
            en parallèle; parallèlement; par conséquent; en conséquence; de même; de son côté; pour sa part; pour rappel; à cet égard; à ce titre
            dans ce cadre; dans ce contexte; dans ce sens; dans le même temps; dans la foulée; d'autre part; d'une part; au total; au final
            enfin; ensuite; puis; certes; certainement; or; mais; donc; quant à; à noter que; il convient; selon; d'après; outre; malgré; grâce à
            face à; afin de; lors de; à l'issue; en marge; en attendant; par exemple; notamment; concrètement; résultat; reste que; sur le plan
            however; in addition; moreover; furthermore; meanwhile; nevertheless; therefore; thus; besides; in fact; indeed; according to
            on the other hand; as a result; at the same time; for his part; for its part; still; but; yet; finally; also; additionally; earlier
            sin embargo; además; por otra parte; por otro lado; en cambio; no obstante; asimismo; por tanto; así; de hecho; en efecto; según
            por su parte; mientras tanto; finalmente; pero; al mismo tiempo; en este contexto
            außerdem; darüber hinaus; allerdings; jedoch; dennoch; zudem; indes; unterdessen; demnach; laut; dabei; damit; hingegen; zuvor
            inoltre; tuttavia; però; intanto; infatti; invece; secondo; di conseguenza; dal canto suo; allo stesso tempo; infine
            além disso; no entanto; porém; por outro lado; entretanto; contudo; assim; segundo; por sua vez; enquanto isso; de acordo com
            bovendien; echter; daarnaast; intussen; volgens; ondertussen
            """
        )
    ])
}
