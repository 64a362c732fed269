/// One node of a page, at the same place as in the tree it was read from.
struct PageNode {
    var tag: PageTag
    /// Whether a block stands somewhere inside.
    var holdsBlocks = false
    var families: NameFamilies = []
    var parent: Int32
    /// The place after the last node inside.
    var end: Int32
    /// A number for its parent, tag and classes: siblings with the same look alike.
    var look: UInt64 = 0
    /// A number for the tags and classes on the way from the root: nodes with the same are laid out alike.
    var shape: UInt64 = 0
}
