/// Reads scalars from bytes that are valid UTF-8, such as those of a `String`.
struct ScalarCursor {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var offset: Int
    private let end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int = 0, to end: Int? = nil) {
        self.bytes = bytes
        self.offset = offset
        self.end = min(end ?? bytes.count, bytes.count)
    }

    /// The next scalar; nil at the end.
    ///
    /// A sequence cut by the end counts as the end.
    mutating func next() -> UInt32? {
        guard offset < end else { return nil }
        let lead = bytes[offset]
        if lead < 0x80 {
            offset += 1
            return UInt32(lead)
        }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard offset + length <= end else {
            offset = end
            return nil
        }
        var scalar = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for place in offset + 1..<offset + length { scalar = scalar << 6 | UInt32(bytes[place] & 0x3F) }
        offset += length
        return scalar
    }

    /// The next scalar without moving.
    func peek() -> UInt32? {
        var copy = self
        return copy.next()
    }
}
