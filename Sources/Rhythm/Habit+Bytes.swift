extension Habit {
    private static let version: UInt8 = 2
    /// Version, numbers, and as many marks as a habit can hold.
    private static let numbers = 24 + 28 + 12 + 12 + 16 + 2 + 8 + mostPending

    /// The habit as it is stored: under 700 bytes, little-endian.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1 + 4 * Self.numbers + 3 * known.marks.count)
        bytes.append(Self.version)
        func put(_ number: UInt32) {
            for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
        }
        func put(_ number: Float) { put(number.bitPattern) }
        func put(_ moment: Moment?) { put(UInt32(clamping: moment?.seconds ?? 0)) }
        for index in 0..<24 { put(week.hours[index]) }
        for index in 0..<28 { put(week.quarters[index]) }
        for index in 0..<12 { put(week.twelfths[index]) }
        for index in 0..<4 { put(tempo.counts[index]) }
        for index in 0..<4 { put(tempo.expected[index]) }
        for index in 0..<4 { put(tempo.evidence[index]) }
        for index in 0..<16 { put(gaps.bins[index]) }
        put(batches)
        put(entries)
        put(week.since)
        put(week.until)
        put(lastVisit)
        put(lastBatch)
        put(known.horizon)
        put(UInt32(clamping: window))
        put(UInt32(clamping: loss))
        put(UInt32(clamping: pending.count))
        for index in 0..<Self.mostPending { put(index < pending.count ? pending[index] : nil) }
        for mark in known.marks {
            for shift in [0, 8, 16] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: mark >> shift)) }
        }
        return bytes
    }

    /// Reads a habit as it was stored; nil for bytes of another version or none at all, so that learning begins anew.
    public init?(bytes: [UInt8]) {
        guard bytes.count >= 1 + 4 * Self.numbers, bytes[0] == Self.version else { return nil }
        guard (bytes.count - 1 - 4 * Self.numbers) % 3 == 0 else { return nil }
        var position = 1
        func number() -> UInt32 {
            defer { position += 4 }
            return (0..<4).reduce(0) { $0 | UInt32(bytes[position + $1]) << UInt32(8 * $1) }
        }
        func float() -> Float {
            let value = Float(bitPattern: number())
            return value.isFinite ? min(max(value, -1e12), 1e12) : 0
        }
        func moment() -> Moment { Moment(seconds: Int(number())) }
        self.init()
        for index in 0..<24 { week.hours[index] = max(float(), 0) }
        for index in 0..<28 { week.quarters[index] = max(float(), 0) }
        for index in 0..<12 { week.twelfths[index] = max(float(), 0) }
        for index in 0..<4 { tempo.counts[index] = max(float(), 0) }
        for index in 0..<4 { tempo.expected[index] = max(float(), 0) }
        for index in 0..<4 { tempo.evidence[index] = float() }
        for index in 0..<16 { gaps.bins[index] = max(float(), 0) }
        batches = max(float(), 0)
        entries = max(float(), 0)
        week.since = moment()
        week.until = moment()
        let visit = moment()
        lastVisit = visit == .start ? nil : visit
        let batch = moment()
        lastBatch = batch == .start ? nil : batch
        let horizon = moment()
        window = Int(number())
        loss = Int(number())
        let count = Int(number())
        let moments = (0..<Self.mostPending).map { _ in moment() }
        pending = Array(moments.prefix(count))
        var marks: [UInt32] = []
        while position + 3 <= bytes.count, marks.count < KnownEntries.capacity {
            marks.append(UInt32(bytes[position]) | UInt32(bytes[position + 1]) << 8 | UInt32(bytes[position + 2]) << 16)
            position += 3
        }
        known = KnownEntries(marks: marks, horizon: horizon)
        shape = WeekShape(week)
    }
}
