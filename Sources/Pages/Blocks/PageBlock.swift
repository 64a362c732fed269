/// A passage of a page: the text between two borders of blocks.
struct PageBlock {
    /// Where its text stands in `PageBlocks.text`.
    var text: Range<Int>
    /// Where in the tree its first text stands.
    var place: Int32
    /// The block element it stands in.
    var node: Int32
    var tag: PageTag
    /// The nearest elements of these kinds around it, -1 for none.
    var around: BlockSurroundings
    /// Letters, those of scripts without spaces counted three times.
    var length: Int
    /// How much of the text lies within links, 0 to 1.
    var links: Double
    var endsSentence: Bool
    /// Whether nearly all of it is emphasised: set in italics, as what stands beside the text often is.
    var isEmphasised = false
    /// What the names of inline elements say that hold all of it.
    var families: NameFamilies = []
    /// Why it is no part of any article; nil while it may be.
    var gone: PageRule?
    /// Whether only the names of elements around it speak against it.
    var isGoneByName = false
}

/// The nearest elements around a block by kind; -1 for none.
struct BlockSurroundings {
    var list: Int32 = -1
    var table: Int32 = -1
    var figure: Int32 = -1
    var caption: Int32 = -1
    var quote: Int32 = -1
    var header: Int32 = -1
    var preformatted: Int32 = -1
    var heading: Int32 = -1
}
