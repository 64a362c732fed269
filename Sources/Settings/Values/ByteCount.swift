/// An amount of memory or transfer, in bytes.
public struct ByteCount: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var bytes: Int

    public init(_ bytes: Int) { self.bytes = bytes }

    private static let units: [(name: String, bytes: Int)] = [
        ("TiB", 1 << 40), ("TB", 1_000_000_000_000), ("GiB", 1 << 30), ("GB", 1_000_000_000), ("MiB", 1 << 20),
        ("MB", 1_000_000), ("KiB", 1 << 10), ("kB", 1000),
        ("B", 1),
    ]

    /// Reads a whole number with a unit, such as `15MiB` or `500kB`; nil for anything else.
    ///
    /// `kB`, `MB`, `GB`, `TB` are powers of 1000, `KiB`, `MiB`, `GiB`, `TiB` powers of 1024; `B` is one byte.
    public init?(written text: String) {
        let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
        let letters = text.utf8.dropFirst(digits.count)
        guard digits.count <= 18, let number = Int(Substring(digits)),
            let unit = Self.units.first(where: { $0.name.utf8.elementsEqual(letters) })
        else { return nil }
        let (product, isTooMuch) = number.multipliedReportingOverflow(by: unit.bytes)
        guard !isTooMuch else { return nil }
        bytes = product
    }

    /// The amount in the largest unit that gives a whole number.
    public var description: String {
        let unit = Self.units.first { bytes != 0 && bytes % $0.bytes == 0 }
        return unit.map { "\(bytes / $0.bytes)\($0.name)" } ?? "\(bytes)B"
    }

    public static func < (lhs: ByteCount, rhs: ByteCount) -> Bool { lhs.bytes < rhs.bytes }
}
