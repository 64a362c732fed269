/// Writes a text anew without what no reader sees and with the spaces a typesetter would leave.
struct TypographyRewriter {
    private var output: [UInt8] = []
    /// White space read and not yet written.
    private var gap = Gap.none
    private var newlines = 0

    private enum Gap { case none, space, noBreak, narrow }

    mutating func rewrite(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        output.reserveCapacity(bytes.count)
        var cursor = ScalarCursor(bytes)
        var previous: UInt32 = 0
        while true {
            let start = cursor.offset
            if gap == .none, newlines == 0, previous != 0, previous != 0x28 {
                let end = Self.plainRun(bytes, from: start)
                if end > start {
                    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
                    cursor = ScalarCursor(bytes, from: end)
                    previous = UInt32(bytes[end - 1])
                    continue
                }
            }
            guard let scalar = cursor.next() else { break }
            if takesSpace(scalar) { continue }
            if Self.isInvisible(scalar, between: previous, and: cursor.peek()) { continue }
            writeGap(before: scalar, followedBy: cursor, after: previous)
            if let letters = Self.ligature(scalar) {
                output.append(contentsOf: letters.utf8)
            } else {
                for place in start..<cursor.offset { output.append(bytes[place]) }
            }
            previous = scalar
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Where the text stops that certainly stays as it is: letters, marks and single spaces between them.
    ///
    /// It stops after an ASCII character, so that what follows can be judged by it.
    private static func plainRun(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var place = start
        var end = start
        while place < bytes.count {
            let byte = bytes[place]
            if byte > 0x28, byte < 0x7F {
                place += 1
                end = place
            } else if byte == 0x20 {
                guard place + 1 < bytes.count, isPlainAfterSpace(bytes[place + 1]), end == place else { return end }
                place += 1
            } else if byte > 0x20, byte < 0x28 {
                place += 1
                end = place
            } else if byte == 0xC3, place + 1 < bytes.count {
                place += 2
                // A letter may end the run when a space follows that certainly stays.
                if place + 1 < bytes.count, bytes[place] == 0x20, isPlainAfterSpace(bytes[place + 1]) { end = place }
            } else {
                return end
            }
        }
        return end
    }

    private static func isPlainAfterSpace(_ byte: UInt8) -> Bool {
        byte > 0x2E && byte < 0x7F || byte == 0x22 || byte == 0x27 || byte == 0xC3
    }

    /// Remembers white space instead of writing it.
    private mutating func takesSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x0A, 0x0B, 0x0C, 0x2028, 0x2029, 0x85:
            newlines += 1
        case 0xA0: if gap != .narrow { gap = .noBreak }
        case 0x202F: gap = .narrow
        case 0x20, 0x09, 0x0D, 0x1680, 0x2000...0x200A, 0x205F, 0x3000: if gap == .none { gap = .space }
        default: return false
        }
        return true
    }

    private mutating func writeGap(before scalar: UInt32, followedBy rest: ScalarCursor, after previous: UInt32) {
        defer {
            gap = .none
            newlines = 0
        }
        guard previous != 0 else { return }
        if newlines > 0 {
            output.append(UInt8(ascii: "\n"))
            if newlines > 1 { output.append(UInt8(ascii: "\n")) }
            return
        }
        guard gap != .none, !Self.closesUp(before: scalar, followedBy: rest.peek(), after: previous) else { return }
        switch gap {
        case .none: break
        case .space: output.append(0x20)
        case .noBreak: output.append(contentsOf: [0xC2, 0xA0])
        case .narrow: output.append(contentsOf: [0xE2, 0x80, 0xAF])
        }
    }

    /// Whether the space before `scalar` is one that flattened markup left, as in `Ainsi , il`.
    ///
    /// A full stop keeps it where it begins something: `.net`, `...`, and after a closing guillemet nothing is glued.
    private static func closesUp(before scalar: UInt32, followedBy next: UInt32?, after previous: UInt32) -> Bool {
        switch scalar {
        case 0x2C, 0x60C: return true
        case 0x2E:
            guard let next else { return previous != 0x2E }
            return previous != 0x2E && (Line.isSpace(next) || next == 0xBB || next == 0x22 || next == 0x29)
        case 0x29: return previous != 0x28
        default: return previous == 0x28
        }
    }

    /// Whether a character has no place in text: controls, soft hyphens, zero-width characters, direction marks.
    ///
    /// The zero-width (non-)joiner stays where it means something: in scripts that join letters, and in emoji.
    private static func isInvisible(_ scalar: UInt32, between previous: UInt32, and next: UInt32?) -> Bool {
        switch scalar {
        case ..<0x20, 0x7F...0x9F, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A...0x202E: true
        case 0x200C, 0x200D: !(isJoining(previous) && isJoining(next ?? 0))
        case 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFC, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    private static func isJoining(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x600...0x8FF, 0x900...0xDFF, 0x1000...0x109F, 0x1780...0x18AF, 0x2600...0x27BF, 0xFE0F: true
        case 0x2190...0x21FF, 0x2640...0x2642, 0x1F000...0x1FAFF: true
        default: false
        }
    }

    private static func ligature(_ scalar: UInt32) -> String? {
        switch scalar {
        case 0xFB00: "ff"
        case 0xFB01: "fi"
        case 0xFB02: "fl"
        case 0xFB03: "ffi"
        case 0xFB04: "ffl"
        case 0xFB05, 0xFB06: "st"
        default: nil
        }
    }
}
