import struct Text.HTMLTree

/// What a page's tree shows of the kind of page it is, besides its words.
struct PageClues {
    /// Players, and frames that hold one.
    private(set) var players = 0
    /// Pictures with captions of their own.
    private(set) var captionedPictures = 0

    init(_ tree: PageTree) {
        var silentUntil = 0
        for index in tree.nodes.indices {
            let node = tree.nodes[index]
            switch node.tag {
            case .media: players += Self.isPlayer(tree, index) ? 1 : 0
            case .caption where index >= silentUntil: captionedPictures += Self.isOfPicture(tree, index) ? 1 : 0
            case .aside, .footer: silentUntil = max(silentUntil, Int(node.end))
            default: break
            }
        }
    }

    private static func isPlayer(_ tree: PageTree, _ index: Int) -> Bool {
        switch tree.html.name(of: tree.html.nodes[index]) {
        case "video", "audio": return true
        case "iframe", "embed", "object":
            let source = tree.attribute("src", of: index) ?? tree.attribute("data-src", of: index) ?? ""
            return ["player", "video", "youtube", "vimeo", "embed"].contains { source.lowercased().contains($0) }
        default: return false
        }
    }

    /// Whether a caption is that of a picture which leads nowhere: teasers have captions too.
    private static func isOfPicture(_ tree: PageTree, _ index: Int) -> Bool {
        var node = Int(tree.nodes[index].parent)
        while node >= 0, tree.nodes[node].tag != .figure { node = Int(tree.nodes[node].parent) }
        guard node >= 0, tree.holdsPicture(node) else { return false }
        return !tree.nodes[index..<Int(tree.nodes[index].end)].contains { $0.tag == .link || $0.tag.isHeading }
    }
}
