import struct Text.WebAddress

/// Texts with markup in them as elements, written back as HTML.
extension FeedBuilder {
    /// Elements that HTML never closes.
    private static let voidElements: [StaticString] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ]
    private static let addressAttributes: Set<String> = [
        "href", "src", "cite", "poster", "action", "background", "longdesc",
    ]

    /// An element within a text: its start tag becomes part of the text.
    mutating func startInline(_ name: Range<Int>, _ surroundings: Surroundings) {
        let outer = frames.count - 1
        if let text = frames.lastIndex(where: { $0.kind == .markup }), !frames[text].hasMarkup {
            // Atom's `html` says that text is HTML already, beside elements too.
            let isSource = attribute("type", of: frames[text]).map { $0.lowercased().hasSuffix("html") } ?? false
            if !isSource {
                escapeText(from: frames[text].textStart)
                for index in text..<frames.count { frames[index].hasMarkup = true }
            }
        }
        let local = localName(bytes(name))
        var frame = frames[outer]
        frame.kind = .inline
        frame.name = name
        let baseChanged = surroundings.base != frame.base
        frame.base = surroundings.base
        frame.language = surroundings.language
        frame.bindings = surroundings.bindings
        frame.basesBefore = surroundings.basesBefore
        frame.languagesBefore = surroundings.languagesBefore
        frame.attributes = attributes.count..<attributes.count
        frame.field = .unknown
        frame.textStart = buffer.count
        frames.append(frame)
        buffer.append(UInt8(ascii: "<"))
        buffer.append(contentsOf: local)
        let markupBase = frames.last(where: { $0.kind == .markup })?.base
        writeAttributes(resolvingAgainst: baseChanged || surroundings.base != markupBase ? surroundings.base : nil)
        buffer.append(UInt8(ascii: ">"))
    }

    mutating func closeInline(_ frame: Frame) {
        let local = localName(bytes(frame.name))
        guard !Self.isVoid(local) else { return }
        buffer.append(contentsOf: "</".utf8)
        buffer.append(contentsOf: local)
        buffer.append(UInt8(ascii: ">"))
    }

    private func localName(_ name: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        let start = name.lastIndex(of: UInt8(ascii: ":")).map { $0 + 1 } ?? 0
        return UnsafeBufferPointer(rebasing: name[start...])
    }

    private static func isVoid(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        voidElements.contains { element in
            guard element.utf8CodeUnitCount == name.count else { return false }
            return name.indices.allSatisfy { name[$0] == element.utf8Start[$0] }
        }
    }

    /// The attributes of the tag just read, without namespaces; addresses resolved where a base of their own holds.
    private mutating func writeAttributes(resolvingAgainst base: Int?) {
        for attribute in scanner.attributes {
            let name = bytes(attribute.name)
            guard !name.starts(with: "xmlns".utf8), !name.starts(with: "xml:".utf8) else { continue }
            if base == nil, bytes(attribute.value).allSatisfy({ $0 != 0x26 && $0 != 0x22 && $0 != 0x3C }) {
                buffer.append(UInt8(ascii: " "))
                buffer.append(contentsOf: name)
                buffer.append(contentsOf: "=\"".utf8)
                buffer.append(contentsOf: bytes(attribute.value))
                buffer.append(UInt8(ascii: "\""))
                continue
            }
            var value = value(attribute)
            if let base, Self.addressAttributes.contains(String(decoding: localName(name), as: UTF8.self).lowercased())
            {
                value = resolved(value, against: base) ?? value
            }
            buffer.append(UInt8(ascii: " "))
            buffer.append(contentsOf: name)
            buffer.append(contentsOf: "=\"".utf8)
            for byte in value.utf8 {
                switch byte {
                case UInt8(ascii: "&"): buffer.append(contentsOf: "&amp;".utf8)
                case UInt8(ascii: "\""): buffer.append(contentsOf: "&quot;".utf8)
                case UInt8(ascii: "<"): buffer.append(contentsOf: "&lt;".utf8)
                default: buffer.append(byte)
                }
            }
            buffer.append(UInt8(ascii: "\""))
        }
    }

    /// What had been read as plain text turns out to be the beginning of markup.
    private mutating func escapeText(from start: Int) {
        guard start < buffer.count else { return }
        let text = Array(buffer[start...])
        buffer.removeLast(buffer.count - start)
        text.withUnsafeBufferPointer { ReferenceDecoder.put($0, to: &buffer, escaping: true) }
    }

    /// Whether a text element says that its children are markup.
    func holdsMarkup(_ frame: Frame) -> Bool {
        if frame.field == .body { return true }
        guard frame.family == .atom || frame.family == .oldAtom else { return false }
        let type = attribute("type", of: frame)?.lowercased() ?? ""
        if let mode = attribute("mode", of: frame)?.lowercased() {
            return mode == "xml" && type.hasSuffix("xml")
        }
        return type == "xhtml" || type == "application/xhtml+xml"
    }
}
