/// How a memory is kept: a version, then numbers with the lowest byte first.
extension SiteMemory {
    private static let version: UInt8 = 1

    /// At most 43 kB.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = [Self.version]
        Self.append(UInt64(pages), 4, to: &bytes)
        Self.append(UInt64(addresses.count), 2, to: &bytes)
        for address in addresses { Self.append(address, 8, to: &bytes) }
        Self.append(UInt64(lengths.count), 2, to: &bytes)
        for length in lengths { Self.append(UInt64(length), 2, to: &bytes) }
        for (passage, entry) in entries {
            Self.append(passage, 8, to: &bytes)
            Self.append(UInt64(entry.count), 2, to: &bytes)
            Self.append(UInt64(entry.last), 4, to: &bytes)
        }
        return bytes
    }

    /// Nil for what `bytes` did not write.
    public init?(bytes: [UInt8]) {
        var rest = bytes[...]
        guard rest.popFirst() == Self.version, let pages = Self.take(4, from: &rest),
            let addressCount = Self.take(2, from: &rest), addressCount <= Self.mostAddresses
        else { return nil }
        self.pages = UInt32(truncatingIfNeeded: pages)
        for _ in 0..<addressCount {
            guard let address = Self.take(8, from: &rest) else { return nil }
            addresses.append(address)
        }
        guard let lengthCount = Self.take(2, from: &rest), lengthCount <= Self.recent + Self.usual else { return nil }
        for _ in 0..<lengthCount {
            guard let length = Self.take(2, from: &rest) else { return nil }
            lengths.append(UInt16(truncatingIfNeeded: length))
        }
        guard rest.count % 14 == 0, rest.count / 14 <= Self.mostEntries else { return nil }
        while let passage = Self.take(8, from: &rest), let count = Self.take(2, from: &rest),
            let last = Self.take(4, from: &rest)
        {
            entries[passage] = Entry(
                count: UInt16(truncatingIfNeeded: count),
                last: UInt32(truncatingIfNeeded: last)
            )
        }
    }

    private static func append(_ number: UInt64, _ width: Int, to bytes: inout [UInt8]) {
        for place in 0..<width { bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * place))) }
    }

    private static func take(_ width: Int, from bytes: inout ArraySlice<UInt8>) -> UInt64? {
        guard bytes.count >= width else { return nil }
        let number = bytes.prefix(width).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        bytes = bytes.dropFirst(width)
        return number
    }
}
