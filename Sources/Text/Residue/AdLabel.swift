/// Finds the label of an advertisement in brackets between two sentences: `[Publicité]`, `(Advertisement)`.
enum AdLabel {
    private static let longest = 60

    /// The bytes of the label with its brackets.
    static func range(in text: String, from offset: Int) -> Range<Int>? {
        var text = text
        return text.withUTF8 { bytes in
            var place = offset
            while place < bytes.count {
                let byte = bytes[place]
                if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "("), let range = label(bytes, at: place) {
                    return range
                }
                place += 1
            }
            return nil
        }
    }

    private static func label(_ bytes: UnsafeBufferPointer<UInt8>, at open: Int) -> Range<Int>? {
        let closing = UInt8(ascii: bytes[open] == UInt8(ascii: "[") ? "]" : ")")
        guard followsSentence(bytes, open),
            let close = bytes[open...].prefix(longest).firstIndex(of: closing),
            startsSentence(bytes, after: close)
        else { return nil }
        let tokens = Line(String(decoding: bytes[open + 1..<close], as: UTF8.self)).tokens
        guard let match = LinePhrase.index.match(tokens, at: 0, where: { $0.reach == .only && $0.rule == .adSlot }),
            match.count == tokens.count
        else { return nil }
        return open..<close + 1
    }

    /// Whether nothing stands before a place, or a sentence that has ended.
    private static func followsSentence(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        var end = place
        while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
        // Whole sentences are not needed to see their ends, and may be long.
        return end == 0 || Sentence.ends(String(decoding: bytes[max(0, end - 24)..<end], as: UTF8.self))
    }

    /// Whether nothing follows, or no small letter of ASCII.
    private static func startsSentence(_ bytes: UnsafeBufferPointer<UInt8>, after close: Int) -> Bool {
        let next = bytes[(close + 1)...].first { $0 != 0x20 }
        return next.map { !(UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || $0 == UInt8(ascii: ",")) } ?? true
    }
}
