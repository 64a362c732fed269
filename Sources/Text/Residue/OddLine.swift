/// Lines that are no prose by the way they are spelt: code, shortcodes, initials, labels glued to what they announce.
enum OddLine {
    /// `ab/cd/ef`, `bur-ab/cd`: the initials of those who wrote and edited a wire report.
    static func isInitials(_ line: Line) -> Bool {
        let tokens = line.tokens
        guard (2...5).contains(tokens.count), line.text.utf8.contains(0x2F) else { return false }
        return tokens.indices.allSatisfy { index in
            tokens[index].kind == .word && (2...4).contains(tokens[index].length) && !tokens[index].isCapital
                && !tokens[index].isCaseless && (index == 0) == tokens[index].isSpaced
        }
    }

    /// `(ats/lja)`, `(APA, red, 12.6.2025)`, `red, ORF.at/Agenturen`: the desks a report went through.
    static func isDeskNote(_ line: Line) -> Bool {
        var tokens = line.tokens[...]
        guard (3...14).contains(tokens.count), line.length <= 48, !line.endsLikeSentence || tokens.last?.mark == .close
        else { return false }
        let isBracketed = tokens.first?.mark == .open && tokens.last?.mark == .close
        if isBracketed { tokens = tokens.dropFirst().dropLast() }
        let isDivided = tokens.contains { $0.mark == .slash || $0.mark == .comma } || line.text.utf8.contains(0x2F)
        guard isDivided || isBracketed,
            tokens.allSatisfy({ $0.kind != .mark || $0.mark == .slash || $0.mark == .comma || $0.mark == .stop })
        else { return false }
        let words = tokens.filter { $0.kind == .word }
        let hasAgency = words.contains { Names.agencies.contains($0) && ($0.isUpper || !isBracketed || $0.length < 5) }
        let areShort = words.allSatisfy {
            (2...4).contains($0.length) && ($0.isUpper || !$0.isCapital) && !$0.isCaseless
        }
        // `(ats/lja)`, `JS // JNM`: initials alone, where brackets or strokes say so.
        if areShort, words.count > 1, isDivided, tokens.allSatisfy({ $0.kind != .number }) {
            return isBracketed || line.text.utf8.filter { $0 == 0x2F }.count > 1
        }
        // `(dpa)` alone says where the text is from.
        return hasAgency && words.count > 1
            && words.allSatisfy { $0.length <= 4 || Names.agencies.contains($0) || !$0.isCapital && !$0.isSpaced }
    }

    /// Whether the line is the path of a file on the site and nothing else: `/sites/default/files/audio.mp3`.
    static func isPath(_ line: Line) -> Bool {
        let text = line.text.utf8
        return text.first == 0x2F && text.filter { $0 == 0x2F }.count > 1 && !text.contains(0x20)
            && line.tokens.count > 2 && text.suffix(6).contains(0x2E)
    }

    /// Whether the line is the name of an account and nothing else: `@epeconomia`.
    static func isHandle(_ line: Line) -> Bool {
        line.tokens.first?.mark == .at && line.tokens.count > 1 && line.tokens.dropFirst().allSatisfy { !$0.isSpaced }
    }

    /// `facebooktwitterwhatsappcopylink`: the names of buttons in one word.
    static func isGluedButtons(_ line: Line) -> Bool {
        guard line.tokens.count == 1, line.length >= 15, line.length <= 80 else { return false }
        let text = line.text.lowercased()
        return networks.filter { text.contains($0) }.count > 1
    }

    private static let networks = ["facebook", "twitter", "whatsapp", "linkedin", "telegram", "pinterest", "instagram"]

    /// `[ad_1]`, `[adrotate banner="3"]`, `[embed]…[/embed]`: what a plug-in that is gone would have put something else for.
    static func isShortcode(_ line: Line) -> Bool {
        line.text.utf8.first == 0x5B && line.text.utf8.contains { $0 == 0x5F || $0 == 0x3D }
    }

    private static let advertisers = WordSet(
        "adsbygoogle googletag gptadslots fusetag taboola outbrain ezoic ezstandalone"
    )

