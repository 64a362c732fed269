/// A fixed table from word hashes to small numbers, with open addressing.
///
/// The keys are well mixed already: a dictionary would hash them again, which costs more than the look-up.
struct WordTable<Value: FixedWidthInteger & Sendable>: Sendable {
    private var slots: [Slot]
    private let mask: Int
    /// A bit for each key, among sixteen times as many as there are slots: most words are in no table, and are told by
    /// a bit that is almost never set.
    private var filter: [UInt64]

    private struct Slot: Sendable {
        var key: UInt64 = 0
        /// 0 marks a free place.
        var value: Value = 0
    }

    /// Takes over the entries whose value is not 0.
    init(_ entries: [UInt64: Value]) {
        var size = 16
        while size < entries.count * 3 { size *= 2 }
        mask = size - 1
        slots = [Slot](repeating: Slot(), count: size)
        filter = [UInt64](repeating: 0, count: size / 4)
        for (key, value) in entries where value != 0 {
            var place = Self.home(of: key) & mask
            while slots[place].value != 0 { place = (place + 1) & mask }
            slots[place] = Slot(key: key, value: value)
            filter[Self.word(of: key) & (size / 4 - 1)] |= Self.bit(of: key)
        }
    }

    /// The value of a word; 0 when it is not in the table.
    subscript(_ key: UInt64) -> Value { mayHold(key) ? value(of: key) : 0 }

    private func mayHold(_ key: UInt64) -> Bool {
        filter.withUnsafeBufferPointer { $0[Self.word(of: key) & ($0.count - 1)] & Self.bit(of: key) != 0 }
    }

    private func value(of key: UInt64) -> Value {
        slots.withUnsafeBufferPointer { slots in
            // The mask keeps every place within the table, and a third of it at most is taken.
            var place = Self.home(of: key) & mask
            while slots[place].value != 0 {
                if slots[place].key == key { return slots[place].value }
                place = (place + 1) & mask
            }
            return 0
        }
    }

    private static func word(of key: UInt64) -> Int { Int(truncatingIfNeeded: key >> 22) }

    private static func bit(of key: UInt64) -> UInt64 { 1 << (key & 63) }

    private static func home(of key: UInt64) -> Int { Int(truncatingIfNeeded: key ^ (key >> 32)) }
}
