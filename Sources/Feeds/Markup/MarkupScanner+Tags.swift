/// Tags and their attributes.
extension MarkupScanner {
    mutating func endTag() -> Event? {
        let start = position
        let end = nameEnd(start + 2)
        let close = skippingSpace(end)
        guard close < bytes.count else {
            cut("a tag", at: start)
            return nil
        }
        if bytes[close] == UInt8(ascii: ">") {
            position = close + 1
        } else {
            note("an end tag with more than a name", at: start)
            // A tag that is not closed before the next one ends there.
            position = close
            while position < bytes.count, bytes[position] != UInt8(ascii: ">"), bytes[position] != UInt8(ascii: "<") {
                position += 1
            }
            if byte(position) == UInt8(ascii: ">") { position += 1 }
        }
        return .close(name: start + 2..<end)
    }

    mutating func startTag() -> Event? {
        let start = position
        let end = nameEnd(start + 1)
        attributes.removeAll(keepingCapacity: true)
        position = end
        while true {
            position = skippingSpace(position)
            guard position < bytes.count else {
                cut("a tag", at: start)
                return nil
            }
            switch bytes[position] {
            case UInt8(ascii: ">"):
                position += 1
                return .open(name: start + 1..<end, isEmpty: false)
            case UInt8(ascii: "/") where byte(position + 1) == UInt8(ascii: ">"):
                position += 2
                return .open(name: start + 1..<end, isEmpty: true)
            case UInt8(ascii: "<"):
                note("a tag that is not closed", at: start)
                return .open(name: start + 1..<end, isEmpty: false)
            case UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "\""), UInt8(ascii: "'"):
                note("a stray sign in a tag", at: position)
                position += 1
            default:
                attribute()
            }
        }
    }

    mutating func attribute() {
        let start = position
        let end = nameEnd(start)
        let sign = skippingSpace(end)
        guard byte(sign) == UInt8(ascii: "=") else {
            note("an attribute without a value", at: start)
            position = sign
            keep(start..<end, end..<end)
            return
        }
        let open = skippingSpace(sign + 1)
        let quote = byte(open)
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), let close = find(quote, from: open + 1) {
            if let less = find(UInt8(ascii: "<"), in: open + 1..<close) { note("a < within an attribute", at: less) }
            position = close + 1
            keep(start..<end, open + 1..<close)
            return
        }
        let isOpen = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        if isOpen, find(UInt8(ascii: ">"), from: open) == nil {
            cut("an attribute", at: start)
            return
        }
        note(isOpen ? "an attribute whose quotes are not closed" : "an attribute without quotes", at: open)
        var close = open
        while close < bytes.count, bytes[close] > 0x20, bytes[close] != UInt8(ascii: ">"),
            bytes[close] != UInt8(ascii: "<")
        {
            close += 1
        }
        position = close
        keep(start..<end, open..<close)
    }

    private func isSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        one.count == other.count && bytes[one].elementsEqual(bytes[other])
    }

    mutating func keep(_ name: Range<Int>, _ value: Range<Int>) {
        guard attributes.count < Self.maximumAttributes else { return }
        if defect == nil, attributes.contains(where: { isSame($0.name, name) }) {
            note("an attribute that stands twice", at: name.lowerBound)
        }
        attributes.append(.init(name: name, value: value))
    }
}
