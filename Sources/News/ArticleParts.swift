/// The direction a text is read in.
public enum Direction: String, Sendable, Codable { case ltr, rtl }

/// The publisher an article was taken from, when it says so itself.
public struct Via: Hashable, Sendable, Codable {
    public var name: String?
    public var url: String?
    public init(name: String? = nil, url: String? = nil) {
        self.name = name
        self.url = url
    }
}

/// A file published with an article.
public struct Enclosure: Hashable, Sendable, Codable {
    public var url: String
    public var type: String?
    /// In bytes, as the publisher states it.
    public var length: Int?
    public init(url: String, type: String? = nil, length: Int? = nil) {
        self.url = url
        self.type = type
        self.length = length
    }
}

/// A passage that normalisation took out of a text.
///
/// Kept with the article so that a wrong rule can be found.
public struct Removal: Hashable, Sendable, Codable {
    /// The rule's name, such as `ad-slot` or `read-also`.
    public var rule: String
    /// The passage as published, at most 300 bytes of it.
    public var text: String

    public init(rule: String, text: String) {
        self.rule = rule
        self.text = text.bounded(toBytes: 300)
    }
}
