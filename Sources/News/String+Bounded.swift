extension String {
    /// The string if it has at most `count` bytes of UTF-8, else its beginning, cut between characters, and an ellipsis.
    public func bounded(toBytes count: Int) -> String {
        guard utf8.count > count else { return self }
        let beginning = utf8.prefix(max(0, count - 3))
        // A character is at most four bytes long: what is left of a cut one goes.
        let whole = beginning.reversed().prefix(4).firstIndex { $0 & 0xC0 != 0x80 }
        guard let lead = whole?.base else { return "…" }
        let start = utf8.index(before: lead)
        let length = Self.length(of: utf8[start])
        let isWhole = utf8.distance(from: start, to: beginning.endIndex) >= length
        return self[..<(isWhole ? beginning.endIndex : start)] + "…"
    }

    /// How many bytes a character of UTF-8 has that begins with `lead` (RFC 3629 §3).
    private static func length(of lead: UInt8) -> Int {
        switch lead {
        case ..<0x80: 1
        case ..<0xE0: 2
        case ..<0xF0: 3
        default: 4
        }
    }
}