    /// `[embed]https://…[/embed]`: a shortcode around what it would have shown.
    static func isShortcodePair(_ line: Line) -> Bool {
        let text = line.text.utf8
        guard text.first == 0x5B, text.last == 0x5D, let close = text.firstIndex(of: 0x5D),
            let open = text.lastIndex(of: 0x5B), open > close
        else { return false }
        let name = text[text.index(after: text.startIndex)..<close].prefix { $0 != 0x20 }
        return !name.isEmpty && text[open...].dropFirst().dropLast().elementsEqual([0x2F] + name)
    }

    /// A statement of a script, such as `(adsbygoogle = window.adsbygoogle || []).push({});`.
    static func isCode(_ line: Line) -> Bool {
        let text = line.text.utf8
        guard let last = text.last, last == 0x3B || last == 0x7D, text.contains(0x28) else { return false }
        // What advertisers' snippets call; an article on programming shows other code.
        return line.tokens.contains { $0.kind == .word && advertisers.contains($0) }
    }

    /// `Share on FacebookShare on Twitter`: the words of buttons whose markup is gone; nil when none are glued.
    static func apart(_ line: Line) -> Line? {
        guard line.length <= 120 else { return nil }
        var bytes: [UInt8] = []
        for byte in line.text.utf8 {
            // `…kShare`, and `XShare` once its second small letter is seen.
            if isCapital(byte), let last = bytes.last, isSmall(last) {
                bytes.append(0x20)
            } else if isSmall(byte), bytes.count > 1, bytes.suffix(2).allSatisfy(isCapital) {
                bytes.insert(0x20, at: bytes.count - 1)
            }
            bytes.append(byte)
        }
        return bytes.count > line.text.utf8.count ? Line(String(decoding: bytes, as: UTF8.self)) : nil
    }

    private static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
    private static func isSmall(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }

    /// Whether the line is one address of the web and nothing else.
    static func isAddress(_ line: Line) -> Bool {
        guard let first = line.tokens.first, schemes.contains(first), line.tokens.count > 3 else { return false }
        return line.tokens[1].mark == .colon && line.tokens.dropFirst().allSatisfy { !$0.isSpaced }
    }

    private static let schemes = WordSet("http https")

    /// `A+ A-`: buttons for the size of the letters.
    static func isTextSize(_ line: Line) -> Bool {
        let words = line.tokens.filter { $0.kind == .word }
        return (2...4).contains(words.count) && line.length <= 10
            && words.allSatisfy { $0.length == 1 && sizes.contains($0) }
            && line.tokens.contains { $0.kind == .mark }
    }

    private static let sizes = WordSet("a")

    /// Whether the line is nothing but hashtags: `#Sénégal #commerce`.
    static func isHashtags(_ line: Line) -> Bool {
        guard line.tokens.count > 1, line.tokens.first?.mark == .hash else { return false }
        return line.tokens.allSatisfy { !$0.isSpaced || ($0.kind == .mark && ($0.mark == .hash || $0.mark == .comma)) }
    }

    /// `Article précédentLe titre`: a label and the title it announces, of which the markup that divided them is gone.
    static func isGluedLabel(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            gluedLabels.contains { label in
                guard bytes.first == label.first, bytes.count > label.count, bytes.starts(with: label) else {
                    return false
                }
                var cursor = ScalarCursor(bytes, from: label.count, to: bytes.count)
                return cursor.next().map { Folding.isCapital($0) || $0 == 0xAB || $0 == 0x201C } ?? false
            }
        }
    }

    private static let gluedLabels = [
        "Article précédent", "Article suivant", "Previous article", "Next article", "Previous Post", "Next Post",
        "Artículo anterior", "Artículo siguiente", "Artigo anterior", "Próximo artigo", "Articolo precedente",
        "Articolo successivo", "Prossimo articolo", "Vorheriger Artikel", "Nächster Artikel", "Vorig artikel",
        "Volgend artikel", "À lire aussi", "A lire aussi", "Lire aussi", "À lire également", "À voir aussi",
        "Read more",
        "Read also", "Lea también", "Lee también", "Te puede interesar", "Leia também", "Leggi anche", "Lesen Sie auch",
    ].map { Array($0.utf8) }
}
