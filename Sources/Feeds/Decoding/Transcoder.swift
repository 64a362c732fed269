#if canImport(Glibc)
    import Glibc
#endif

/// Legacy encodings to UTF-8, by the C library's iconv.
enum Transcoder {
    /// The bytes as UTF-8; nil when the C library does not know the encoding, or no sound byte is in them.
    ///
    /// Bytes that mean nothing in the encoding become U+FFFD, unless `strictly`, when they make the answer nil; an
    /// unfinished character at the end is left out.
    static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>,
        from encoding: String,
        strictly: Bool = false
    ) -> [UInt8]? {
        let converter = iconv_open("UTF-8", iconvName(encoding))
        guard converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 2)
        var chunk = [CChar](repeating: 0, count: 64 << 10)
        var input = UnsafeMutableRawPointer(mutating: bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
        var remaining = bytes.count
        while remaining > 0 {
            let (result, failure, written) = chunk.withUnsafeMutableBufferPointer { buffer in
                var place = buffer.baseAddress
                var room = buffer.count
                errno = 0
                let result = iconv(converter, &input, &remaining, &place, &room)
                return (result, errno, buffer.count - room)
            }
            chunk.withUnsafeBytes { output.append(contentsOf: $0[..<written]) }
            guard result == -1, failure != E2BIG else { continue }
            if strictly { return nil }
            // An unfinished sequence at the end is what a cut left of a character; else past the first byte and on.
            guard failure == EILSEQ, remaining > 0 else { break }
            output.append(contentsOf: UTF8.encodedReplacementCharacter)
            input = input?.advanced(by: 1)
            remaining -= 1
        }
        return output
    }

    private static func iconvName(_ encoding: String) -> String {
        switch encoding {
        case "windows-31j": "CP932"
        case "windows-949": "CP949"
        case "windows-874": "CP874"
        case "macintosh": "MACINTOSH"
        case "x-mac-cyrillic": "MAC-CYRILLIC"
        case "ibm866": "CP866"
        case "big5": "BIG5-HKSCS"
        default: encoding.hasPrefix("windows-") ? "CP" + encoding.dropFirst(8) : encoding.uppercased()
        }
    }
}
