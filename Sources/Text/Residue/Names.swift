/// People and agencies in a byline.
enum Names {
    /// Whoever a strong label (`Posted by`) names, split at commas and conjunctions.
    ///
    /// Empty when it is nobody in particular (`admin`); nil when the words are no name at all.
    static func read(_ line: Line, _ range: Range<Int>, isLabelled: Bool) -> [String]? {
        var names: [String] = []
        var start = range.lowerBound
        for index in range {
            let token = line.tokens[index]
            guard
                token.mark == .comma && token.kind == .mark || token.mark == .ampersand
                    || isConjunction(line, index, in: range)
            else { continue }
            if start < index {
                guard let name = name(line, start..<index, isLabelled: isLabelled) else { return nil }
                if !name.isEmpty { names.append(name) }
            }
            start = index + 1
        }
        if !isLabelled, !names.isEmpty, start < range.upperBound, isPlaceOrRole(line, start..<range.upperBound) {
            return names
        }
        if start < range.upperBound {
            guard let name = name(line, start..<range.upperBound, isLabelled: isLabelled) else { return nil }
            if !name.isEmpty { names.append(name) }
        }
        return names
    }

    /// What stands after a writer's name and a comma, where or what the writer is: `à Dakar`, `Korrespondentin in Kairo`,
    /// or one word, `Luanda`.
    private static func isPlaceOrRole(_ line: Line, _ range: Range<Int>) -> Bool {
        let first = line.tokens[range.lowerBound]
        guard range.lowerBound > 0, line.tokens[range.lowerBound - 1].mark == .comma, first.kind == .word,
            !first.isCaseless, !line.endsLikeSentence
        else { return false }
        return !first.isCapital || (range.count == 1 && !first.isUpper)
    }

    /// Whether the words are spelt as a name: one to five, capitals first and last, small words between.
    static func isName(_ line: Line, _ range: Range<Int>, minimum: Int = 2) -> Bool {
        let words = line.tokens[range]
        guard words.allSatisfy({ $0.kind == .word || ($0.kind == .mark && $0.mark == .stop) }) else { return false }
        let letters = words.filter { $0.kind == .word }
        guard (minimum...6).contains(letters.count), let first = letters.first, let last = letters.last else {
            return false
        }
        if letters.allSatisfy(\.isCaseless) { return letters.count <= 4 }
        guard first.isCapital, last.isCapital, !sentenceOpeners.contains(first) else { return false }
        return letters.dropFirst().dropLast().allSatisfy { $0.isCapital || particles.contains($0) }
    }

    /// Whether it is a news agency or a newsroom rather than a person.
    static func isAgency(_ line: Line, _ range: Range<Int>) -> Bool {
        let words = line.tokens[range].filter { $0.kind == .word }
        if !words.isEmpty, words.allSatisfy({ agencies.contains($0) }) { return true }
        if words.count == 2, wires.contains(words[words.startIndex]), words.allSatisfy({ $0.isCapital }),
            presses.contains(words[words.startIndex + 1])
        {
            return true
        }
        // `Agence QMI`, `Agencia Brasil`
        return (2...4).contains(words.count) && words.first.map { generic.contains($0) } == true
            && words.allSatisfy { $0.isCapital }
    }

    /// What stands before the press in the names of agencies: `Associated Press`, `Europa Press`.
    private static let wires = WordSet("associated europa canadian agence")
    private static let presses = WordSet("press france presse")
    private static let generic = WordSet("agence agência agencia agenzia agentur")

    /// Where `avec AFP`, `with Reuters and AP` ends, and the first agency; nil when nothing such begins at `start`.
    static func companion(_ line: Line, at start: Int) -> (agency: String, end: Int)? {
        let tokens = line.tokens
        guard start + 1 < tokens.count, with.contains(tokens[start]) else { return nil }
        let first = tokens[start + 1]
        // A word in capitals or one too long for a person's name.
        guard agencies.contains(first), first.isUpper || first.isCaseless || first.length > 5 else { return nil }
        var end = start + 2
        while end < tokens.count, agencies.contains(tokens[end]) || conjunctions.contains(tokens[end]) { end += 1 }
        return (line.text(of: start + 1..<start + 2), end)
    }

    private static let with = WordSet("avec with con mit com met مع et and")

    /// Whether it is the publisher's newsroom and nobody in particular.
    static func isNewsroom(_ line: Line, _ range: Range<Int>) -> Bool {
        let words = line.tokens[range].filter { $0.kind == .word }
        return words.contains { newsrooms.contains($0) }
            && words.allSatisfy { newsrooms.contains($0) || articles.contains($0) }
    }

