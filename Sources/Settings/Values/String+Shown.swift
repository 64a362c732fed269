extension String {
    /// The text as a message may show it: on one line, without control characters, at most 80 characters long.
    var shown: String {
        var shown = String.UnicodeScalarView()
        for scalar in unicodeScalars.prefix(81) {
            if shown.count == 80 {
                shown.append("…")
                break
            }
            let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
            let isFormatting = scalar.properties.generalCategory == .format
            shown.append(isControl || isFormatting ? "\u{FFFD}" : scalar)
        }
        return String(shown)
    }
}
