/// Writes numbers of 32 bits, the low byte first.
struct NoteWriter {
    private var numbers: [UInt32] = []

    init(capacity: Int) { numbers.reserveCapacity(capacity) }

    mutating func add(_ number: UInt32) { numbers.append(number.littleEndian) }

    var bytes: [UInt8] { numbers.withUnsafeBytes { Array($0) } }
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
