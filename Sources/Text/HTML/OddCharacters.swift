/// Where C1 controls and noncharacters stand, which no markup that is written holds.
///
/// Looked for from left to right, each byte once.
struct OddCharacters {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var control = 0
    private var noncharacter = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        control = nextControl(from: 0)
        noncharacter = nextNoncharacter(from: 0)
    }

    /// Whether there is one behind what was looked at.
    var mayHold: Bool { min(control, noncharacter) < bytes.count }

    /// The first at or after an offset, which must not be before one that was asked for earlier; else the end.
    mutating func next(from offset: Int) -> Int {
        if control < offset { control = nextControl(from: offset) }
        if noncharacter < offset { noncharacter = nextNoncharacter(from: offset) }
        return min(control, noncharacter)
    }

    /// The bytes of the one at an offset.
    func width(at offset: Int) -> Int { offset == control ? 2 : 3 }

    private func nextControl(from offset: Int) -> Int {
        var index = offset
        while let mark = Bytes.find(0xC2, in: bytes, from: index) {
            if mark + 1 < bytes.count, bytes[mark + 1] < 0xA0 { return mark }
            index = mark + 1
        }
        return bytes.count
    }

    private func nextNoncharacter(from offset: Int) -> Int {
        var index = offset
        while let mark = Bytes.find(0xEF, in: bytes, from: index) {
            if mark + 2 < bytes.count, bytes[mark + 1] == 0xBF, bytes[mark + 2] >= 0xBE { return mark }
            index = mark + 1
        }
        return bytes.count
    }
}
