extension String {
    /// The bytes a field value is sent as: ISO-8859-1, or UTF-8 when a character lies beyond it.
    ///
    /// What came from a server always fits, so it goes back byte for byte.
    var fieldBytes: [UInt8] {
        if utf8.allSatisfy({ $0 < 0x80 }) { return Array(utf8) }
        guard unicodeScalars.allSatisfy({ $0.value <= 0xFF }) else { return Array(utf8) }
        return unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }
}
