import struct Text.DateReader

/// What elements say about the feed.
extension FeedBuilder {
    mutating func takeOfFeed(_ frame: Frame) {
        let rank = frame.rank
        switch frame.field {
        case .item, .entry: finishEntry(frame)
        case .title, .mediaTitle: if let text = plain(frame), feedRanks.claim(.title, rank) { feed.title = text }
        case .description, .subtitle, .summary, .longSummary, .shortSummary:
            let order = frame.field == .shortSummary ? 5 : rank
            if let text = content(frame), feedRanks.claim(.description, order) { feed.description = text }
        case .link: feedLink(frame)
        case .atomLink:
            guard let link = link(frame) else { return }
            Self.add(link, to: &feed.links)
            if frame.family == .itunes, link.rel == "image", !link.url.isEmpty, feedRanks.claim(.image, 1) {
                feed.image = link.url
            }
        case .id, .identifier:
            if let id = value(of: frame), feedRanks.claim(.id, rank) { feed.id = id }
        case .published, .issued, .created:
            if let date = date(frame), feedRanks.claim(.published, frame.dateRank) { feed.published = date }
        case .updated:
            if let date = date(frame), feedRanks.claim(.updated, frame.dateRank) { feed.updated = date }
        case .anyDate:
            guard let date = date(frame) else { return }
            if feedRanks.claim(.published, 8) { feed.published = date }
            if feedRanks.claim(.updated, 8) { feed.updated = date }
        case .language:
            if let language = value(of: frame), feedRanks.claim(.language, rank) {
                feed.language = language
                dates.dayFirst = Self.writesDayFirst(language)
            }
        case .person, .rssAuthor, .creator, .editor, .podcastAuthor:
            if let person = personTaken(frame) { Self.add(person, to: &feed.authors) }
        case .contributor, .contributorName:
            if let person = personTaken(frame) { Self.add(person, to: &feed.contributors) }
        case .webMaster, .publisher, .owner:
            let order = frame.field == .owner ? 0 : frame.field == .publisher ? 1 : 2
            if let person = personTaken(frame), feedRanks.claim(.publisher, order) { feed.publisher = person }
        case .category, .subject, .mediaCategory, .keywords: categories(frame, .feed)
        case .mediaContent:
            let isImage =
                attribute("medium", of: frame) == "image" || attribute("type", of: frame)?.hasPrefix("image/") == true
            if isImage, let url = address(attribute("url", of: frame), frame), feedRanks.claim(.image, 9) {
                feed.image = url
            }
        case .image, .imageAddress, .thumbnail:
            if let url = imageAddress(frame), feedRanks.claim(.image, frame.imageRank) { feed.image = url }
        case .logo: if let url = address(value(of: frame), frame) { feed.logo = feed.logo ?? url }
        case .icon: if let url = address(value(of: frame), frame) { feed.icon = feed.icon ?? url }
        case .licence:
            if let url = licenceAddress(frame) { Self.add(FeedLink(url: url, rel: "license"), to: &feed.links) }
        case .rights: if let text = plain(frame), feedRanks.claim(.rights, rank) { feed.rights = text }
        case .generator, .generatorAgent:
            let text = value(of: frame) ?? attribute("resource", of: frame) ?? attribute("uri", of: frame)
            if let text, feedRanks.claim(.generator, frame.field == .generator ? 0 : 1) { feed.generator = text }
        case .ttl:
            if let minutes = value(of: frame).flatMap({ Int($0) }), minutes >= 0 { feed.ttl = feed.ttl ?? minutes }
        case .skippedHour, .skippedDay, .updatePeriod, .updateFrequency, .updateBase: takePace(frame)
        case .explicit: feed.isExplicit = feed.isExplicit ?? Self.truth(value(of: frame))
        default: break
        }
    }

    /// CDF writes the channel's and an item's address, and the times of change, as attributes.
    mutating func channelAttributes(_ frame: Frame) {
        for attribute in scanner.attributes {
            let name = String(decoding: bytes(attribute.name), as: UTF8.self).lowercased()
            let text = value(attribute)
            switch name {
            case "href":
                if let url = resolved(text, against: frame.base) {
                    feed.link = feed.link ?? url
                    Self.add(FeedLink(url: url), to: &feed.links)
                }
            case "lastmod":
                if let date = dates.read(text), feedRanks.claim(.updated, 7) { feed.updated = date }
            default: break
            }
        }
    }

    mutating func feedLink(_ frame: Frame) {
        guard let link = plainLink(frame) else { return }
        Self.add(link, to: &feed.links)
        if link.rel == "alternate", !link.url.isEmpty, feedRanks.claim(.link, 0) { feed.link = link.url }
    }
}
