import struct News.Enclosure
import struct Text.WebAddress

/// What elements say about an entry.
extension FeedBuilder {
    mutating func takeOfEntry(_ frame: Frame) {
        let rank = frame.rank
        switch frame.field {
        case .item, .entry: finishEntry(frame)
        case .title, .mediaTitle:
            if let text = plain(frame), entryRanks.claim(.title, rank) { entry.title = text }
        case .description, .summary, .subtitle, .shortSummary, .longSummary, .mediaDescription, .content, .body:
            entryText(frame)
        case .link:
            guard let link = plainLink(frame) else { return }
            Self.add(link, to: &entry.links)
            if link.rel == "alternate", !link.url.isEmpty, entryRanks.claim(.link, 1) { entry.link = link.url }
        case .atomLink: entryLink(frame)
        case .originalLink:
            guard let url = address(value(of: frame), frame) else { return }
            Self.add(FeedLink(url: url, rel: "canonical"), to: &entry.links)
            // Atom names the page itself, by its `rel`; there the original is one more link.
            if format?.hasPrefix("atom") != true, entryRanks.claim(.link, 0) { entry.link = url }
        case .originalEnclosure: originalEnclosure = fileAddress(value(of: frame), frame)
        case .url, .location:
            if format?.hasPrefix("sitemap") == true, let url = address(value(of: frame), frame),
                entryRanks.claim(.link, 2)
            {
                entry.link = url
            }
        case .id, .identifier: identifier(frame)
        case .published, .issued:
            if let date = date(frame), entryRanks.claim(.published, frame.dateRank) { entry.published = date }
        case .created:
            if let date = date(frame) {
                details.created = date
                if entryRanks.claim(.published, 6) { entry.published = date }
            }
        case .updated:
            if let date = date(frame), entryRanks.claim(.updated, frame.dateRank) { entry.updated = date }
        case .anyDate:
            guard let date = date(frame) else { return }
            if entryRanks.claim(.published, 8) { entry.published = date }
            if entryRanks.claim(.updated, 8) { entry.updated = date }
        case .language: if let language = value(of: frame) { entry.language = language }
        case .person, .rssAuthor, .creator, .editor, .podcastAuthor:
            if let person = personTaken(frame) { Self.add(person, to: &entry.authors) }
        case .contributor, .contributorName, .credit:
            if let person = personTaken(frame) { Self.add(person, to: &details.contributors) }
        case .publisher, .webMaster, .owner:
            if let person = personTaken(frame) { details.publisher = details.publisher ?? person }
        case .category, .subject, .mediaCategory, .keywords: categories(frame, .entry)
        case .enclosure, .mediaContent: enclosure(frame)
        case .image, .imageAddress, .thumbnail, .logo, .icon:
            if let url = imageAddress(frame), entryRanks.claim(.image, frame.imageRank) { entry.image = url }
        case .source: originTaken(frame)
        case .rights: if let text = plain(frame), entryRanks.claim(.rights, rank) { details.rights = text }
        case .licence: licence(frame)
        case .commentFeed:
            if let url = address(value(of: frame), frame) { details.commentFeed = details.commentFeed ?? url }
        case .commentCount: countComments(value(of: frame))
        case .inReplyTo: answered(frame)
        case .comments: if let url = address(value(of: frame), frame) { details.comments = details.comments ?? url }
        case .duration: details.duration = details.duration ?? Self.seconds(value(of: frame))
        case .explicit: details.isExplicit = details.isExplicit ?? Self.truth(value(of: frame))
        case .geoPoint, .geoLine, .geoPolygon, .geoBox, .geoCorner, .latitude, .longitude: place(frame)
        default: break
        }
    }

    /// Summary or content, whichever the element is; the first of the best witness counts.
    mutating func entryText(_ frame: Frame) {
        guard let text = content(frame) else { return }
        let language = language(of: frame)
        switch frame.field {
        case .content, .body:
            contentLanguage = language
            if entryRanks.claim(.content, frame.field == .body ? 3 : frame.family == .content ? 0 : frame.rank + 1) {
                entry.content = text
            }
        default:
            let order =
                switch frame.field {
                case .description, .summary: frame.rank
                case .longSummary: 4
                case .mediaDescription: 5
                default: 6
                }
            summaryLanguage = language
            if entryRanks.claim(.summary, order) { entry.summary = text }
        }
    }

