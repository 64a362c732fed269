/// A passage as words, numbers and marks, ready to be compared with phrases.
struct Line {
    let text: String
    private(set) var tokens: [Token] = []
    /// Scalars that are not white space.
    private(set) var length = 0

    /// Reads at most `limit` bytes of `text` from the first character at or after `offset`.
    init(_ text: String, from offset: Int = 0, limit: Int = 2048) {
        self.text = text
        var text = text
        text.withUTF8 { bytes in
            tokens.reserveCapacity(min(limit, max(0, bytes.count - offset)) / 5 + 2)
            var start = min(offset, bytes.count)
            while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
            read(bytes, from: start, to: min(bytes.count, start + limit))
        }
    }

    /// The text of a range of tokens, with what stands between them.
    func text(of range: Range<Int>) -> String {
        guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= tokens.count else { return "" }
        return text(from: tokens[range.lowerBound].start, to: tokens[range.upperBound - 1].end)
    }

    /// The text between two byte offsets.
    func text(from start: Int, to end: Int) -> String {
        String(decoding: text.utf8.dropFirst(start).prefix(max(0, end - start)), as: UTF8.self)
    }

    /// Whether the line closes as a sentence does, closing quotes and brackets aside.
    var endsLikeSentence: Bool {
        for token in tokens.reversed() {
            guard token.kind == .mark else { return false }
            if token.mark.endsSentence { return true }
            guard token.mark == .closeQuote || token.mark == .quote || token.mark == .close else { return false }
        }
        return false
    }

    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
        var place = start
        var isSpaced = true
        while place < end {
            var cursor = ScalarCursor(bytes, from: place, to: end)
            guard let scalar = cursor.next() else { return }
            switch Folding.part(of: scalar) {
            case .letter: place = readWord(bytes, from: place, to: end, isSpaced: isSpaced)
            case .digit: place = readNumber(bytes, from: place, to: end, isSpaced: isSpaced)
            case .silent:
                place = cursor.offset
                continue
            case .other:
                if Self.isSpace(scalar) {
                    isSpaced = true
                    place = cursor.offset
                    continue
                }
                length += 1
                let last = tokens.last.flatMap { $0.end == place ? $0.kind : nil }
                if !Self.joins(scalar, before: cursor.peek(), after: last) {
                    var token = Token(kind: .mark, start: place, end: cursor.offset, isSpaced: isSpaced)
                    token.mark = Mark(scalar)
                    tokens.append(token)
                }
                place = cursor.offset
            }
            isSpaced = false
        }
    }

    private mutating func readWord(
        _ bytes: UnsafeBufferPointer<UInt8>,
        from start: Int,
        to end: Int,
        isSpaced: Bool
    ) -> Int {
        var token = Token(kind: .word, start: start, end: start, isSpaced: isSpaced)
        var hash = WordHash.seed
        var capitals = 0
        var place = start
        var count = 0
        while place < end {
            let byte = bytes[place]
            if byte < 0x80 {
                let lower = byte | 0x20
                guard lower >= 0x61, lower <= 0x7A else { break }
                if byte != lower {
                    capitals += 1
                    if count == 0 { token.isCapital = true }
                }
                WordHash.add(UInt32(lower), to: &hash)
                place += 1
                count += 1
                continue
            }
            var cursor = ScalarCursor(bytes, from: place, to: end)
            guard let scalar = cursor.next() else { break }
            switch Folding.part(of: scalar) {
            case .letter(let first, let second):
                WordHash.add(first, to: &hash)
                if second != 0 { WordHash.add(second, to: &hash) }
                if Folding.isCapital(scalar) {
                    capitals += 1
                    if count == 0 { token.isCapital = true }
                }
                if count == 0 { token.isCaseless = first >= 0x590 }
                count += 1
            case .silent: break
            case .digit, .other:
                finish(&token, hash, count, capitals, place)
                return place
            }
            place = cursor.offset
        }
        finish(&token, hash, count, capitals, place)
        return place
    }

    private mutating func finish(_ token: inout Token, _ hash: UInt64, _ count: Int, _ capitals: Int, _ end: Int) {
        token.hash = hash
        token.length = count
        token.isUpper = count > 1 && capitals == count
        token.end = end
        length += count
        tokens.append(token)
    }

    private mutating func readNumber(
        _ bytes: UnsafeBufferPointer<UInt8>,
        from start: Int,
        to end: Int,
        isSpaced: Bool
    ) -> Int {
        var token = Token(kind: .number, start: start, end: start, isSpaced: isSpaced)
        var cursor = ScalarCursor(bytes, from: start, to: end)
        while let scalar = cursor.peek(), case .digit(let digit) = Folding.part(of: scalar) {
            _ = cursor.next()
            token.value = min(token.value * 10 + digit, 1_000_000_000)
            token.length += 1
        }
        token.end = cursor.offset
        length += token.length
        tokens.append(token)
        return cursor.offset
    }

    static func isSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Whether a sign between two letters or digits belongs to them: `l’article`, `mots-clés`, `19:25`, `a.ma`.
    private static func joins(_ scalar: UInt32, before next: UInt32?, after kind: Token.Kind?) -> Bool {
        guard let next, let kind, kind != .mark else { return false }
        let isDigit: Bool
        switch Folding.part(of: next) {
        case .letter: isDigit = false
        case .digit: isDigit = true
        case .silent, .other: return false
        }
        switch scalar {
        case 0x27, 0x2019, 0x2BC, 0x2D, 0x2010, 0x2011, 0x2E, 0x2F, 0x40, 0x5F: return true
        case 0x3A, 0x2C: return isDigit && kind == .number
        default: return false
        }
    }
}
