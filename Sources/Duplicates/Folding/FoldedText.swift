/// The words of a text as hashes, without case, accents and punctuation, and the passages they stand in.
///
/// Made in one pass over the bytes. Two texts fold to the same words when they differ in nothing a reader would call
/// another word; the `key` differs when anything but spacing, punctuation and case does.
struct FoldedText: Sendable {
    struct Flags: OptionSet {
        let rawValue: UInt8
        static let capital = Flags(rawValue: 1)
        static let number = Flags(rawValue: 2)
        static let ideograph = Flags(rawValue: 4)
        /// One letter only.
        static let single = Flags(rawValue: 8)
        /// The first of a passage, whose capital says nothing.
        static let initial = Flags(rawValue: 16)
    }

    /// A sentence or a line.
    struct Passage {
        var words: Range<Int>
        /// Of its words with their digits masked.
        var key: UInt64
    }

    /// A number as it is written in digits, and the word it stands in.
    struct Number {
        var value: UInt64
        var word: Int
    }

    fileprivate(set) var words: [UInt64] = []
    fileprivate(set) var flags: [Flags] = []
    /// Which letters each word has, a bit for each; by these a word that is spelt otherwise is known from another one.
    fileprivate(set) var letters: [UInt32] = []
    /// The words that have digits, with these masked; in order.
    fileprivate(set) var masked: [(word: Int, hash: UInt64)] = []
    fileprivate(set) var numbers: [Number] = []
    fileprivate(set) var passages: [Passage] = []
    /// Of all words in their order, accents included.
    fileprivate(set) var key: UInt64 = 0
    /// Question marks and replacement characters within words, as a lost encoding leaves.
    fileprivate(set) var losses = 0

    /// Words beyond these take part in the `key` only.
    static let mostWords = 20_000

    /// Folds a text.
    ///
    /// A lossy folding takes every character beyond ASCII for a question mark, by which a text whose letters were lost
    /// is compared with one that has them.
    init(_ text: String, isLossy: Bool = false) {
        var text = text
        self = text.withUTF8 { bytes in
            var folder = Folder(bytes, isLossy: isLossy)
            folder.run()
            return folder.output
        }
    }

    fileprivate init() {}

    var isEmpty: Bool { words.isEmpty }
}

/// Reads the words of one text.
private struct Folder {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let isLossy: Bool
    var output = FoldedText()

    private var hash = Mix.seed
    private var accents: UInt64 = 0
    private var letters = 0
    private var letterSet: UInt32 = 0
    private var pendingLosses = 0
    private var flags = FoldedText.Flags()
    private var maskedHash = Mix.seed
    private var number: UInt64 = 0
    private var isInNumber = false
    private var lastBase: UInt64 = 0
    /// Whether the last character seen may end a sentence.
    private var mayEnd = false
    private var passageStart = 0
    private var passageKey = Mix.seed

    init(_ bytes: UnsafeBufferPointer<UInt8>, isLossy: Bool) {
        self.bytes = bytes
        self.isLossy = isLossy
        let estimate = min(bytes.count / 5, FoldedText.mostWords)
        output.words.reserveCapacity(estimate)
        output.flags.reserveCapacity(estimate)
        output.letters.reserveCapacity(estimate)
    }

    mutating func run() {
        let count = bytes.count
        var place = 0
        while place < count {
            let byte = bytes[place]
            if byte < 0x80 {
                if byte >= 0x61, byte <= 0x7A {
                    place = plainLetters(from: place)
                    continue
                }
                place += 1
                ascii(byte, at: place)
                continue
            }
            let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            guard place + length <= count else { break }
            var scalar = UInt32(byte) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
            for index in place + 1..<place + length { scalar = scalar << 6 | UInt32(bytes[index] & 0x3F) }
            place += length
            if isLossy { lose() } else { beyondASCII(scalar) }
        }
        endWord()
        endPassage()
    }

    /// Reads small letters of ASCII, which most of a text is, as `letter` does one by one; returns the place after them.
    private mutating func plainLetters(from start: Int) -> Int {
        guard pendingLosses == 0, !flags.contains(.number) else {
            letter(UInt64(bytes[start]))
            return start + 1
        }
        var (hash, letters, letterSet, last) = (hash, letters, letterSet, lastBase)
        var place = start
        while place < bytes.count {
            let byte = bytes[place]
            guard byte >= 0x61, byte <= 0x7A else { break }
            place += 1
            let base = UInt64(byte)
            if base == 0x65, last == 0x61 || last == 0x6F || last == 0x75 {
                last = 0
                accents = Mix.step(accents, base &+ UInt64(truncatingIfNeeded: letters) << 20)
                continue
            }
            hash = Mix.step(hash, base)
            last = base
            letters += 1
            letterSet |= 1 << UInt32(truncatingIfNeeded: base & 31)
        }
        self.hash = hash
        self.letters = letters
        self.letterSet = letterSet
        lastBase = last
        mayEnd = false
        return place
    }

