/// An attribute of a start tag, by its place in the source.
struct FeedAttribute {
    /// Without its prefix.
    var name: Range<Int>
    var isPrefixed: Bool
    var value: Range<Int>
    /// The value, where it has references; otherwise it is read when it is asked for.
    var decoded: String?
}

/// The attributes of an element.
struct FeedAttributes {
    fileprivate let source: UnsafeBufferPointer<UInt8>
    fileprivate let list: ArraySlice<FeedAttribute>

    var isEmpty: Bool { list.isEmpty }

    /// The value of the first attribute of this name, in lower case as given, whatever its case; one without a prefix
    /// goes before one with.
    subscript(name: StaticString) -> String? {
        guard !list.isEmpty else { return nil }
        var found: Int?
        for index in list.indices where isNamed(list[index].name, name) {
            if !list[index].isPrefixed { return value(list[index]) }
            found = found ?? index
        }
        return found.map { value(list[$0]) }
    }

    func has(_ name: StaticString) -> Bool { list.contains { isNamed($0.name, name) } }

    private func isNamed(_ range: Range<Int>, _ name: StaticString) -> Bool {
        guard range.count == name.utf8CodeUnitCount else { return false }
        for index in 0..<range.count {
            let byte = source[range.lowerBound + index]
            let lowered = byte &- 0x41 < 26 ? byte | 0x20 : byte
            guard lowered == name.utf8Start[index] else { return false }
        }
        return true
    }

    private func value(_ attribute: FeedAttribute) -> String {
        attribute.decoded ?? String(decoding: UnsafeBufferPointer(rebasing: source[attribute.value]), as: UTF8.self)
    }
}

extension FeedBuilder {
    /// The attributes of an open element, or of the one that was closed last.
    func attributes(of frame: Frame) -> FeedAttributes {
        let end = min(frame.attributes.upperBound, attributes.count)
        return FeedAttributes(source: scanner.bytes, list: attributes[min(frame.attributes.lowerBound, end)..<end])
    }

    func attribute(_ name: StaticString, of frame: Frame) -> String? {
        frame.attributes.isEmpty ? nil : attributes(of: frame)[name]
    }

    /// Keeps the attributes of the tag just read; where they are kept.
    mutating func keepAttributes() -> Range<Int> {
        let start = attributes.count
        for attribute in scanner.attributes {
            let name = bytes(attribute.name)
            let prefix = name.lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? 0
            let hasReferences = scanner.find(UInt8(ascii: "&"), in: attribute.value) != nil
            attributes.append(
                FeedAttribute(
                    name: attribute.name.lowerBound + prefix..<attribute.name.upperBound,
                    isPrefixed: prefix > 0,
                    value: attribute.value,
                    decoded: hasReferences ? value(attribute) : nil
                )
            )
        }
        return start..<attributes.count
    }
}