    private static let newsrooms = WordSet(
        "rédaction redaction redacción redaktion redação redazione newsroom staff redactie redaksi التحرير"
    )
    private static let articles = WordSet(
        "la le die der the our notre unsere unserer nuestra nossa nostra de da di web online digital reporter reporters writer correspondent desk team tim هيئة"
    )

    /// `Manuela Conrad ist Reporterin…`, `Le politologue Jean Durand est professeur…`: two capitals and what they are.
    static func introducesPerson(_ line: Line) -> Bool {
        let words = line.tokens.prefix(14).filter { $0.kind == .word }
        guard let copula = words.firstIndex(where: { copulas.contains($0) && !$0.isCapital }), copula >= 2,
            copula < words.count - 1, !line.tokens.prefix(14).contains(where: { $0.kind == .mark && $0.mark.isQuote })
        else { return false }
        let before = words[(copula - 2)..<copula]
        return before.allSatisfy { $0.isCapital && !sentenceOpeners.contains($0) }
    }

    /// Whether a line is nothing but a picture agency, which stands under pictures.
    static func isPhotoAgency(_ line: Line) -> Bool {
        let words = line.tokens.filter { $0.kind == .word }
        guard (1...5).contains(words.count), !line.endsLikeSentence else { return false }
        return words.contains { photoAgencies.contains($0) } && words.allSatisfy { $0.isCapital || $0.isCaseless }
    }

    /// One name as published; empty for agencies and caretakers; nil for what is none.
    private static func name(_ line: Line, _ range: Range<Int>, isLabelled: Bool) -> String? {
        var range = range
        while let first = range.first, line.tokens[first].kind == .mark { range.removeFirst() }
        // What follows in brackets is a place or an office.
        if let open = range.first(where: { line.tokens[$0].kind == .mark && line.tokens[$0].mark == .open }) {
            range = range.lowerBound..<open
        }
        while let last = range.last, line.tokens[last].kind == .mark { range.removeLast() }
        guard !range.isEmpty else { return "" }
        if isAgency(line, range) || isCaretaker(line, range) { return "" }
        if !isLabelled, range.count > 1, SiteName.isPublisher(line, range) { return "" }
        let words = line.tokens[range].filter { $0.kind == .word }
        guard words.count <= 6, !words.isEmpty else { return nil }
        guard isLabelled || isName(line, range, minimum: 1) else { return nil }
        return line.text(of: range)
    }

    private static func isConjunction(_ line: Line, _ index: Int, in range: Range<Int>) -> Bool {
        guard index > range.lowerBound, index < range.upperBound - 1 else { return false }
        let token = line.tokens[index]
        guard conjunctions.contains(token), !token.isCapital else { return false }
        // A second family name (`Ortega y Gasset`) is not told apart from a second person; `y` and `e` need names of
        // two words on both sides.
        return token.length > 1 || (index - range.lowerBound >= 2 && range.upperBound - 1 - index >= 2)
    }

    static func isConjunction(_ token: Token) -> Bool { token.kind == .word && conjunctions.contains(token) }

    private static func isCaretaker(_ line: Line, _ range: Range<Int>) -> Bool {
        let words = line.tokens[range].filter { $0.kind == .word }
        return words.count == 1 && words.allSatisfy { caretakers.contains($0) }
    }

    private static let conjunctions = WordSet("et and und y e avec with con mit en met و مع")
    private static let particles = WordSet(
        "de du des d la le les el al l ben bin ibn bint ould van von der den da do dos das di del della y e ter ten zu"
    )
    private static let caretakers = WordSet("admin administrator administrateur webmaster root user editor superadmin")
    private static let sentenceOpeners = WordSet(
        """
        le la les un une des the a an this el los las une der die das il lo gli o os as ce cette ces pour dans sur par avec
        selon comment pourquoi quand how why what when en in on at from après avant
        """
    )
    private static let copulas = WordSet("is are was ist war sind est sont était es son era è sono é são foi")
    private static let photoAgencies = WordSet(
        "getty shutterstock unsplash pixabay pexels istock istockphoto imago keystone sipa alamy"
    )
    static let agencies = WordSet(
        """
        afp map reuters ap efe dpa aps tap ansa lusa belga ats pti ani upi aa anadolu xinhua tass agences agence agencias agencies
        agenturen agentur europapress sda apa wam spa mena agenzie adnkronos apanews ians télam notimex vna тасс интерфакс وكالات رويترز ومع واج وات فرانسبرس الأناضول
        """
    )
}
