/// The families of element names that matter in feeds.
///
/// Publishers misspell namespace names and use outgrown ones; whatever clearly means a family is read as it.
enum Namespace: UInt8 {
    /// RSS in all its versions, CDF and sitemaps, which use no names in common with different meanings.
    case plain
    case atom
    /// Atom 0.3 and its drafts.
    case oldAtom
    case dublinCore, content, itunes, media, geoRSS, gml, position, rdf, xhtml, feedBurner, administration, history
    case syndication, webFeeds, licensing, aggregators
    /// What readers answer: Slash, the Comment API and Atom Threading.
    case discussion
    case xml
    case other

    /// The family a namespace name stands for.
    init(uri: String) {
        if let family = Self.literal[uri] {
            self = family
            return
        }
        var name = uri.lowercased()
        for scheme in ["http://", "https://"] where name.hasPrefix(scheme) { name.removeFirst(scheme.utf8.count) }
        if name.hasPrefix("www.") { name.removeFirst(4) }
        while let last = name.last, last == "/" || last == "#" || last == " " { name.removeLast() }
        self = Self.exact[name] ?? Self.similar(name)
    }

    /// The family an undeclared prefix stands for by custom.
    init(prefix: some StringProtocol) {
        self = Self.prefixes[prefix.lowercased()] ?? .other
    }

    private static func similar(_ name: String) -> Namespace {
        if name.isEmpty || name.holds("userland") || name.holds("netscape.com") || name.holds("/tech/rss") {
            return .plain
        }
        if name.hasPrefix("purl.org/rss/1.0/modules/content") { return .content }
        if name.hasPrefix("purl.org/rss/1.0/modules/syndication") { return .syndication }
        if name.hasPrefix("purl.org/rss/1.0/modules") { return .other }
        if name.hasPrefix("purl.org/rss") || name.hasPrefix("purl.org/net/rss") { return .plain }
        if name.hasPrefix("purl.org/atom/") { return .oldAtom }
        if name.hasPrefix("purl.org/dc/") { return .dublinCore }
        if name.hasSuffix("dtds/podcast-1.0.dtd") || name.hasSuffix("dtds/podcast-1.0") { return .itunes }
        if name.holds("search.yahoo.com/mrss") || name.hasSuffix("rss/media") { return .media }
        if name.hasPrefix("georss.org") { return .geoRSS }
        if name.hasPrefix("opengis.net/gml") { return .gml }
        if name.hasPrefix("w3.org/2003/01/geo") { return .position }
        if name.hasPrefix("sitemaps.org/schemas") || name.hasPrefix("google.com/schemas/sitemap") { return .plain }
        if name.hasPrefix("news.yandex.") || name.hasPrefix("prismstandard.org/namespaces/") { return .aggregators }
        if name.hasPrefix("turbo.yandex.") { return .content }
        return .other
    }

    /// What nearly all documents write, as they write it.
    private static let literal: [String: Namespace] = [
        "http://www.w3.org/2005/Atom": .atom, "http://purl.org/rss/1.0/modules/content/": .content,
        "http://wellformedweb.org/CommentAPI/": .discussion, "http://purl.org/dc/elements/1.1/": .dublinCore,
        "http://purl.org/rss/1.0/modules/syndication/": .syndication, "http://search.yahoo.com/mrss/": .media,
        "http://purl.org/rss/1.0/modules/slash/": .discussion, "http://www.georss.org/georss": .geoRSS,
        "http://www.w3.org/2003/01/geo/wgs84_pos#": .position, "http://www.w3.org/1999/xhtml": .xhtml,
        "http://www.itunes.com/dtds/podcast-1.0.dtd": .itunes, "http://purl.org/rss/1.0/": .plain,
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#": .rdf,
        "http://rssnamespace.org/feedburner/ext/1.0": .feedBurner,
        "http://purl.org/syndication/thread/1.0": .discussion,
        "http://backend.userland.com/creativeCommonsRssModule": .licensing,
        "http://www.sitemaps.org/schemas/sitemap/0.9": .plain,
    ]

    private static let exact: [String: Namespace] = [
        "w3.org/2005/atom": .atom, "w3.org/2005/atom.xml": .atom,
        "example.com/newformat": .oldAtom, "example.com/necho": .oldAtom, "purl.org/echo": .oldAtom,
        "uri/of/echo/namespace": .oldAtom, "purl.org/pie": .oldAtom,
        "w3.org/1999/02/22-rdf-syntax-ns": .rdf, "w3.org/1999/xhtml": .xhtml, "w3.org/tr/xhtml1": .xhtml,
        "rssnamespace.org/feedburner/ext/1.0": .feedBurner, "webns.net/mvcb": .administration,
        "backend.userland.com/creativecommonsrssmodule": .licensing, "web.resource.org/cc": .licensing,
        "cyber.law.harvard.edu/rss/creativecommonsrssmodule.html": .licensing, "creativecommons.org/ns": .licensing,
        "webfeeds.org/rss/1.0": .webFeeds, "purl.org/rss/1.0/modules/slash": .discussion,
        "wellformedweb.org/commentapi": .discussion, "purl.org/syndication/thread/1.0": .discussion,
        "purl.org/syndication/history/1.0": .history, "w3.org/xml/1998/namespace": .xml,
        "microsoft.com/standards/channels.dtd": .plain, "xml.org/schemas/cdf": .plain,
        "google.com/schemas/play-podcasts/1.0": .itunes, "example.com/itunes": .itunes,
    ]

    private static let prefixes: [String: Namespace] = [
        "atom": .atom, "atom03": .oldAtom, "dc": .dublinCore, "dcterms": .dublinCore, "content": .content,
        "itunes": .itunes, "googleplay": .itunes, "media": .media, "georss": .geoRSS, "gml": .gml, "geo": .position,
        "rdf": .rdf, "xhtml": .xhtml, "feedburner": .feedBurner, "admin": .administration, "fh": .history, "xml": .xml,
        "sy": .syndication, "webfeeds": .webFeeds, "creativecommons": .licensing, "cc": .licensing,
        "yandex": .aggregators, "prism": .aggregators, "turbo": .content, "slash": .discussion, "wfw": .discussion,
        "thr": .discussion, "rss": .plain, "rss1": .plain, "rss090": .plain,
        "image": .plain, "news": .plain,
    ]
}
