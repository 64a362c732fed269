extension Source {
    /// What the operator says of a source's pages, where reading them goes wrong.
    public struct PageRules: Hashable, Sendable {
        /// CSS selectors of what holds the article's text; the first that is found counts.
        public var content: [String] = []
        /// CSS selectors of what is no part of the article.
        public var remove: [String] = []
        /// Regular expressions; a line of the text that one of them matches is left out.
        public var strip: [String] = []
        /// A CSS selector of the title, with `@name` behind it for an attribute's value.
        public var title: String?
        /// The same for the date of publication.
        public var date: String?

        public init() {}

        public var isEmpty: Bool { self == PageRules() }
    }
}
