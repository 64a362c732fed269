/// The text of a piece of HTML, in document order.
public struct HTMLText: Sendable, Hashable {
    public var blocks: [HTMLBlock] = []
    /// The addresses of its pictures, resolved, each once, without tracking pixels; at most 200.
    public var images: [String] = []
    /// Its links, resolved; at most 1,000.
    public var links: [HTMLLink] = []
    /// Whether the input was larger than is read, so that its end is missing.
    public var isCut = false

    public init() {}

    /// The paragraphs joined by blank lines.
    public var text: String { blocks.map(\.text).joined(separator: "\n\n") }
}

/// One paragraph, or what stands for one.
public struct HTMLBlock: Sendable, Hashable {
    /// What the markup says a block is.
    public enum Kind: Sendable, Hashable {
        case paragraph
        /// With its level, 1 to 6.
        case heading(Int)
        case listItem
        case quote
        /// Line ends are kept.
        case preformatted
        /// The caption or credit of a picture or table.
        case caption
        /// One row, its cells joined by a space.
        case table
    }

    public var kind: Kind
    /// Typographically clean: white space folded, no soft hyphens or zero-width characters, never empty.
    public var text: String
    /// How much of the text lies within links, 0 to 1.
    public var linkShare: Double

    public init(kind: Kind = .paragraph, text: String, linkShare: Double = 0) {
        self.kind = kind
        self.text = text
        self.linkShare = linkShare
    }
}

/// A link within a text.
public struct HTMLLink: Sendable, Hashable {
    /// Resolved, when a base was known.
    public var address: String
    /// The text it stands on, as far as it lies in one block.
    public var text: String
    /// The index of the block it ends in; the number of blocks when it stands after the last.
    public var block: Int

    public init(address: String, text: String, block: Int) {
        self.address = address
        self.text = text
        self.block = block
    }
}
