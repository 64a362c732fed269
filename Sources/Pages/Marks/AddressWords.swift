import Text

/// What the words of an address tell of the page: `/live/`, `/video/`, `/diaporama/`, `?consent=`.
struct AddressWords {
    private let words: Set<String>
    private let host: String

    init(_ address: WebAddress?) {
        host = address?.host ?? ""
        // The last part of a path is mostly the title, whose words tell of the matter.
        let parts = (address?.path ?? "").lowercased().split(separator: "/")
        let folders = parts.count > 1 ? parts.dropLast() : parts
        var words = Set(folders.map { String($0.prefix { $0 != "." }) })
        if let last = parts.last { words.formUnion(Self.ends(of: last)) }
        self.words = words
    }

    /// The first and last word of a name, and the first two and last two: `live-blog-…`, `…-en-direct.html`.
    private static func ends(of name: Substring) -> [String] {
        let words = name.prefix { $0 != "." }.split { $0 == "-" || $0 == "_" || $0 == "," }
        guard words.count > 1 else { return words.map(String.init) }
        // A number at the end is the article's.
        let plain = words.filter { !$0.allSatisfy(\.isNumber) }
        return [plain.prefix(1), plain.prefix(2), plain.suffix(1), plain.suffix(2)].map { $0.joined(separator: "-") }
    }

    var speaksOfConsent: Bool {
        let first = host.prefix { $0 != "." }
        return first == "consent" || first == "cmp" || !words.isDisjoint(with: ["consent", "cookiewall", "gdpr"])
    }

    var speaksOfVideo: Bool {
        !words.isDisjoint(with: [
            "video", "videos", "watch", "vídeo", "vídeos", "mediathek", "replay", "tv", "podcast", "podcasts", "audio",
        ])
    }

    var speaksOfPictures: Bool {
        !words.isDisjoint(with: [
            "gallery", "galleries", "photo-gallery", "galerie", "galeries", "galeria", "galerias", "galleria",
            "diaporama",
            "diaporamas", "portfolio", "portfolios", "photos", "fotos", "fotostrecke", "fotostrecken", "bildergalerie",
            "bildstrecke", "bilder", "fotogalleria", "fotogaleria", "fotogalerias", "slideshow", "slideshows",
            "in-pictures",
            "en-images", "album",
        ])
    }

    var speaksOfLiveReports: Bool {
        !words.isDisjoint(with: [
            "live", "liveblog", "live-blog", "live-updates", "en-direct", "direct", "liveticker", "live-ticker",
            "ticker",
            "en-directo", "en-vivo", "directo", "minuto-a-minuto", "ao-vivo", "aovivo", "ao-minuto", "diretta",
            "in-diretta",
            "live-news",
        ])
    }
}
