extension FeedBuilder {
    /// Where an element stands, which decides whose title a title is.
    enum Context: UInt8 {
        case outside, feed, entry, origin, image, person, owner
        /// The paper of a news sitemap's entry.
        case publication
        /// Within something whose parts mean nothing to us.
        case foreign
    }

    /// What is done with what stands within an element.
    enum Kind: UInt8 {
        /// Holds other elements; text within it counts only for those that can be both.
        case container
        /// Holds a plain value.
        case value
        /// Holds a text that may have markup.
        case markup
        /// An element within such a text.
        case inline
    }

    /// An open element.
    struct Frame {
        var field: FeedField
        var family: Namespace
        var kind: Kind
        /// The context its children stand in.
        var context: Context
        /// The element's name in the source, for its end tag.
        var name: Range<Int>
        var textStart: Int
        /// Index into `bases`; -1 without.
        var base: Int
        /// Index into `languages`; -1 without.
        var language: Int
        /// How many namespace bindings were in force before it.
        var bindings: Int
        /// How many bases and languages there were before it.
        var basesBefore: Int
        var languagesBefore: Int
        /// Whether its text is markup already, so that plain text in it must be escaped.
        var hasMarkup = false
        /// Whether an end tag was found for it, where that was looked for.
        var isClosed: Bool?
        /// Its place in the builder's `attributes`.
        var attributes = 0..<0
    }
}
