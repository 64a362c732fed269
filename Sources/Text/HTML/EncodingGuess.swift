/// The likeliest encoding of bytes that nothing names and that are no UTF-8.
///
/// Asked only where otherwise windows-1252 would be assumed, and answering only where the bytes speak clearly: in
/// western text, letters beyond ASCII stand alone; in other scripts they come in long runs, in East Asian encodings
/// in pairs. Among encodings of one script the one is taken in which its commonest letters are common.
package struct EncodingGuess {
    private static let sample = 64 << 10
    private static let leastBytes = 12

    private var high = 0
    private var runs = 0
    private var evenRuns = 0

    /// The encoding's name; nil where western text is as likely.
    package static func name(for bytes: UnsafeBufferPointer<UInt8>) -> String? {
        let bytes = UnsafeBufferPointer(rebasing: bytes.prefix(sample))
        let guess = EncodingGuess(bytes)
        guard guess.high >= leastBytes else { return nil }
        guard guess.high >= guess.runs * 3 else { return latin(bytes) }
        if guess.evenRuns * 100 >= guess.runs * 98, let name = guess.pairs(bytes) { return name }
        return best(of: alphabets, in: bytes, atLeast: 0.45)
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var length = 0
        for byte in bytes {
            if byte >= 0x80 {
                length += 1
                high += 1
            } else if length > 0 {
                runs += 1
                if length.isMultiple(of: 2) { evenRuns += 1 }
                length = 0
            }
        }
    }

    /// The encodings that write every character in two high bytes.
    private func pairs(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        let encodings: [(name: String, letters: ClosedRange<UInt32>, least: Double)] = [
            ("windows-949", 0xAC00...0xD7A3, 0.8), ("euc-jp", 0x3040...0x30FF, 0.3), ("gb18030", 0x4E00...0x9FFF, 0.8),
        ]
        for encoding in encodings {
            let found = Self.share(in: bytes, encoding.name) { encoding.letters.contains($0.value) }
            if let found, found >= encoding.least { return encoding.name }
        }
        return nil
    }

    private static func best(
        of encodings: [(name: String, letters: String)],
        in bytes: UnsafeBufferPointer<UInt8>,
        atLeast least: Double
    ) -> String? {
        var best: (name: String, share: Double)?
        for encoding in encodings {
            let letters = Set(encoding.letters.unicodeScalars)
            guard let share = share(in: bytes, encoding.name, where: { letters.contains($0) }) else { continue }
            if share >= least, share > best?.share ?? 0 { best = (encoding.name, share) }
        }
        return best?.name
    }

    /// Which part of the characters beyond ASCII is of a kind; nil when the bytes are none in the encoding.
    private static func share(
        in bytes: UnsafeBufferPointer<UInt8>,
        _ encoding: String,
        where isOfKind: (Unicode.Scalar) -> Bool
    ) -> Double? {
        guard let text = Charset.convert(ArraySlice(bytes), from: encoding) else { return nil }
        var (all, kind, broken) = (0, 0, 0)
        for scalar in text.unicodeScalars where scalar.value >= 0x80 {
            all += 1
            if scalar == "\u{FFFD}" { broken += 1 } else if isOfKind(scalar) { kind += 1 }
        }
        // The sample may end within a character.
        guard all > 0, broken * 100 <= all + 100 else { return nil }
        return Double(kind) / Double(all)
    }

    /// The encoding of a Latin alphabet with letters that western ones lack: hardly a letter is outside it, and many are
    /// its own.
    private static func latin(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        var best: (name: String, share: Double)?
        var counts = [Int](repeating: 0, count: 256)
        for byte in bytes where byte >= 0x80 { counts[Int(byte)] += 1 }
        for alphabet in latinAlphabets {
            var (letters, known, own) = (0, 0, 0)
            for byte in 0x80...0xFF where counts[byte] > 0 {
                guard let scalar = Charset.convert([UInt8(byte)], from: alphabet.name)?.unicodeScalars.first else {
                    return nil
                }
                // Quotation marks and dashes tell nothing.
                guard !(0x2000...0x2FFF ~= scalar.value), !" «»".unicodeScalars.contains(scalar) else { continue }
                letters += counts[byte]
                if alphabet.own.unicodeScalars.contains(scalar) {
                    own += counts[byte]
                } else if alphabet.shared.unicodeScalars.contains(scalar) {
                    known += counts[byte]
                }
            }
            guard letters >= leastBytes, (known + own) * 100 >= letters * 97, own * 10 >= letters * 3 else { continue }
            let share = Double(known + own) / Double(letters) + Double(own) / Double(letters)
            if share > best?.share ?? 0 { best = (alphabet.name, share) }
        }
        return best?.name
    }

    /// The letters beyond ASCII that only the language has, and those it shares with western ones.
    private static let latinAlphabets: [(name: String, own: String, shared: String)] = [
        ("windows-1254", "ıİşŞğĞ", "çÇöÖüÜâÂîÎûÛ"),
        ("windows-1250", "ąęłśżźćńĄĘŁŚŻŹĆŃ", "óÓ"), ("iso-8859-2", "ąęłśżźćńĄĘŁŚŻŹĆŃ", "óÓ"),
        ("windows-1250", "ěščřžťďňůľĚŠČŘŽŤĎŇŮĽ", "áéíóúýäôÁÉÍÓÚÝ"),
        ("iso-8859-2", "ěščřžťďňůľĚŠČŘŽŤĎŇŮĽ", "áéíóúýäôÁÉÍÓÚÝ"),
    ]

    /// With the ten letters that are commonest in newspapers of the script.
    private static let alphabets: [(name: String, letters: String)] = [
        ("windows-1251", "оеаинтсрвліїє"), ("koi8-r", "оеаинтсрвл"), ("iso-8859-5", "оеаинтсрвліїє"),
        ("ibm866", "оеаинтсрвл"), ("windows-1256", "اليمونرتبه"), ("iso-8859-6", "اليمونرتبه"),
        ("windows-1253", "αοιετσνηυρ"), ("windows-1255", "יוהלאמרתבש"),
    ]
}