    private mutating func ascii(_ byte: UInt8, at next: Int) {
        switch byte {
        case 0x61...0x7A: letter(UInt64(byte))
        case 0x41...0x5A:
            if letters == 0 { flags.insert(.capital) }
            letter(UInt64(byte) | 0x20)
        case 0x30...0x39: digit(UInt64(byte))
        case 0x0A, 0x0D:
            endWord()
            endPassage()
        case 0x20, 0x09:
            endWord()
            if mayEnd { endPassage() }
        case 0x3F:
            if isLossy { return lose() }
            if letters > 0, next < bytes.count, bytes[next] | 0x20 >= 0x61, bytes[next] | 0x20 <= 0x7A {
                output.losses += 1
            }
            endWord()
            mayEnd = true
        case 0x2E, 0x21, 0x22:
            endWord()
            mayEnd = true
        default:
            endWord()
            mayEnd = false
        }
    }

    private mutating func beyondASCII(_ scalar: UInt32) {
        let letter = LetterTable.letter(scalar)
        switch letter.kind {
        case .letter:
            if letters == 0, letter.isCapital { flags.insert(.capital) }
            if letter.first != 0 { self.letter(letter.first) }
            if letter.second != 0 { self.letter(letter.second) }
            if letter.accent != 0 { accent(letter.accent) }
        case .digit: digit(letter.first)
        case .mark: if letters > 0 { accent(letter.accent) }
        case .invisible: break
        case .ideograph:
            endWord()
            flags.insert(.ideograph)
            add(letter.first)
            if letter.accent != 0 { accent(letter.accent) }
            endWord()
        case .other:
            if scalar == 0xFFFD { output.losses += 1 }
            endWord()
            switch scalar {
            case 0x3002, 0xFF01, 0xFF1F, 0xFF61: endPassage()
            case 0x2026, 0xBB, 0x201D, 0x61F, 0x6D4, 0x964: mayEnd = true
            case 0xA0, 0x202F, 0x2009, 0x3000: if mayEnd { endPassage() }
            case 0x2028, 0x2029: endPassage()
            default: mayEnd = false
            }
        }
    }

    /// German `ae`, `oe`, `ue` stand for the letters with two dots, which lose these.
    @inline(__always)
    private mutating func letter(_ base: UInt64) {
        if base == 0x65, lastBase == 0x61 || lastBase == 0x6F || lastBase == 0x75 {
            lastBase = 0
            return accent(base)
        }
        add(base)
    }

    @inline(__always)
    private mutating func add(_ base: UInt64) {
        if pendingLosses > 0 {
            for _ in 0..<pendingLosses { hash = Mix.step(hash, 0x3F) }
            pendingLosses = 0
        }
        hash = Mix.step(hash, base)
        if flags.contains(.number) {
            endNumber()
            maskedHash = Mix.step(maskedHash, base)
        }
        lastBase = base
        letters += 1
        letterSet |= 1 << UInt32(truncatingIfNeeded: base & 31)
        mayEnd = false
    }

    /// A lost letter counts between others only: at the ends of a word it may have been a quote or a dash.
    private mutating func lose() {
        if letters > 0 { pendingLosses += 1 }
    }

    private mutating func accent(_ mark: UInt64) {
        accents = Mix.step(accents, mark &+ UInt64(truncatingIfNeeded: letters) << 20)
    }

    private mutating func digit(_ value: UInt64) {
        if !isInNumber {
            maskedHash = Mix.step(flags.contains(.number) ? maskedHash : hash, 0x23)
            flags.insert(.number)
            isInNumber = true
            number = Mix.seed
        }
        hash = Mix.step(hash, value)
        number = Mix.step(number, value)
        lastBase = value
        letters += 1
        letterSet |= 1 << UInt32(truncatingIfNeeded: value & 31)
        mayEnd = false
    }

    private mutating func endNumber() {
        guard isInNumber else { return }
        isInNumber = false
        if output.words.count < FoldedText.mostWords {
            output.numbers.append(FoldedText.Number(value: number, word: output.words.count))
        }
    }

    @inline(__always)
    private mutating func endWord() {
        guard letters > 0 else { return }
        finishWord()
    }

    private mutating func finishWord() {
        endNumber()
        let word = Mix.finish(hash)
        output.key = Mix.step(output.key, word &+ accents)
        if output.words.count < FoldedText.mostWords {
            if letters == 1 { flags.insert(.single) }
            if output.words.count == passageStart { flags.insert(.initial) }
            let mask = flags.contains(.number) ? Mix.finish(maskedHash) : word
            if flags.contains(.number) { output.masked.append((output.words.count, mask)) }
            passageKey = Mix.step(passageKey, mask)
            output.words.append(word)
            output.flags.append(flags)
            output.letters.append(letterSet)
        }
        hash = Mix.seed
        accents = 0
        letters = 0
        letterSet = 0
        pendingLosses = 0
        flags = []
        lastBase = 0
    }

    private mutating func endPassage() {
        mayEnd = false
        let end = output.words.count
        guard end > passageStart else { return }
        output.passages.append(FoldedText.Passage(words: passageStart..<end, key: Mix.finish(passageKey)))
        passageStart = end
        passageKey = Mix.seed
    }
}
