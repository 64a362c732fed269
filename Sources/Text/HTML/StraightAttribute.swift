/// The attributes that the sanitiser writes or looks at, by name.
enum StraightAttribute: UInt8, CaseIterable {
    case alt, title, abbr, datetime, label, sizes, media, rel, lang, dir, width, height, colspan, rowspan, span, start
    case reversed, value, type, scope, open, controls, loop, muted, kind, srclang, hreflang, align, valign, href, cite
    case source, poster, sourceSet
    /// Read, never written.
    case className, style, hidden, ariaHidden, lateSource, lazySource, originalSource, lateSourceSet
    case other

    /// What the value must be to be written; nil for what is never written.
    var rule: SafeAttribute? {
        let index = Int(rawValue)
        return index < Self.rules.count ? Self.rules[index] : nil
    }

    var name: StaticString {
        let index = Int(rawValue)
        return index < Self.names.count ? Self.names[index] : ""
    }

    static func named(_ name: UnsafeBufferPointer<UInt8>) -> StraightAttribute {
        guard let key = TagName(name) else { return .other }
        var slot = key.slot
        while let place = table[slot & 255] {
            if place.key == key { return place.kind }
            slot &+= 1
        }
        return .other
    }

    /// In the order of the cases.
    private static let names: [StaticString] = [
        "alt", "title", "abbr", "datetime", "label", "sizes", "media", "rel", "lang", "dir", "width", "height",
        "colspan", "rowspan", "span", "start", "reversed", "value", "type", "scope", "open", "controls", "loop",
        "muted", "kind", "srclang", "hreflang", "align", "valign", "href", "cite", "src", "poster", "srcset", "class",
        "style", "hidden", "aria-hidden", "data-src", "data-lazy-src", "data-original", "data-srcset",
    ]

    private static let rules: [SafeAttribute?] = names.map { SafeAttribute(bytes($0)) }

    private static let table: [(key: TagName, kind: StraightAttribute)?] = {
        var table: [(key: TagName, kind: StraightAttribute)?] = Array(repeating: nil, count: 256)
        for (name, kind) in zip(names, allCases) {
            guard let key = TagName(bytes(name)) else { continue }
            var slot = key.slot
            while table[slot & 255] != nil { slot &+= 1 }
            table[slot & 255] = (key, kind)
        }
        return table
    }()

    private static func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    }
}
