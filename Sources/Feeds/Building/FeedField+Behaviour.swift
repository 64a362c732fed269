extension FeedField {
    var kind: FeedBuilder.Kind {
        switch self {
        case .rssRoot, .rdfRoot, .atomRoot, .sitemapRoot, .sitemapIndex, .sitemap, .opmlRoot, .channel, .item, .entry,
            .textInput, .publication, .image, .source, .person, .rssAuthor, .contributor, .owner, .mediaGroup,
            .mediaContent,
            .geoContainer, .geoPoint, .geoLine, .geoPolygon, .geoBox, .podcastCategory, .skipped, .unknown:
            .container
        case .title, .mediaTitle, .description, .subtitle, .shortSummary, .longSummary, .mediaDescription, .summary,
            .content, .body, .rights:
            .markup
        default: .value
        }
    }

    /// Whether an element that holds others can hold a plain text in their stead.
    var isAlsoText: Bool {
        switch self {
        case .source, .person, .rssAuthor, .contributor, .image, .geoPoint, .geoLine, .geoPolygon, .geoBox: true
        default: false
        }
    }

    /// The context that its children stand in.
    func context(within outer: FeedBuilder.Context) -> FeedBuilder.Context {
        if outer == .foreign { return self == .channel ? .feed : self == .item || self == .entry ? .entry : .foreign }
        return switch self {
        case .rssRoot, .rdfRoot, .atomRoot, .sitemapRoot, .sitemapIndex, .channel:
            outer == .outside || outer == .feed ? .feed : .foreign
        case .item, .entry: .entry
        case .source: outer == .entry ? .origin : .foreign
        case .image: .image
        case .publication: outer == .entry ? .publication : .foreign
        case .person, .rssAuthor, .contributor: outer == .origin ? .foreign : .person
        case .owner: .owner
        case .mediaGroup, .mediaContent: outer
        case .geoContainer, .geoPoint, .geoLine, .geoPolygon, .geoBox: outer
        case .podcastCategory: outer
        case .skipped: outer == .feed ? .feed : .foreign
        default: .foreign
        }
    }

    var wantsAttributes: Bool {
        switch self {
        case .unknown, .channel, .textInput, .owner, .mediaGroup, .name, .email, .published, .issued, .created,
            .updated, .anyDate, .keywords, .language, .ttl, .creator, .subject, .duration, .explicit, .personAddress,
            .skipped, .skippedHour, .skippedDay, .updatePeriod, .updateFrequency, .updateBase, .publication,
            .commentFeed, .commentCount:
            false
        default: true
        }
    }
}
