/// The last part of a long passage, when it may hold a re-posting note.
struct OriginTail {
    /// Where to read from, in bytes; nil when no note can be there.
    let start: Int?

    init(_ text: String) {
        var text = text
        start = text.withUTF8 { bytes in
            let from = max(0, bytes.count - 300)
            var window: UInt32 = 0
            for byte in bytes[from...] {
                window = window << 8 | UInt32(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
                guard Self.isKey(window) else { continue }
                let tail = Line(String(decoding: bytes[from...], as: UTF8.self))
                return OriginNote.hasMiddle(tail) ? max(0, bytes.count - 700) : nil
            }
            return nil
        }
    }

    /// Four bytes that every note's middle holds one of: `firs`, `prem`, `prim`, `zuer`, `prov`, `eers`, `orig`,
    /// `init`, `abor`, `repu`, `أو`.
    private static func isKey(_ window: UInt32) -> Bool {
        switch window {
        case 0x6669_7273, 0x7072_656D, 0x7072_696D, 0x7A75_6572, 0x7072_6F76, 0x6565_7273, 0x6F72_6967, 0x696E_6974,
            0x6162_6F72, 0x7265_7075, 0xD8A3_D988, 0xD8A7_D988:
            true
        default: false
        }
    }
}
