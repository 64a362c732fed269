/// Links in their two spellings, and categories in their five.
extension FeedBuilder {
    /// An Atom link; its address is empty where the publisher left it out.
    func link(_ frame: Frame) -> FeedLink? {
        let attributes = attributes(of: frame)
        let stated = attributes["href"].flatMap { resolved($0, against: frame.base) }
        let url = stated ?? address(attributes["url"] ?? value(of: frame), frame)
        guard url != nil || !attributes.isEmpty else { return nil }
        var rel = (attributes["rel"] ?? "alternate").trimmingSpace()
        if let slash = rel.lastIndex(of: "/"), rel.hasPrefix("http://www.iana.org/assignments/relation") {
            rel = String(rel[rel.index(after: slash)...])
        }
        var link = FeedLink(url: url ?? "", rel: rel.isEmpty ? "alternate" : rel, type: attributes["type"])
        link.title = attributes["title"]
        link.language = attributes["hreflang"]
        link.length = attributes["length"].flatMap { Int($0.trimmingSpace()) }
        return link
    }

    /// An RSS link, which is a text, though some write it as Atom's.
    func plainLink(_ frame: Frame) -> FeedLink? {
        if let url = address(value(of: frame), frame) { return FeedLink(url: url) }
        return link(frame)
    }

    /// The terms a work is published under: an address as text (the RSS module) or as `rdf:resource` (RDF).
    func licenceAddress(_ frame: Frame) -> String? {
        address(attribute("resource", of: frame) ?? value(of: frame), frame)
    }

    /// Adds a link, up to a number that no honest publisher reaches.
    static func add(_ link: FeedLink, to links: inout [FeedLink]) {
        if links.count < 256 { links.append(link) }
    }

    /// The web page among several alternates: the first that is HTML or does not say what it is, else the first.
    static func page(among links: [FeedLink]) -> String? {
        let alternates = links.filter { $0.rel.lowercased() == "alternate" && !$0.url.isEmpty }
        let page = alternates.first { $0.type == nil || $0.type?.isEmpty == true || $0.type?.contains("html") == true }
        return (page ?? alternates.first)?.url
    }

    /// The scheme of Media RSS categories that name none (Media RSS 1.5.1).
    private static let mediaScheme = "http://search.yahoo.com/mrss/category_schema"

    mutating func categories(_ frame: Frame, _ context: Context) {
        let attributes = attributes(of: frame)
        switch frame.field {
        case .keywords:
            for word in (value(of: frame) ?? "").split(separator: ",").prefix(64) {
                category(FeedCategory(term: String(word).collapsingSpace()), context)
            }
        default:
            let text = value(of: frame).map { Self.holdsMarkupSigns($0) ? plainCategory($0) : $0.collapsingSpace() }
            guard let term = attributes["term"]?.collapsingSpace() ?? text ?? attributes["label"] else { return }
            let scheme =
                attributes["scheme"] ?? attributes["domain"] ?? (frame.field == .mediaCategory ? Self.mediaScheme : nil)
            category(FeedCategory(term: term, scheme: scheme, label: attributes["label"]), context)
        }
    }

    /// Adds a category unless it is there.
    mutating func category(_ category: FeedCategory, _ context: Context) {
        guard !category.term.isEmpty else { return }
        switch context {
        case .feed where feed.categories.count < 256 && !feed.categories.contains(category):
            feed.categories.append(category)
        case .entry where entry.categories.count < 256 && !entry.categories.contains(category):
            entry.categories.append(category)
        default: break
        }
    }
}
