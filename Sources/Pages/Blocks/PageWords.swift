/// The words of texts as numbers, for comparisons that ignore case and punctuation.
enum PageWords {
    static func words(_ text: String) -> [UInt64] {
        var text = text
        return text.withUTF8 { words($0) }
    }

    /// With `foldingNumbers` all numbers are one word.
    static func words(_ text: ArraySlice<UInt8>, foldingNumbers: Bool = false) -> [UInt64] {
        text.withUnsafeBufferPointer { words($0, foldingNumbers: foldingNumbers) }
    }

    /// The numbers of all words, in order; a word is letters and digits.
    static func words(_ text: UnsafeBufferPointer<UInt8>, foldingNumbers: Bool = false) -> [UInt64] {
        var words: [UInt64] = []
        words.reserveCapacity(text.count / 5)
        var hash = NameTable.seed
        var length = 0
        var index = 0
        func finish() {
            if length > 0 { words.append(hash) }
            hash = NameTable.seed
            length = 0
        }
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                if (byte | 0x20) &- 0x61 < 26 {
                    hash = NameTable.add(byte | 0x20, to: hash)
                    length += 1
                } else if byte &- 0x30 < 10 || byte == 0x5F {
                    if !foldingNumbers || length == 0 { hash = NameTable.add(foldingNumbers ? 0x30 : byte, to: hash) }
                    length += 1
                } else {
                    finish()
                }
                index += 1
                continue
            }
            let width = min(byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2, text.count - index)
            if isSeparator(text, index, width) {
                finish()
            } else {
                addLetter(text, index, width, to: &hash)
                length += 1
            }
            index += width
        }
        finish()
        return words
    }

    private static func isSeparator(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ width: Int) -> Bool {
        guard width > 1 else { return true }
        let second = text[index + 1]
        switch text[index] {
        case 0xC2: return second != 0xAA && second != 0xB5 && second != 0xBA
        case 0xC3: return second == 0x97 || second == 0xB7
        case 0xD8: return second == 0x8C || second == 0x9B || second == 0x9F
        case 0xE2: return second <= 0xAF
        case 0xE3: return second == 0x80
        case 0xEF: return second == 0xBC && width > 2 && text[index + 2] <= 0x8F || second >= 0xBD && second <= 0xBD
        case 0xF0: return second == 0x9F
        default: return false
        }
    }

    /// Adds a letter in lower case, as far as Latin-1, Latin Extended-A, Greek and Cyrillic go.
    private static func addLetter(
        _ text: UnsafeBufferPointer<UInt8>,
        _ index: Int,
        _ width: Int,
        to hash: inout UInt64
    ) {
        if width == 2 {
            var scalar = UInt32(text[index] & 0x1F) << 6 | UInt32(text[index + 1] & 0x3F)
            switch scalar {
            case 0xC0...0xDE, 0x391...0x3AB, 0x410...0x42F: scalar += 32
            case 0x400...0x40F: scalar += 80
            case 0x100...0x137, 0x14A...0x177: scalar |= 1
            case 0x139...0x148, 0x179...0x17E: scalar += scalar & 1
            default: break
            }
            hash = NameTable.add(
                UInt8(truncatingIfNeeded: scalar),
                to: NameTable.add(UInt8(truncatingIfNeeded: scalar >> 8), to: hash)
            )
        } else {
            for offset in 0..<width { hash = NameTable.add(text[index + offset], to: hash) }
        }
    }

    /// Whether the words of `part` stand in `whole` one after the other.
    static func contains(_ whole: [UInt64], _ part: [UInt64]) -> Bool {
        guard !part.isEmpty, part.count <= whole.count else { return false }
        for start in 0...(whole.count - part.count)
        where whole[start] == part[0] && whole[start..<(start + part.count)].elementsEqual(part) {
            return true
        }
        return false
    }

    /// The numbers of all runs of three words.
    static func triples(_ words: [UInt64]) -> Set<UInt64> {
        guard words.count >= 3 else { return [] }
        var set = Set<UInt64>(minimumCapacity: words.count)
        for index in 0..<(words.count - 2) { set.insert(triple(words, index)) }
        return set
    }

    static func triple(_ words: [UInt64], _ index: Int) -> UInt64 {
        NameTable.pair(NameTable.pair(words[index], words[index + 1]), words[index + 2])
    }
}