    mutating func entryLink(_ frame: Frame) {
        guard let link = link(frame) else { return }
        if link.rel == "enclosure", !link.url.isEmpty {
            addEnclosure(Enclosure(url: link.url, type: link.type, length: link.length))
        }
        if frame.family == .itunes, link.rel == "image", !link.url.isEmpty, entryRanks.claim(.image, 1) {
            entry.image = link.url
        }
        // Atom Threading (RFC 4685): the replies as a page are where readers discuss.
        if link.rel == "replies", link.type?.contains("html") == true, !link.url.isEmpty {
            details.comments = details.comments ?? link.url
        }
        if link.rel == "replies" {
            if link.type?.contains("atom") == true, !link.url.isEmpty {
                details.commentFeed = details.commentFeed ?? link.url
            }
            countComments(attribute("count", of: frame))
        }
        Self.add(link, to: &entry.links)
    }

    mutating func identifier(_ frame: Frame) {
        guard let id = value(of: frame), entryRanks.claim(.id, frame.rank) else { return }
        entry.id = id
        // RSS 2.0: a guid is a permanent link unless it says otherwise. Many a bare number or word says nothing and
        // is none: only what is an address by itself, or a path from the site's root, is taken for one.
        let isLink = ["true", "", nil].contains(attribute("ispermalink", of: frame)?.trimmingSpace().lowercased())
        let isAddress = id.hasPrefix("/") || WebAddress(id) != nil
        permanentLink = frame.family == .plain && frame.field == .id && isLink && isAddress ? address(id, frame) : nil
    }

    mutating func licence(_ frame: Frame) {
        guard let url = licenceAddress(frame) else { return }
        Self.add(FeedLink(url: url, rel: "license"), to: &entry.links)
    }

    /// The entry that this one answers (RFC 4685 §3); the first of the few there may be counts.
    mutating func answered(_ frame: Frame) {
        let attributes = attributes(of: frame)
        guard let id = attributes["ref"] ?? attributes["href"], !id.isEmpty else { return }
        details.inReplyTo = details.inReplyTo ?? id
    }

    private mutating func countComments(_ text: String?) {
        guard let number = text.flatMap({ Int($0.trimmingSpace()) }), number >= 0 else { return }
        details.commentCount = details.commentCount ?? number
    }

    mutating func enclosure(_ frame: Frame) {
        let attributes = attributes(of: frame)
        guard let url = fileAddress(attributes["url"] ?? attributes["href"] ?? attributes["src"], frame) else { return }
        let length = (attributes["length"] ?? attributes["filesize"]).flatMap { Int($0.trimmingSpace()) }
        let file = Enclosure(url: url, type: attributes["type"], length: length.flatMap { $0 >= 0 ? $0 : nil })
        guard frame.field == .mediaContent else {
            addEnclosure(file)
            return
        }
        let isImage = attributes["medium"] == "image" || attributes["type"]?.hasPrefix("image/") == true
        if isImage, entryRanks.claim(.image, 9) { entry.image = url }
        if !details.media.contains(where: { $0.url == url }), details.media.count < 64 {
            details.media.append(file)
        }
    }

    /// Where a file lies: without an `xml:base`, relative to the site rather than to the feed, where both are one host's.
    private func fileAddress(_ reference: String?, _ frame: Frame) -> String? {
        guard format?.hasPrefix("rss") == true, frame.base == 0, let reference, let feed = bases.first,
            let site = feed.resolving(self.feed.link ?? ""), site.host == feed.host
        else { return address(reference, frame) }
        return site.resolving(reference)?.string ?? address(reference, frame)
    }

    mutating func addEnclosure(_ file: Enclosure) {
        guard entry.enclosures.count < 64 else { return }
        if !entry.enclosures.contains(where: { $0.url == file.url }) { entry.enclosures.append(file) }
    }
}
