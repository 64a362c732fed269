/// Finds “Lire aussi : …” inside a paragraph, where a page's markup was flattened.
enum ReadAlso {
    /// The longest passage that is cut, in bytes.
    private static let longest = 320

    /// The bytes of the announcement with the title it announces; nil when there is none or its end is not evident.
    ///
    /// A label counts at the start of a sentence, or anywhere before a colon. The title ends with its own sentence,
    /// with the bracket it stands in, with the paragraph, or where the text evidently goes on: a connective or an
    /// article with a capital after a word that cannot end a phrase's beginning.
    static func passage(in text: String, from offset: Int = 0) -> Range<Int>? {
        var text = text
        return text.withUTF8 { bytes in
            var place = offset
            while let start = candidate(bytes, from: place) {
                if let range = passage(bytes, at: start) { return range }
                place = start + 1
            }
            return nil
        }
    }

    /// The next place where a label could begin: the first word after a mark that ends something, or the words
    /// before a colon.
    private static func candidate(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int? {
        var place = offset
        while place < bytes.count {
            let byte = bytes[place]
            defer { place += 1 }
            if byte == 0x3A, let start = label(bytes, before: place), start >= offset { return start }
            guard isBoundary(byte) || place == 0 else { continue }
            var start = place == 0 && !isBoundary(byte) ? 0 : place + 1
            while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0xC2 || bytes[start] == 0xA0 {
                start += 1
            }
            if start >= offset, start < bytes.count, mayBegin(bytes, at: start) { return start }
        }
        return nil
    }

    /// Bytes that end a sentence or open a bracket: `. ! ? ) " ( [` and newline, and the last bytes of `… ” » ؟`.
    static func isBoundary(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2E, 0x21, 0x3F, 0x29, 0x22, 0x28, 0x5B, 0x0A, 0xA6, 0x9D, 0xBB, 0x9F: true
        default: false
        }
    }

    /// Whether the first word is the first of any label.
    static func mayBegin(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard bytes[start] & 0xC0 != 0x80 else { return false }
        var cursor = ScalarCursor(bytes, from: start, to: min(bytes.count, start + 40))
        var hash = WordHash.seed
        while let scalar = cursor.next(), case .letter(let first, let second) = Folding.part(of: scalar) {
            WordHash.add(first, to: &hash)
            if second != 0 { WordHash.add(second, to: &hash) }
        }
        return RelatedPhrase.inline.hasPhrase(startingWith: hash)
    }

    /// Where a label that ends at the colon begins.
    private static func label(_ bytes: UnsafeBufferPointer<UInt8>, before colon: Int) -> Int? {
        var start = max(0, colon - 40)
        while start < colon, bytes[start] & 0xC0 == 0x80 { start += 1 }
        let line = Line(String(decoding: bytes[start..<colon], as: UTF8.self))
        for index in line.tokens.indices {
            guard let match = sure(line.tokens, at: index), index + match == line.tokens.count else { continue }
            // The first word may be the rest of a longer one that was cut.
            guard index > 0 || start == 0 else { return nil }
            return start + line.tokens[index].start
        }
        return nil
    }

    private static func sure(_ tokens: [Token], at index: Int) -> Int? {
        RelatedPhrase.inline.match(tokens, at: index)?.count
    }

    /// `LIRE AUSSI. Le titre`: a label in capitals that closes like a sentence.
    private static func isShouted(_ tokens: [Token], _ count: Int) -> Bool {
        tokens[count].mark == .stop && tokens[..<count].allSatisfy(\.isUpper)
            && count + 1 < tokens.count && tokens[count + 1].isCapital && tokens[count + 1].isSpaced
    }

    private static func passage(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Range<Int>? {
        var end = min(bytes.count, start + longest)
        while end > start, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        let line = Line(String(decoding: bytes[start..<end], as: UTF8.self))
        let tokens = line.tokens
        guard let count = sure(tokens, at: 0), count < tokens.count else { return nil }
        let isMarked =
            tokens[count].kind == .mark
            && (LineRules.announces(tokens[count].mark) || isShouted(tokens, count))
        guard isMarked || (tokens[count].isCapital && tokens[count].isSpaced) else { return nil }
        let isBracketed = start > 0 && (bytes[start - 1] == 0x28 || bytes[start - 1] == 0x5B)
        guard
            let stop = TitleEnd.find(
                line,
                from: count + (isMarked ? 1 : 0),
                isBracketed: isBracketed,
                reachesEnd: end == bytes.count
            )
        else { return nil }
        return (isBracketed ? start - 1 : start)..<(start + stop)
    }
}
