public import struct Foundation.Date

/// A downstream consumer with a place in the stream of changes.
public struct Reader: Sendable, Hashable {
    /// A name its operator gave it: at most 64 letters a-z, digits, `-`, `_` and `.`, the first a letter or digit.
    public struct Name: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
        public let rawValue: String
        public var description: String { rawValue }

        /// Nil for what cannot name a reader.
        public init?(rawValue: String) {
            let bytes = rawValue.utf8
            guard let first = bytes.first, bytes.count <= 64, Self.isAlphanumeric(first) else { return nil }
            let others: [UInt8] = [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")]
            guard bytes.allSatisfy({ Self.isAlphanumeric($0) || others.contains($0) }) else { return nil }
            self.rawValue = rawValue
        }

        private static func isAlphanumeric(_ byte: UInt8) -> Bool {
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
        }
    }

    public var name: Name
    /// The last change it took.
    public var place: Position
    /// When its place was last moved.
    public var moved: Date
    /// Changes it has not taken yet.
    public var lag: Int
    /// Changes that were deleted, with articles that are no longer kept, before it took them.
    public var missed = 0
    /// When the daemon saw the first of those it has not taken.
    public var waitingSince: Date?
    /// How handing it changes goes; nil for a reader that comes for them itself.
    public var delivery: Delivery?

    public init(name: Name, place: Position, moved: Date, lag: Int) {
        self.name = name
        self.place = place
        self.moved = moved
        self.lag = lag
    }
}
