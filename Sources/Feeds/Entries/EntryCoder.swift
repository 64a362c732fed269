import struct Text.WebAddress

/// What goes over an entry's parts, in one order, to write them or to read them.
protocol EntryCoder {
    mutating func pass(_ bytes: inout String?)
    mutating func pass(_ text: inout String)
    mutating func pass(_ number: inout Int?)
    mutating func pass(_ number: inout Double)
    mutating func pass(_ flag: inout Bool)
    mutating func pass(_ base: inout WebAddress?)
    /// A choice among less than 255.
    mutating func pass(_ choice: inout UInt8)
}

extension EntryCoder {
    mutating func pass<Element>(
        _ list: inout [Element],
        new: @autoclosure () -> Element,
        _ element: (inout Element, inout Self) -> Void
    ) {
        var count: Int? = list.count
        pass(&count)
        let missing = (count ?? 0) - list.count
        if missing > 0 { list.append(contentsOf: repeatElement(new(), count: missing)) }
        for index in list.indices { element(&list[index], &self) }
    }

    mutating func pass<Value>(
        _ value: inout Value?,
        new: @autoclosure () -> Value,
        _ part: (inout Value, inout Self) -> Void
    ) {
        var isThere = value != nil
        pass(&isThere)
        guard isThere else { return }
        var filled = value ?? new()
        part(&filled, &self)
        value = filled
    }

    mutating func pass(_ flag: inout Bool?) {
        var choice: UInt8 = flag.map { $0 ? 2 : 1 } ?? 0
        pass(&choice)
        flag = choice == 0 ? nil : choice == 2
    }
}

/// Appends the parts to bytes: lengths and numbers seven bits to a byte, the lowest first; texts as they are.
struct EntryPacker: EntryCoder {
    var bytes: [UInt8]
    var bases: [WebAddress]

    private mutating func append(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func pass(_ text: inout String) {
        append(UInt64(text.utf8.count))
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    mutating func pass(_ text: inout String?) {
        guard var filled = text else { return bytes.append(0) }
        append(UInt64(filled.utf8.count) + 1)
        filled.withUTF8 { bytes.append(contentsOf: $0) }
    }

    mutating func pass(_ number: inout Int?) {
        // Both signs are near zero: 0, -1, 1, -2 …
        guard let number else { return bytes.append(0) }
        append(1)
        append(UInt64(bitPattern: Int64(number) << 1) ^ UInt64(bitPattern: Int64(number) >> 63))
    }

    mutating func pass(_ number: inout Double) {
        for shift in stride(from: 0, to: 64, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: number.bitPattern >> UInt64(shift)))
        }
    }

    mutating func pass(_ flag: inout Bool) { bytes.append(flag ? 1 : 0) }

    mutating func pass(_ choice: inout UInt8) { bytes.append(choice) }

    mutating func pass(_ base: inout WebAddress?) {
        guard let base else { return bytes.append(0) }
        if bases.last != base { bases.append(base) }
        append(UInt64(bases.count))
    }
}

/// Reads what `EntryPacker` wrote.
struct EntryUnpacker: EntryCoder {
    let bytes: UnsafeBufferPointer<UInt8>
    var position: Int
    let bases: [WebAddress]

    private mutating func byte() -> UInt8 {
        guard position < bytes.count else { return 0 }
        defer { position += 1 }
        return bytes[position]
    }

    private mutating func number() -> UInt64 {
        var (number, shift): (UInt64, UInt64) = (0, 0)
        while shift < 64 {
            let next = byte()
            number |= UInt64(next & 0x7F) << shift
            guard next >= 0x80 else { break }
            shift += 7
        }
        return number
    }

    private mutating func text(_ count: UInt64) -> String {
        let end = min(position + Int(clamping: min(count, UInt64(bytes.count))), bytes.count)
        defer { position = end }
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[position..<end]), as: UTF8.self)
    }

    mutating func pass(_ text: inout String) { text = self.text(number()) }

    mutating func pass(_ text: inout String?) {
        let mark = number()
        text = mark == 0 ? nil : self.text(mark - 1)
    }

    mutating func pass(_ number: inout Int?) {
        guard byte() != 0 else { return number = nil }
        let folded = self.number()
        number = Int(truncatingIfNeeded: Int64(bitPattern: folded >> 1) ^ -Int64(bitPattern: folded & 1))
    }

    mutating func pass(_ number: inout Double) {
        var bits: UInt64 = 0
        for shift in stride(from: 0, to: 64, by: 8) { bits |= UInt64(byte()) << UInt64(shift) }
        number = Double(bitPattern: bits)
    }

    mutating func pass(_ flag: inout Bool) { flag = byte() != 0 }

    mutating func pass(_ choice: inout UInt8) { choice = byte() }

    mutating func pass(_ base: inout WebAddress?) {
        let number = Int(clamping: number())
        base = bases.indices.contains(number - 1) ? bases[number - 1] : nil
    }
}
