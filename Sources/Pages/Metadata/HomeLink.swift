import struct Text.WebAddress

/// Knows the headings that are nothing but a link to the site's first page.
struct HomeLink {
    private let tree: PageTree
    private let address: WebAddress?

    init(_ tree: PageTree, address: WebAddress?) {
        self.tree = tree
        self.address = address
    }

    /// Whether all text of an element stands in a link that leads home, around it or inside.
    func isWhole(_ index: Int) -> Bool {
        if let parent = tree.nodes.indices.contains(index) ? Int(tree.nodes[index].parent) : nil, parent >= 0,
            tree.nodes[parent].tag == .link
        {
            return leadsHome(parent)
        }
        var place = index + 1
        var found = false
        while place < Int(tree.nodes[index].end) {
            let node = tree.nodes[place]
            if node.tag == .link {
                guard leadsHome(place) else { return false }
                found = true
                place = Int(node.end)
                continue
            }
            // The pieces of the publisher's name that stand beside the link are white space only.
            if node.tag == .text, tree.html.nodes[place].text.contains(where: { $0 > 0x20 }) { return false }
            place += 1
        }
        return found
    }

    private func leadsHome(_ link: Int) -> Bool {
        guard let target = tree.attribute("href", of: link), target.utf8.count <= 300 else { return false }
        if ["/", "./", "index.html", "/index.html", "index.php", "/index.php"].contains(target) { return true }
        guard let host = address?.host, let resolved = address?.resolving(target), let other = resolved.host else {
            return false
        }
        return resolved.isHomePage && Self.bare(other) == Self.bare(host)
    }

    private static func bare(_ host: String) -> Substring {
        let host = host.lowercased()
        return host.hasPrefix("www.") ? host.dropFirst(4) : host[...]
    }
}
