/// Where a page has a value: in an element's text, or in an attribute of it (`time.published@datetime`).
public struct ValueSelector: Sendable, Hashable {
    public let selector: Selector
    /// In lower case; nil for the element's text.
    public let attribute: String?

    public init(_ source: String) throws(SelectorError) {
        guard let at = source.lastIndex(of: "@"), !source[at...].contains("]") else {
            selector = try Selector(source)
            attribute = nil
            return
        }
        let name = source[source.index(after: at)...].lowercased()
        guard !name.isEmpty, name.utf8.allSatisfy({ $0 &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2D || $0 == 0x5F })
        else {
            throw SelectorError(
                message: "an attribute's name is missing behind `@`",
                offset: source[...at].unicodeScalars.count
            )
        }
        selector = try Selector(source[..<at].trimmingSpaces)
        attribute = name
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        var text = drop(while: \.isWhitespace)
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
