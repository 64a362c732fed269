extension String {
    /// Each byte as the character of that number, as HTTP field values are read (ISO-8859-1).
    init(latin1 bytes: some Collection<UInt8>) {
        if bytes.allSatisfy({ $0 < 0x80 }) {
            self.init(decoding: bytes, as: UTF8.self)
        } else {
            var scalars = String.UnicodeScalarView()
            scalars.append(contentsOf: bytes.lazy.map { Unicode.Scalar($0) })
            self.init(scalars)
        }
    }

    /// The bytes a field value is sent as: ISO-8859-1, or UTF-8 when a character lies beyond it.
    ///
    /// What came from a server always fits, so it goes back byte for byte.
    var fieldBytes: [UInt8] {
        if utf8.allSatisfy({ $0 < 0x80 }) { return Array(utf8) }
        guard unicodeScalars.allSatisfy({ $0.value <= 0xFF }) else { return Array(utf8) }
        return unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }
}
