import News

/// Writes HTML; every text goes through `escaped`, whoever wrote it.
struct HTMLWriter {
    private(set) var html = ""

    /// Markup of our own.
    mutating func raw(_ markup: StaticString) {
        html += "\(markup)"
    }

    mutating func text(_ text: String) {
        html += Self.escaped(text)
    }

    /// An element around a text, with attributes whose values may be anything.
    mutating func element(_ name: StaticString, _ attributes: [(StaticString, String)], _ content: String) {
        open(name, attributes)
        text(content)
        close(name)
    }

    mutating func element(_ name: StaticString, _ content: String) {
        element(name, [], content)
    }

    mutating func open(_ name: StaticString, _ attributes: [(StaticString, String)] = []) {
        html += "<\(name)"
        for (key, value) in attributes { html += " \(key)=\"\(Self.escaped(value))\"" }
        html += ">"
    }

    mutating func close(_ name: StaticString) {
        html += "</\(name)>"
    }

    /// The text for content and quoted attributes; no control character and no turn of direction comes through.
    static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.printable.utf8 {
            switch byte {
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "\""): bytes += "&quot;".utf8
            case UInt8(ascii: "'"): bytes += "&#39;".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
