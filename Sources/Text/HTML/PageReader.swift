/// Gathers what a document's tree says.
struct PageReader {
    private(set) var page = HTMLPage()
    private let tree: HTMLTree
    private var base: WebAddress?
    private var metadata: [String: String] = [:]
    private var firstTime: String?

    private static let mostAuthors = 20

    init(_ tree: HTMLTree, base: WebAddress?) {
        self.tree = tree
        self.base = base
        readBase()
        readHead()
        readMetadata()
        let body = HTMLBody.articleRange(of: tree)
        page.text = BlockWriter(tree, base: self.base, range: body).result
        page.heading = firstHeading(in: body) ?? firstHeading(in: 0..<tree.nodes.count)
    }

    private mutating func readBase() {
        guard let node = tree.nodes.first(where: { tree.isElement($0, "base") }), let href = text("href", of: node)
        else { return }
        if let address = base.map({ $0.resolving(href) }) ?? WebAddress(href), address.isWeb { base = address }
    }

    private mutating func readHead() {
        for (index, node) in tree.nodes.enumerated() where node.kind >= 0 {
            switch tree.name(of: node) {
            case "html": page.language = page.language ?? text("lang", of: node) ?? text("xml:lang", of: node)
            case "title" where page.documentTitle == nil:
                page.documentTitle = nonEmpty(rawText(below: index))
            case "meta": readMeta(node)
            case "link": readLink(node)
            case "time" where firstTime == nil:
                firstTime = text("datetime", of: node) ?? nonEmpty(PlainText.line(tree, in: index..<Int(node.end)))
            default: break
            }
        }
    }

    private mutating func readMeta(_ node: HTMLTree.Node) {
        guard let content = text("content", of: node), content.utf8.count <= 4096,
            let name =
                (text("property", of: node) ?? text("name", of: node) ?? text("itemprop", of: node)
                ?? text("http-equiv", of: node))?.lowercased(),
            name.utf8.count <= 64
        else { return }
        if Self.authorNames.contains(name) {
            addAuthor(content)
        } else if metadata[name] == nil, metadata.count < 200 {
            metadata[name] = content
        }
    }

    private mutating func readLink(_ node: HTMLTree.Node) {
        guard page.canonical == nil, let rel = text("rel", of: node)?.lowercased(),
            rel.split(whereSeparator: \.isWhitespace).contains("canonical"), let href = text("href", of: node)
        else { return }
        page.canonical = resolved(href)
    }

    private mutating func readMetadata() {
        page.sharedTitle = first("og:title", "twitter:title")
        page.description = first("og:description", "description", "twitter:description", "dc.description")
        page.siteName = first("og:site_name", "application-name", "publisher", "dc.publisher")
        page.published =
            first(
                "article:published_time",
                "datepublished",
                "date",
                "dc.date.issued",
                "dc.date",
                "dcterms.created",
                "pubdate",
                "publish-date",
                "parsely-pub-date",
                "sailthru.date",
                "og:published_time"
            ) ?? firstTime
        page.modified = first(
            "article:modified_time",
            "datemodified",
            "og:updated_time",
            "dcterms.modified",
            "last-modified"
        )
        page.image = first("og:image", "og:image:url", "og:image:secure_url", "twitter:image").flatMap {
            SafeAddress.source($0, base: base)
        }
        page.canonical = page.canonical ?? first("og:url").flatMap(resolved)
        page.language = page.language ?? first("content-language", "og:locale")?.replacing("_", with: "-")
    }

    private static let authorNames: Set<String> = [
        "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
    ]

    private mutating func addAuthor(_ name: String) {
        // Some name a profile's address instead of a person.
        guard page.authors.count < Self.mostAuthors, !name.contains("://"), !page.authors.contains(name) else { return }
        page.authors.append(name)
    }

    private func first(_ names: String...) -> String? {
        names.lazy.compactMap { metadata[$0] }.first
    }

    private func resolved(_ href: String) -> String? {
        guard let address = base.map({ $0.resolving(href) }) ?? WebAddress(href), address.isWeb else { return nil }
        return address.string
    }

    private func firstHeading(in range: Range<Int>) -> String? {
        for index in range where tree.nodes[index].role == .heading && tree.nodes[index].level == 1 {
            if let text = nonEmpty(PlainText.line(tree, in: index..<Int(tree.nodes[index].end))) { return text }
        }
        return nil
    }

    /// An attribute's value as folded text; nil when missing or empty.
    private func text(_ name: StaticString, of node: HTMLTree.Node) -> String? {
        guard let value = tree.attribute(name, of: node) else { return nil }
        var folder = TextFolder()
        folder.append(value)
        return folder.take()?.text
    }

    /// The text below a node whose kind is otherwise silent.
    private func rawText(below index: Int) -> String {
        var folder = TextFolder()
        for node in tree.nodes[index..<Int(tree.nodes[index].end)] where node.isText { folder.append(node.text) }
        return folder.take()?.text ?? ""
    }

    private func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }
}
