import struct News.Enclosure
import struct News.StatedDate
import struct News.Via
import struct Text.DateReader

/// What a finished element adds to the feed or entry it stands in.
extension FeedBuilder {
    /// Called when an element starts, for what must be known before its children.
    mutating func entered(_ frame: Frame, _ outer: Context) {
        if outer == .outside, format == nil { format = format(of: frame) }
        switch frame.field {
        case .person, .rssAuthor, .contributor, .owner: person = FeedPerson()
        case .source where frame.context == .origin: origin = FeedHead()
        case .atomRoot, .rssRoot, .rdfRoot, .channel:
            if let language = language(of: frame), feedRanks.claim(.language, 8) {
                feed.language = language
                dates.dayFirst = Self.writesDayFirst(language)
            }
            if frame.field == .channel { channelAttributes(frame) }
        case .podcastCategory:
            // Before its children, so that the outer category comes first.
            if let term = attribute("text", of: frame) { category(FeedCategory(term: term), outer) }
        case .item, .entry:
            contentLanguage = nil
            summaryLanguage = nil
            originalEnclosure = nil
        default: break
        }
    }

    /// Called when an element ends, with its text still in the buffer.
    mutating func take(_ frame: Frame) {
        let outer = frames.last?.context ?? .outside
        switch outer {
        case .foreign, .outside:
            if frame.field == .item || frame.field == .entry { finishEntry(frame) }
        case .feed: takeOfFeed(frame)
        case .entry: takeOfEntry(frame)
        case .origin: takeOfOrigin(frame)
        case .image: takeOfImage(frame)
        case .person, .owner: takeOfPerson(frame)
        case .publication: takeOfPublication(frame)
        }
    }

    func format(of frame: Frame) -> String? {
        switch frame.field {
        case .rssRoot: Self.rssFormat(attribute("version", of: frame))
        case .rdfRoot: "rdf"
        case .atomRoot, .entry:
            frame.family == .oldAtom || attribute("version", of: frame) == "0.3" ? "atom0.3" : "atom1.0"
        case .channel: "cdf"
        case .sitemapRoot: "sitemap"
        case .sitemapIndex: "sitemapindex"
        case .item: "rss"
        default: nil
        }
    }

    static func rssFormat(_ version: String?) -> String {
        guard let version = version?.trimmingSpace(), !version.isEmpty else { return "rss" }
        let isPlain = version.utf8.count <= 8 && version.utf8.allSatisfy { $0 == 0x2E || $0 &- 0x30 < 10 }
        guard isPlain else { return "rss" }
        // There never was a 2.01 or 2.1; who writes so means 2.0.
        return version.hasPrefix("2") ? "rss2.0" : "rss\(version)"
    }

    mutating func takeOfImage(_ frame: Frame) {
        switch frame.field {
        // The link of an image is the page it leads to, not the image.
        case .url, .location: pendingImage = pendingImage ?? address(value(of: frame), frame)
        default: break
        }
    }

    /// Google's news sitemaps name the paper, and the language it is written in, with every entry.
    mutating func takeOfPublication(_ frame: Frame) {
        switch frame.field {
        case .name:
            if let name = plainText(value(of: frame)) {
                details.publisher = details.publisher ?? FeedPerson(name: name)
            }
        case .language: if let language = value(of: frame) { entry.language = entry.language ?? language }
        default: break
        }
    }

    mutating func imageAddress(_ frame: Frame) -> String? {
        if frame.field == .image, let url = pendingImage {
            pendingImage = nil
            return url
        }
        let attributes = attributes(of: frame)
        return address(attributes["href"] ?? attributes["url"] ?? attributes["resource"] ?? value(of: frame), frame)
    }

    /// Whether `05/06/2024` is a day of June in a language; nil where its speakers differ or write the year first.
    static func writesDayFirst(_ language: String) -> Bool? {
        let tag = language.lowercased().replacing("_", with: "-")
        switch tag.prefix(2) {
        case "fr", "es", "it", "pt", "de", "nl", "ar", "ca", "ro", "pl", "cs", "tr", "el", "ru", "uk", "id", "da", "nb",
            "fi":
            return true
        case "en":
            if tag == "en-us" { return false }
            return ["en-gb", "en-ie", "en-au", "en-nz", "en-in"].contains(tag) ? true : nil
        default: return nil
        }
    }

    func date(_ frame: Frame) -> StatedDate? {
        buffer[min(frame.textStart, buffer.count)...].withUnsafeBufferPointer { dates.read($0) }
    }

    static func truth(_ text: String?) -> Bool? {
        switch text?.lowercased() {
        case "yes", "true", "explicit", "1": true
        case "no", "false", "clean", "0": false
        default: nil
        }
    }

    /// Seconds of `3600`, `60:00` or `1:00:00`.
    static func seconds(_ text: String?) -> Int? {
        guard let text, text.utf8.count <= 12 else { return nil }
        var total = 0
        for part in text.split(separator: ":", omittingEmptySubsequences: false) {
            guard let number = Int(part.prefix { $0 != "." }), number >= 0, number < 1_000_000 else { return nil }
            total = total * 60 + number
        }
        return total
    }
}

extension FeedBuilder.Frame {
    /// The dialect's own elements before Atom's, those before Dublin Core's, those before the rest.
    var rank: Int {
        switch family {
        case .plain: 0
        case .atom, .oldAtom: 1
        case .dublinCore: 2
        case .itunes: 3
        default: 4
        }
    }

    var dateRank: Int { rank * 2 + (field == .issued ? 1 : 0) }

    var imageRank: Int {
        switch field {
        case .imageAddress: 1
        case .thumbnail: 3
        case .image: 0
        default: 5
        }
    }
}
