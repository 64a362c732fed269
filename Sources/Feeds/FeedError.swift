public import News

/// Why a document could not be read as a feed at all.
public struct FeedError: Explainable, Hashable {
    public enum Code: String, Sendable { case empty, html, notAFeed, index, tooLarge, tooDeep }

    public var code: Code
    public var detail: String
    /// Feeds that a web page announces about itself, resolved, or that a list names.
    public var announced: [String]

    public init(_ code: Code, detail: String, announced: [String] = []) {
        self.code = code
        self.detail = detail
        self.announced = announced
    }

    public var what: String { "cannot read the document as a feed" }
    public var why: String { detail }
    public var remedy: String? {
        switch code {
        case .html where !announced.isEmpty:
            "use one of the feeds the page announces: \(announced.joined(separator: " "))"
        case .html: "look for the feed with `depeche discover`; the publisher may have moved or withdrawn it"
        case .index, .empty, .notAFeed, .tooLarge, .tooDeep:
            announced.isEmpty ? nil : "use what it lists: \(announced.prefix(8).joined(separator: " "))"
        }
    }
}
