extension Duration {
    private static let units: [(name: String, milliseconds: Int64)] = [
        ("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
    ]

    /// Reads a span of time as settings write it: whole numbers with units, largest first, such as `2s` or `1h30m`.
    ///
    /// The units are `w`, `d` (24 hours), `h`, `m`, `s` and `ms`, each used once at most. nil for anything else, and
    /// for more than 10,000 years.
    public init?(written text: String) {
        var rest = text.utf8[...]
        var unused = Self.units[...]
        var total: Int64 = 0
        guard !rest.isEmpty, rest.count <= 64 else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { (0x30...0x39).contains($0) }
            rest = rest.dropFirst(digits.count)
            let letters = rest.prefix { !(0x30...0x39).contains($0) }
            rest = rest.dropFirst(letters.count)
            guard let number = Int64(Substring(digits)), number <= 1_000_000_000_000,
                let unit = unused.firstIndex(where: { $0.name.utf8.elementsEqual(letters) })
            else { return nil }
            let (product, isTooLong) = number.multipliedReportingOverflow(by: unused[unit].milliseconds)
            guard !isTooLong, product <= 315_360_000_000_000 - total else { return nil }
            total += product
            unused = unused[(unit + 1)...]
        }
        self = .milliseconds(total)
    }

    /// The span as `init(written:)` reads it, to the millisecond and without weeks: `10m`, `1h30m`, `90d`.
    public var written: String {
        var rest = max(0, components.seconds.multipliedReportingOverflow(by: 1000).partialValue)
        rest += components.attoseconds / 1_000_000_000_000_000
        var text = ""
        for unit in Self.units.dropFirst() where rest >= unit.milliseconds {
            text += "\(rest / unit.milliseconds)\(unit.name)"
            rest %= unit.milliseconds
        }
        return text.isEmpty ? "0s" : text
    }
}
