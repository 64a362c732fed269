import Text

/// Judges sanitised HTML by a reading of its own, which knows only what the sanitiser may write.
struct SafeMarkup {
    private static let forbidden: Set<String> = [
        "script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "form", "input", "button",
        "select", "option", "textarea", "link", "meta", "base", "template", "noscript", "html",
        "head", "body", "xmp", "plaintext", "param", "dialog", "portal", "marquee", "keygen", "noembed", "noframes",
    ]
    private static let void: Set<String> = ["img", "br", "hr", "wbr", "source", "track", "col", "area"]
    private static let addresses: Set<String> = ["href", "src", "cite", "poster", "xlink:href"]
    private static let schemes: Set<String> = [
        "http", "https", "ftp", "mailto", "tel", "sms", "xmpp", "magnet", "news", "nntp", "irc", "ircs", "geo", "sip",
    ]

    private let html: [UInt8]
    private var index = 0
    private var open: [String] = []

    /// Nothing that runs or loads by itself is in it, every element is closed, and, if it is not long, to sanitise it changes nothing.
    static func expect(_ html: String, base: WebAddress? = nil) {
        var markup = SafeMarkup(html: Array(html.utf8))
        if let fault = markup.fault() { fuzz.expect(false, "\(fault) in \(html.debugDescription)") }
        // Of a long document the parser's work is bounded, and with its implied tags it is longer than it was.
        guard html.utf8.count(where: { $0 == UInt8(ascii: "<") }) < 500 else { return }
        let again = HTMLFragment.sanitised(html, base: base)
        fuzz.expect(again == html, "\(html.debugDescription) is not \(again.debugDescription)")
    }

    private init(html: [UInt8]) { self.html = html }

    private mutating func fault() -> String? {
        while index < html.count {
            switch html[index] {
            case UInt8(ascii: "<"): if let fault = tag() { return fault }
            case UInt8(ascii: ">"): return "a bare >"
            case 0..<9, 11..<0x20: return "a control character"
            default: index += 1
            }
        }
        return open.isEmpty ? nil : "open \(open)"
    }

    private mutating func tag() -> String? {
        index += 1
        let isEnd = index < html.count && html[index] == UInt8(ascii: "/")
        if isEnd { index += 1 }
        let name = word()
        guard !name.isEmpty, !Self.forbidden.contains(name) else { return "the element \(name)" }
        if isEnd {
            guard take(UInt8(ascii: ">")), open.popLast() == name else { return "the end of \(name)" }
            return nil
        }
        while !take(UInt8(ascii: ">")) {
            guard take(0x20) else { return "a broken tag \(name)" }
            if let fault = attribute() { return fault }
        }
        if !Self.void.contains(name) { open.append(name) }
        return nil
    }

    private mutating func attribute() -> String? {
        let name = word()
        guard !name.isEmpty, !name.lowercased().hasPrefix("on"),
            !["style", "id", "name", "srcdoc", "action"].contains(name),
            take(UInt8(ascii: "=")), take(UInt8(ascii: "\"")),
            let end = html[index...].firstIndex(of: UInt8(ascii: "\""))
        else { return "the attribute \(name)" }
        let value = html[index..<end]
        index = end + 1
        guard !value.contains(UInt8(ascii: "<")) else { return "a < within \(name)" }
        let all = name == "srcset" ? value.split(separator: UInt8(ascii: ",")) : [value]
        guard Self.addresses.contains(name) || name == "srcset" else { return nil }
        return all.allSatisfy(Self.isHarmless) ? nil : "the address in \(name)"
    }

    /// Relative, or of a scheme that neither runs nor embeds.
    private static func isHarmless(_ value: ArraySlice<UInt8>) -> Bool {
        let value = value.drop { $0 == 0x20 }
        let head = value.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        guard let colon = head.firstIndex(of: UInt8(ascii: ":")) else { return true }
        return schemes.contains(String(decoding: head[..<colon], as: UTF8.self))
    }

    private mutating func word() -> String {
        let start = index
        while index < html.count, Self.isWord(html[index]) { index += 1 }
        return String(decoding: html[start..<index], as: UTF8.self)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        0x61...0x7A ~= byte | 0x20 || 0x30...0x3A ~= byte || byte == UInt8(ascii: "-")
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < html.count, html[index] == byte else { return false }
        index += 1
        return true
    }
}
