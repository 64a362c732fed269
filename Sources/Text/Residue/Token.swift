/// A word, number or mark of a line.
struct Token {
    enum Kind: UInt8 { case word, number, mark }

    var kind: Kind
    /// FNV-1a over the folded letters; 0 for numbers and marks.
    var hash: UInt64 = 0
    /// The number's value, at most a billion.
    var value = 0
    var mark = Mark.other
    /// Bytes of the text.
    var start: Int
    var end: Int
    /// Whether the word begins with a capital.
    var isCapital = false
    /// Whether every letter of the word is a capital and there are at least two.
    var isUpper = false
    /// Whether the script has no capitals, so that their absence says nothing.
    var isCaseless = false
    /// Whether white space stands before it (or it is the first).
    var isSpaced = false
    /// Letters or digits.
    var length = 0
}

/// What a punctuation mark is for.
enum Mark: UInt8 {
    case colon, dash, pipe, bullet, slash, arrow, comma, semicolon, stop, ellipsis, question, exclamation
    case open, close, openQuote, closeQuote, quote, copyright, hash, at, ampersand, underscore, other

    /// Whether it can stand between the fields of a byline.
    var separatesFields: Bool {
        switch self {
        case .dash, .pipe, .bullet, .slash, .arrow: true
        default: false
        }
    }

    var isQuote: Bool {
        switch self {
        case .openQuote, .closeQuote, .quote: true
        default: false
        }
    }

    var endsSentence: Bool {
        switch self {
        case .stop, .ellipsis, .question, .exclamation: true
        default: false
        }
    }

    init(_ scalar: UInt32) {
        self =
            switch scalar {
            case 0x3A, 0xFF1A: .colon
            case 0x2D, 0x2010...0x2015, 0x2212: .dash
            case 0x7C, 0xA6: .pipe
            case 0x2A, 0xB7, 0x2022, 0x2023, 0x2027, 0x2219, 0x25A0...0x25CF, 0x25E6, 0x22C5, 0x26AB, 0x26AA: .bullet
            case 0x2F, 0x5C: .slash
            case 0x3E, 0x203A, 0x2192, 0x21D2, 0x27A4, 0x2794, 0x276F, 0x3C, 0x2039: .arrow
            case 0x2C, 0x60C: .comma
            case 0x3B, 0x61B: .semicolon
            case 0x2E, 0x6D4, 0x3002: .stop
            case 0x2026: .ellipsis
            case 0x3F, 0x61F: .question
            case 0x21: .exclamation
            case 0x28, 0x5B, 0x7B: .open
            case 0x29, 0x5D, 0x7D: .close
            case 0xAB, 0x201C, 0x201E: .openQuote
            case 0xBB, 0x201D: .closeQuote
            case 0x22, 0x27, 0x2018, 0x2019, 0x201A: .quote
            case 0xA9: .copyright
            case 0x23: .hash
            case 0x40: .at
            case 0x26: .ampersand
            case 0x5F: .underscore
            default: .other
            }
    }
}
