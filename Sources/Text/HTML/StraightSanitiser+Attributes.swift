/// How attributes are read and written.
extension StraightSanitiser {
    /// An attribute as it stands in the input.
    struct Attribute {
        var kind: StraightAttribute
        var name: Range<Int>
        /// Without quotes; empty when there is none.
        var value: Range<Int>
        var hasValue = true
        /// With the space before it and its quotes.
        var whole: Range<Int>
        /// Whether it is written as it would be here: after one space, in lower case and between double quotes.
        var isClean: Bool
    }

    private static var mostAttributes: Int { 40 }

    /// Reads the rest of a start tag; where it ends, or nil where the tree has to say.
    mutating func readAttributes(from start: Int) -> Int? {
        attributes.removeAll(keepingCapacity: true)
        isHiding = false
        var index = start
        var seen: UInt64 = 0
        var count = 0
        while true {
            let gap = index
            while index < bytes.count, Self.isSpace(bytes[index]) || bytes[index] == UInt8(ascii: "/") { index += 1 }
            guard index < bytes.count else { return nil }
            if bytes[index] == UInt8(ascii: ">") { return index + 1 }
            count += 1
            guard count <= Self.mostAttributes, let attribute = readAttribute(at: index, after: gap) else { return nil }
            index = attribute.whole.upperBound
            // A name without a value that stands twice makes the parser lose what follows.
            if !attribute.hasValue, namesOthers(attribute.name, since: start) { return nil }
            guard attribute.kind != .other else { continue }
            // Of several of one name the first counts, but the parser has its own mind about some.
            let bit: UInt64 = 1 << UInt64(attribute.kind.rawValue & 63)
            guard seen & bit == 0, let hides = hides(attribute) else { return nil }
            seen |= bit
            isHiding = isHiding || hides
            attributes.append(attribute)
        }
    }

    /// Whether a name has stood in the tag before.
    private func namesOthers(_ name: Range<Int>, since start: Int) -> Bool {
        var index = start
        while index + name.count <= name.lowerBound {
            let isSame = zip(bytes[index..<index + name.count], bytes[name]).allSatisfy { $0.lowered == $1.lowered }
            if isSame { return true }
            index += 1
        }
        return false
    }

    private func readAttribute(at start: Int, after gap: Int) -> Attribute? {
        var index = start
        while index < bytes.count, Self.isNameByte(bytes[index]) {
            index += 1
        }
        let name = start..<index
        while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
        guard !name.isEmpty, index < bytes.count else { return nil }
        let kind = StraightAttribute.named(UnsafeBufferPointer(rebasing: bytes[name]))
        guard bytes[index] == UInt8(ascii: "=") else {
            guard Self.endsAttribute(bytes[index]) || index > name.upperBound else { return nil }
            let end = name.upperBound
            return Attribute(
                kind: kind,
                name: name,
                value: end..<end,
                hasValue: false,
                whole: gap..<end,
                isClean: false
            )
        }
        let equals = index
        index += 1
        while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
        guard let (value, end) = readValue(from: index) else { return nil }
        let isClean =
            start == gap + 1 && bytes[gap] == 0x20 && equals == name.upperBound && index == equals + 1
            && bytes[index] == UInt8(ascii: "\"") && (kind == .other || isLowerCase(name))
        return Attribute(kind: kind, name: name, value: value, whole: gap..<end, isClean: isClean)
    }

