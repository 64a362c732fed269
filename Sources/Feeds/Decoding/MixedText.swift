/// Text in two encodings at once, as pasting one into the other makes it: UTF-8 and windows-1252.
///
/// Told apart by each byte's neighbours. A sound sequence of UTF-8 in windows-1252 would be `Ã` or `Â` within a word
/// of small letters or before a sign that stands alone, or several such pairs in a row, which nobody writes; a lone
/// byte in UTF-8 is a letter of windows-1252 unless it looks like what is left of a sequence that was cut.
struct MixedText {
    private(set) var bytes: [UInt8] = []
    /// Where in `bytes` the encoding changes for the first time.
    private(set) var firstChange: Int?

    private let source: UnsafeBufferPointer<UInt8>
    private var index = 0
    /// Whether what stands before is a letter beyond ASCII in UTF-8.
    private var isBehindSequence = false

    /// Reads bytes that are UTF-8 for the most part, or windows-1252.
    init(_ source: UnsafeBufferPointer<UInt8>, mostlyUTF8: Bool) {
        self.source = source
        bytes.reserveCapacity(source.count + source.count / 8)
        while index < source.count {
            guard source[index] >= 0x80 else {
                bytes.append(source[index])
                index += 1
                isBehindSequence = false
                continue
            }
            let length = UTF8Survey.sequence(source, index)
            if length > 0, mostlyUTF8 || isMeant(length) {
                if !mostlyUTF8 { change() }
                bytes.append(contentsOf: source[index..<index + length])
                index += length
                isBehindSequence = true
            } else if mostlyUTF8, let rest = restOfSequence() {
                bytes.append(contentsOf: UTF8.encodedReplacementCharacter)
                index += rest
            } else {
                if mostlyUTF8 { change() }
                let scalar = Windows1252.scalar(source[index])
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                index += 1
                isBehindSequence = false
            }
        }
    }

    private mutating func change() {
        if firstChange == nil { firstChange = bytes.count }
    }

    private func byte(_ offset: Int) -> UInt8 { source.indices.contains(offset) ? source[offset] : 0 }

    /// Whether a sound sequence within windows-1252 is meant as UTF-8.
    private func isMeant(_ length: Int) -> Bool {
        let next = index + length
        let isNearSequence = isBehindSequence || byte(next) >= 0x80 && UTF8Survey.sequence(source, next) > 0
        switch (byte(index), byte(index + 1)) {
        // A hard space and quotes; nobody writes `Â` before one.
        case (0xC2, 0xA0), (0xC2, 0xAB), (0xC2, 0xBB): return true
        case (0xC2...0xC5, let second):
            if isNearSequence || Self.isSmall(byte(index - 1)) || Self.isSmall(byte(next)) { return true }
            return !Self.endsWords(second)
        case (0xE2, _), (0xEF, _): return true
        default: return isNearSequence
        }
    }

    /// Whether a byte of windows-1252 is a sign that stands behind words: a quote, a dash or the like.
    private static func endsWords(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x82, 0x84, 0x85, 0x8B, 0x91...0x97, 0x9B, 0xAB, 0xBB: true
        default: false
        }
    }

    /// How many bytes here are what is left of a sequence that was cut; nil where they are letters of windows-1252.
    private func restOfSequence() -> Int? {
        let next = byte(index + 1)
        switch byte(index) {
        case 0x80...0xBF: return isBehindSequence ? 1 : nil
        case 0xC2...0xC5: return isBehindSequence || !Self.isLetter(next) ? 1 : nil
        case 0xE2 where next == 0x80 || next == 0x82 || next == 0x84: return 2
        case 0xF0 where next & 0xC0 == 0x80: return byte(index + 2) & 0xC0 == 0x80 ? 3 : 2
        case 0xE0...0xEF where isBehindSequence: return next & 0xC0 == 0x80 ? 2 : 1
        default: return isBehindSequence ? 1 : nil
        }
    }

    private static func isSmall(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }

    private static func isLetter(_ byte: UInt8) -> Bool { isSmall(byte | 0x20) }
}
