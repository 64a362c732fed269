/// Where C1 controls stand, which no markup that is written holds.
///
/// Looked for from left to right, each byte once.
struct StrayControls {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var found = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        found = search(from: 0)
    }

    /// Whether there is one behind what was looked at.
    var mayHold: Bool { found < bytes.count }

    /// The first at or after an offset, which must not be before one that was asked for earlier; else the end.
    mutating func next(from offset: Int) -> Int {
        if found < offset { found = search(from: offset) }
        return found
    }

    /// The bytes of each.
    static let width = 2

    private func search(from offset: Int) -> Int {
        var index = offset
        while let mark = Bytes.find(0xC2, in: bytes, from: index) {
            if mark + 1 < bytes.count, bytes[mark + 1] < 0xA0 { return mark }
            index = mark + 1
        }
        return bytes.count
    }
}
