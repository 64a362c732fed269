/// A number, word or sign of a written date.
struct DateToken {
    /// What kind of token it is, with its value.
    enum Kind {
        /// With its count of digits.
        case number(Int, digits: Int)
        /// Lower case, without accents.
        case word(DateWord?)
        case sign(UInt8)
    }

    var kind: Kind
    /// Byte offsets in the text.
    var start: Int
    var end: Int
    /// Whether white space stands before it.
    var spaced: Bool

    /// The tokens of a text: comments in brackets left out (RFC 5322 §3.2.2), digits of other scripts read as digits.
    ///
    /// The text is at most `DateReader.maximumLength` bytes.
    static func tokens(of text: UnsafeBufferPointer<UInt8>) -> [DateToken] {
        var tokens: [DateToken] = []
        tokens.reserveCapacity(16)
        var letters = FoldedLetters(text)
        var spaced = false
        while let next = letters.peek() {
            let start = letters.position
            switch next.kind {
            case .space:
                letters.advance(next)
                spaced = true
                continue
            case .digit:
                var (value, digits) = (0, 0)
                while let digit = letters.peek(), case .digit(let number) = digit.kind {
                    // More digits than any date has must not overflow.
                    value = digits < 17 ? value * 10 + number : value
                    digits += 1
                    letters.advance(digit)
                }
                tokens.append(
                    .init(kind: .number(value, digits: digits), start: start, end: letters.position, spaced: spaced)
                )
            case .letter:
                let key = letters.word()
                tokens.append(.init(kind: .word(DateWord(key)), start: start, end: letters.position, spaced: spaced))
            case .unit(let letter):
                letters.advance(next)
                tokens.append(
                    .init(kind: .word(DateWord(letter)), start: start, end: letters.position, spaced: spaced)
                )
            case .sign(UInt8(ascii: "(")):
                letters.skipComment()
                spaced = true
                continue
            // Java names the zone again behind the figures: `+01:00[Europe/Paris]`.
            case .sign(UInt8(ascii: "[")) where start > 0:
                letters.skipComment(closing: UInt8(ascii: "]"))
                continue
            case .sign(let sign):
                letters.advance(next)
                tokens.append(.init(kind: .sign(sign), start: start, end: letters.position, spaced: spaced))
            }
            spaced = false
        }
        return tokens
    }

    var word: DateWord? {
        if case .word(let word) = kind { word } else { nil }
    }

    func isSign(_ sign: Unicode.Scalar) -> Bool {
        if case .sign(let byte) = kind { byte == UInt8(truncatingIfNeeded: sign.value) } else { false }
    }
}
