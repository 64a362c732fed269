/// Writes numbers of 32 bits, the low byte first.
struct NoteWriter {
    var bytes: [UInt8] = []

    mutating func add(_ number: UInt32) {
        bytes.append(UInt8(truncatingIfNeeded: number))
        bytes.append(UInt8(truncatingIfNeeded: number >> 8))
        bytes.append(UInt8(truncatingIfNeeded: number >> 16))
        bytes.append(UInt8(truncatingIfNeeded: number >> 24))
    }
}

/// Reads what `NoteWriter` wrote.
struct NoteReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next number; nil at the end.
    mutating func next() -> UInt32? {
        guard bytes.count - place >= 4 else { return nil }
        let number = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt32.self) }
        place += 4
        return UInt32(littleEndian: number)
    }
}
