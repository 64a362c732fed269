import News

/// The script most letters of a text belong to.
struct Script: Hashable {
    /// ISO 15924.
    let code: String
    /// Letters counted, of all scripts.
    let letters: Int

    var direction: Direction {
        switch code {
        case "Arab", "Hebr", "Syrc", "Thaa", "Nkoo": .rtl
        default: .ltr
        }
    }

    /// A language that alone, or nearly, uses the script.
    var language: String? {
        switch code {
        case "Grek": "el"
        case "Hebr": "he"
        case "Hang": "ko"
        case "Kana": "ja"
        case "Thai": "th"
        case "Armn": "hy"
        case "Geor": "ka"
        case "Tfng": "zgh"
        default: nil
        }
    }

    /// The main script of valid UTF-8; nil without letters.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        var latin = 0
        var counts: [Int] = []
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            if byte < 0x80 {
                latin += (byte | 0x20) &- 0x61 < 26 ? 1 : 0
                place += 1
                continue
            }
            var cursor = ScalarCursor(bytes, from: place)
            guard let scalar = cursor.next() else { break }
            place = cursor.offset
            let index = Self.index(of: scalar)
            if index == 0 {
                latin += 1
            } else if index > 0 {
                if counts.isEmpty { counts = [Int](repeating: 0, count: Self.codes.count) }
                counts[index] += 1
            }
        }
        guard !counts.isEmpty else {
            guard latin > 0 else { return nil }
            code = Self.codes[0]
            letters = latin
            return
        }
        counts[0] = latin
        // Japanese is known by its kana, however many Han characters stand around them.
        if counts[Self.kana] * 5 > counts[Self.han] { counts[Self.kana] += counts[Self.han] }
        guard let best = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[best] > 0 else { return nil }
        code = Self.codes[best]
        letters = counts.reduce(0, +)
    }

    private static let codes = [
        "Latn", "Arab", "Cyrl", "Grek", "Hebr", "Hani", "Kana", "Hang", "Deva", "Thai", "Armn", "Geor", "Tfng", "Beng",
        "Taml", "Ethi", "Syrc", "Thaa", "Nkoo", "Zyyy",
    ]
    private static let han = 5
    private static let kana = 6

    /// The place in `codes`; -1 for what is no letter.
    private static func index(of scalar: UInt32) -> Int {
        if scalar < 0x80 { return (scalar | 0x20) >= 0x61 && (scalar | 0x20) <= 0x7A ? 0 : -1 }
        return switch scalar {
        case 0xAA, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2AF, 0x1E00...0x1EFF: 0
        case 0x620...0x6D3, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFB, 0xFE70...0xFEFC: 1
        case 0x400...0x52F: 2
        case 0x370...0x3FF, 0x1F00...0x1FFF: 3
        case 0x5D0...0x5F4: 4
        case 0x3400...0x9FFF, 0x20000...0x3FFFF, 0xF900...0xFAFF: han
        case 0x3040...0x30FF: kana
        case 0x1100...0x11FF, 0xAC00...0xD7FF: 7
        case 0x900...0x97F: 8
        case 0xE00...0xE7F: 9
        case 0x530...0x58F: 10
        case 0x10A0...0x10FF: 11
        case 0x2D30...0x2D7F: 12
        case 0x980...0x9FF: 13
        case 0xB80...0xBFF: 14
        case 0x1200...0x137F: 15
        case 0x700...0x74F: 16
        case 0x780...0x7BF: 17
        case 0x7C0...0x7FF: 18
        case 0x980...0x10FF, 0x1380...0x1DBF: 19
        default: -1
        }
    }
}
