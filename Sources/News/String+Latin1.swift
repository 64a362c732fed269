extension String {
    /// Each byte as the character of that number, as HTTP field values are read (ISO-8859-1).
    public init(latin1 bytes: some Collection<UInt8>) {
        if bytes.allSatisfy({ $0 < 0x80 }) {
            self.init(decoding: bytes, as: UTF8.self)
        } else {
            var scalars = String.UnicodeScalarView()
            scalars.append(contentsOf: bytes.lazy.map { Unicode.Scalar($0) })
            self.init(scalars)
        }
    }
}