    private func readValue(from start: Int) -> (value: Range<Int>, end: Int)? {
        guard start < bytes.count else { return nil }
        let quote = bytes[start]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            guard let close = Bytes.find(quote, in: bytes, from: start + 1), close + 1 < bytes.count,
                Self.endsAttribute(bytes[close + 1])
            else { return nil }
            return (start + 1..<close, close + 1)
        }
        var index = start
        while index < bytes.count, !Self.isSpace(bytes[index]), bytes[index] != UInt8(ascii: ">") {
            guard !"\"'<=`".utf8.contains(bytes[index]) else { return nil }
            index += 1
        }
        return index > start ? (start..<index, index) : nil
    }

    static func endsAttribute(_ byte: UInt8) -> Bool {
        isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
    }

    /// Whether a byte of an attribute's value is written as it is.
    private static func standsForItself(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x00...0x1F, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): false
        default: true
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "."): true
        default: byte.isLetter || byte.isDigit
        }
    }

    func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[range]) }

    /// Whether an attribute hides its element; nil where that cannot be told.
    private func hides(_ attribute: Attribute) -> Bool? {
        switch attribute.kind {
        case .hidden: return true
        case .className, .style, .ariaHidden:
            let raw = slice(attribute.value)
            var visibility = HTMLVisibility()
            let name = attribute.kind.name
            let bytes = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
            if raw.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "&") }) {
                visibility.read(name: bytes, value: raw)
            } else {
                guard let value = PlainReference.decoded(raw) else { return nil }
                value.withUnsafeBufferPointer { visibility.read(name: bytes, value: $0) }
            }
            return visibility.isHidden
        default: return false
        }
    }

    /// Writes a start tag; false where the tree has to say.
    mutating func writeStart(_ element: StraightElement, _ name: Range<Int>, _ end: Int) -> Bool {
        guard element.isWritten else { return true }
        var choice = ImageChoice.none
        if element.model == .image {
            guard let chosen = chooseImage() else { return false }
            guard chosen != .none else { return true }
            choice = chosen
        }
        if isLowerCase(name) {
            copy(name.lowerBound - 1..<name.upperBound)
        } else {
            write("<")
            write(element.name)
        }
        switch choice {
        case .none, .text: break
        case .other(var address):
            write(" src=\"")
            address.withUTF8 { write(escaping: $0, quotes: true) }
            write("\"")
        case .source:
            guard let source = attributes.first(where: { $0.kind == .source }) else { return false }
            // It is safe already, and stands first.
            writeValue(source, slice(source.value), isEscaped: true)
        }
        for attribute in attributes where !(element.model == .image && attribute.kind == .source) {
            guard write(attribute) else { return false }
        }
        copy(end - 1..<end)
        return true
    }

    private mutating func write(_ attribute: Attribute) -> Bool {
        guard let rule = attribute.kind.rule else { return true }
        let value = slice(attribute.value)
        switch rule {
        case .link, .source:
            if SafeAddress.isPlain(value, escapesAmpersands: true) {
                writeValue(attribute, value, isEscaped: true)
                return true
            }
        case .text:
            if value.count <= 4096, !controls.mayHold, value.allSatisfy(Self.standsForItself) {
                writeValue(attribute, value, isEscaped: true)
                return true
            }
        case .word:
            if value.allSatisfy(SafeAttribute.isWordByte) {
                if value.count <= 64 { writeValue(attribute, value, isEscaped: true) }
                return true
            }
        case .sourceSet: break
        }
        guard let decoded = PlainReference.decoded(value) else { return false }
        let base = base
        let safe = decoded.withUnsafeBufferPointer { rule.safe($0, base: base) }
        safe?.withUnsafeBufferPointer { writeValue(attribute, $0, isEscaped: false) }
        return true
    }

    /// Writes an attribute with its value; `isEscaped` says that the value stands in the input as it must be written.
    private mutating func writeValue(_ attribute: Attribute, _ value: UnsafeBufferPointer<UInt8>, isEscaped: Bool) {
        if isEscaped, attribute.isClean {
            copy(attribute.whole)
            return
        }
        write(" ")
        write(attribute.kind.name)
        write("=\"")
        if isEscaped { copy(attribute.value) } else { write(escaping: value, quotes: true) }
        write("\"")
    }

    /// What an `img` tag shows.
    private enum ImageChoice: Equatable {
        case none
        /// Its `src`, which is safe as it stands.
        case source
        case other(String)
        /// Its text, in a picture's stead.
        case text
    }

    /// Chooses as `HTMLImage` does; nil where the tree has to say.
    private func chooseImage() -> ImageChoice? {
        for attribute in attributes {
            let value = slice(attribute.value)
            switch attribute.kind {
            case .width, .height, .style:
                guard !value.contains(UInt8(ascii: "&")) else { return nil }
            default: break
            }
            switch attribute.kind {
            case .width, .height:
                if HTMLImage.isOnePixelOrLess(value) { return ImageChoice.none }
            case .style: if HTMLImage.isPixel(style: value) { return ImageChoice.none }
            default: break
            }
        }
        for kind: StraightAttribute in [.lateSource, .lazySource, .originalSource, .source] {
            guard let source = attributes.first(where: { $0.kind == kind }), !source.value.isEmpty else { continue }
            let value = slice(source.value)
            if kind == .source, SafeAddress.isPlain(value, escapesAmpersands: true) { return .source }
            guard let decoded = PlainReference.decoded(value) else { return nil }
            if let address = SafeAddress.source(String(decoding: decoded, as: UTF8.self), base: base) {
                return .other(address)
            }
        }
        // Of a set, which is rare alone, the tree chooses.
        if attributes.contains(where: { $0.kind == .sourceSet || $0.kind == .lateSourceSet }) { return nil }
        return attributes.contains { $0.kind == .alt && !$0.value.isEmpty } ? .text : ImageChoice.none
    }
}
