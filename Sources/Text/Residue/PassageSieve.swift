/// What the rules could find in a passage, told in one pass over its words without keeping them.
///
/// Most passages are plain text, which no rule touches. The sieve may raise a false alarm but misses nothing, so what
/// has no hint needs no closer look.
struct PassageSieve {
    struct Hints: OptionSet {
        let rawValue: UInt8

        /// A phrase that tells residue anywhere in a line.
        static let within = Hints(rawValue: 1)
        /// The middle of a re-posting note.
        static let origin = Hints(rawValue: 2)
        /// A label such as “Lire aussi”.
        static let related = Hints(rawValue: 4)
        /// Opening words, or a bracket, as residue begins with.
        static let opening = Hints(rawValue: 8)
        /// Too few words to tell anything.
        static let short = Hints(rawValue: 16)
    }

    private(set) var hints = Hints()

    /// A line of more words is no label, agency's name or button (`BackToTop`, `Names.isPhotoAgency`).
    private static let fewWords = 9

    /// Reads the bytes of a string.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        let keys = Self.keys
        var cursor = WordCursor(bytes)
        var words = 0
        var first: UInt64 = 0
        var previous: UInt64 = 0
        var found: UInt8 = 0
        while let word = cursor.next() {
            if words == 0 {
                first = word
                if Self.opensOddly(bytes, before: cursor.start) { hints.insert(.opening) }
            } else if words == 1, Self.isOpening(first, word) {
                hints.insert(.opening)
            }
            found |= keys[word] | keys[WordHash.pair(previous, word)]
            if cursor.falseEnds > 0, Self.mayHideLabel(bytes, cursor) { found |= Hints.related.rawValue }
            previous = word
            words += 1
        }
        hints.formUnion(Hints(rawValue: found))
        if Self.endsOddly(bytes) { hints.insert(.opening) }
        if words <= Self.fewWords { hints.insert(.short) }
    }

    /// Whether a bracket or a copyright sign stands before the first word.
    private static func opensOddly(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Bool {
        bytes[..<end].contains { $0 == 0x28 || $0 == 0x5B || $0 == 0x7B || $0 == 0xA9 }
    }

    /// Whether it ends as a picture's words do: in a bracket, or in a copyright sign or a stroke and few words.
    private static func endsOddly(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let last = bytes.last else { return false }
        if last == 0x29 { return true }
        return last != 0x2E && bytes.suffix(48).contains { $0 == 0xA9 || $0 == 0x2F }
    }

    /// Whether a line may be residue by its first two words.
    private static func isOpening(_ first: UInt64, _ second: UInt64) -> Bool {
        let alone = openings[first]
        if alone & opens != 0 || openings[WordHash.pair(first, second)] & opens != 0 { return true }
        return alone & isButton != 0 && openings[second] & followsButton != 0
    }

    /// Whether a label may begin inside the word read last: `ReadAlso` judges by single bytes and takes `û` for `»`.
    private static func mayHideLabel(_ bytes: UnsafeBufferPointer<UInt8>, _ cursor: WordCursor) -> Bool {
        cursor.falseEnd < cursor.offset && (cursor.falseEnds > 1 || ReadAlso.mayBegin(bytes, at: cursor.falseEnd))
            || cursor.falseEnd == cursor.offset && cursor.falseEnds > 1
    }

    /// Hints by the rarest words of each phrase that counts anywhere.
    private static let keys: WordTable<UInt8> = {
        var keys: [UInt64: UInt8] = [:]
        for phrase in Phrase.list(LinePhrase.phrases) where phrase.value.reach == .within {
            keys[phrase.rarestKey, default: 0] |= Hints.within.rawValue
        }
        for phrase in Phrase.list(OriginNote.middlePhrases) {
            keys[phrase.rarestKey, default: 0] |= Hints.origin.rawValue
        }
        for phrase in Phrase.list(RelatedPhrase.table) where phrase.value == .sure {
            keys[phrase.rarestKey, default: 0] |= Hints.related.rawValue
        }
        return WordTable(keys)
    }()

    /// The word or pair opens residue, whatever follows.
    private static let opens: UInt8 = 1
    /// The word alone is a button or a label, of which a whole line must be made.
    private static let isButton: UInt8 = 2
    /// The word can stand in such a line after a button.
    private static let followsButton: UInt8 = 4

    private static let openings: WordTable<UInt8> = {
        var openings: [UInt64: UInt8] = [:]
        for phrase in Phrase.list(LinePhrase.phrases) where phrase.value.reach != .within {
            let isWholeLine = phrase.value.reach != .start
            if isWholeLine { openings[phrase.words[0].hash, default: 0] |= followsButton }
            openings[phrase.openingKey, default: 0] |= isWholeLine && phrase.words.count == 1 ? isButton : opens
        }
        for phrase in Phrase.list(RelatedPhrase.table) { openings[phrase.openingKey, default: 0] |= opens }
        for phrase in Phrase.list(PageNote.placeholderPhrases) { openings[phrase.openingKey, default: 0] |= opens }
        for word in LineRules.connectors.hashes { openings[word, default: 0] |= followsButton }
        for word in LineRules.homes.hashes { openings[word, default: 0] |= opens }
        return WordTable(openings)
    }()
}
