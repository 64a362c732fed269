/// What a whole HTML document says about itself, and its text.
public struct HTMLPage: Sendable, Hashable {
    /// The `title` element's text, site names and all.
    public var documentTitle: String?
    /// The first `h1` with text within the article, else within the page.
    public var heading: String?
    /// The title given for sharing (`og:title`, `twitter:title`).
    public var sharedTitle: String?
    public var description: String?
    public var siteName: String?
    /// As stated, from `article:author`, `author`, `dc.creator`… and without addresses; each once.
    public var authors: [String] = []
    /// The string as published, from `article:published_time` and its like, else the first `time` element.
    public var published: String?
    /// The string as published, from `article:modified_time` and its like.
    public var modified: String?
    /// As the document states it, such as `fr` or `ar-MA`.
    public var language: String?
    /// Resolved against the document's base.
    public var canonical: String?
    /// Resolved against the document's base.
    public var image: String?
    /// The name of the encoding the bytes were read in.
    public var charset = "utf-8"
    /// The article's text, else the body's.
    public var text = HTMLText()

    public init() {}
}
