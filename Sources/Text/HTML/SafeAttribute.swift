/// An attribute that may be written into safe HTML, and what its value must be.
enum SafeAttribute {
    /// Any text.
    case text
    /// Letters, digits and a few signs: sizes, counts, directions, types.
    case word
    /// An address that is followed.
    case link
    /// An address that is loaded.
    case source
    case sourceSet

    /// Nil for names that are not given on, among them every `on…` handler, `style`, `id`, `name` and `target`.
    init?(_ name: UnsafeBufferPointer<UInt8>) {
        guard name.count <= 8, let rule = Self.rules[String(decoding: name, as: UTF8.self)] else { return nil }
        self = rule
    }

    private static let rules: [String: SafeAttribute] = [
        "alt": .text, "title": .text, "abbr": .text, "datetime": .text, "label": .text, "sizes": .text,
        "media": .text, "rel": .text,
        "lang": .word, "dir": .word, "width": .word, "height": .word, "colspan": .word, "rowspan": .word,
        "span": .word, "start": .word, "reversed": .word, "value": .word, "type": .word, "scope": .word,
        "open": .word, "controls": .word, "loop": .word, "muted": .word, "kind": .word, "srclang": .word,
        "hreflang": .word, "align": .word, "valign": .word,
        "href": .link, "cite": .link,
        "src": .source, "poster": .source,
        "srcset": .sourceSet,
    ]

    /// The value as it may be written, before escaping; nil when the attribute must go.
    func safe(_ value: UnsafeBufferPointer<UInt8>, base: WebAddress?) -> [UInt8]? {
        switch self {
        case .text: value.count <= 4096 ? Array(value) : nil
        case .word: value.count <= 64 && value.allSatisfy(Self.isWordByte) ? Array(value) : nil
        case .link: SafeAddress.link(String(decoding: value, as: UTF8.self), base: base).map { Array($0.utf8) }
        case .source: SafeAddress.source(String(decoding: value, as: UTF8.self), base: base).map { Array($0.utf8) }
        case .sourceSet: Self.safeSet(String(decoding: value, as: UTF8.self), base: base)
        }
    }

    static func isWordByte(_ byte: UInt8) -> Bool {
        byte.isUnreserved || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "+")
    }

    private static func safeSet(_ value: String, base: WebAddress?) -> [UInt8]? {
        var parts: [String] = []
        for (address, descriptor) in SourceSet.candidates(value) {
            guard let safe = SafeAddress.source(address, base: base), descriptor.utf8.allSatisfy(isWordByte) else {
                continue
            }
            // A comma at the end would be read as the separator.
            guard safe.utf8.last != UInt8(ascii: ","), safe.utf8.first != UInt8(ascii: ",") else { continue }
            parts.append(descriptor.isEmpty ? safe : "\(safe) \(descriptor)")
        }
        return parts.isEmpty ? nil : Array(parts.joined(separator: ", ").utf8)
    }
}
