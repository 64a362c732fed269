import struct Text.RobotsDirectives

/// The values of a page's `meta` elements and what its other head elements say.
struct MetaTags {
    private var values: [String: [String]] = [:]
    private(set) var documentTitle: String?
    private(set) var language: String?
    private(set) var canonical: String?
    private(set) var base: String?
    private(set) var next: String?
    /// What the `meta` for robots in general and for this one ask.
    private(set) var robots = RobotsDirectives()

    private static let longest = 8192
    /// The name under which publishers speak to this program alone.
    private static let robot = "depeche"

    init(_ tree: PageTree) {
        for index in tree.heads {
            switch tree.nodes[index].tag {
            case .meta: readMeta(tree, index)
            case .documentTitle where documentTitle == nil:
                let title = tree.line(index)
                documentTitle = title.isEmpty ? nil : title
            case .reference: readReference(tree, index)
            case .base where base == nil: base = tree.attribute("href", of: index)
            case .root:
                language = language ?? tree.attribute("lang", of: index) ?? tree.attribute("xml:lang", of: index)
            default: break
            }
        }
    }

    private mutating func readMeta(_ tree: PageTree, _ index: Int) {
        let name =
            tree.attribute("property", of: index) ?? tree.attribute("name", of: index)
            ?? tree.attribute("itemprop", of: index) ?? tree.attribute("http-equiv", of: index)
        guard let name = name?.lowercased(), name.utf8.count <= 64,
            let content = tree.attribute("content", of: index), content.utf8.count <= Self.longest
        else { return }
        values[name, default: []].append(content)
        robots.read(meta: name, content: content, for: [Self.robot])
    }

    private mutating func readReference(_ tree: PageTree, _ index: Int) {
        guard let rel = tree.attribute("rel", of: index)?.lowercased(), let href = tree.attribute("href", of: index)
        else { return }
        let words = rel.split(separator: " ")
        if canonical == nil, words.contains("canonical") { canonical = href }
        if next == nil, words.contains("next") { next = href }
    }

    /// The first value of the first name that has any.
    func first(_ names: String...) -> String? { first(names) }

    func first(_ names: [String]) -> String? {
        names.lazy.compactMap { values[$0]?.first }.first
    }

    /// All values of the first name that has any.
    func all(_ names: String...) -> [String] {
        names.lazy.compactMap { values[$0] }.first ?? []
    }
}
