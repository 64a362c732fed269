/// What an element means, whatever dialect it is written in.
enum FeedField: UInt8 {
    case unknown
    // Containers.
    case rssRoot, rdfRoot, atomRoot, sitemapRoot, sitemapIndex, sitemap, opmlRoot, channel, item, entry, textInput
    case publication
    case image, source, person, owner, mediaGroup, mediaContent, geoContainer
    // Texts.
    case title, mediaTitle, description, subtitle, shortSummary, longSummary, mediaDescription, summary, content, body
    case rights
    // Plain values.
    case link, atomLink, id, identifier, url, location, logo, icon, imageAddress, thumbnail
    case published, issued, created, updated, anyDate
    case rssAuthor, creator, podcastAuthor, contributor, contributorName, editor, webMaster, publisher, credit
    case name, email, personAddress
    case category, subject, podcastCategory, keywords, mediaCategory
    case enclosure, language, ttl, generator, generatorAgent, explicit, comments, duration, licence, originalLink,
        originalEnclosure
    case commentFeed, commentCount, inReplyTo
    case geoPoint, geoLine, geoPolygon, geoBox, geoCorner, latitude, longitude
    // What the feed asks of its visitors.
    case skipped, skippedHour, skippedDay, updatePeriod, updateFrequency, updateBase

}

extension FeedField {
    /// The meaning of an element by the family and name, both as resolved.
    static func named(_ local: String, in family: Namespace) -> FeedField {
        let fields: [String: FeedField] =
            switch family {
            case .plain: plain
            case .atom, .oldAtom: atom
            case .dublinCore: dublinCore
            case .content: contentModule
            case .itunes: itunes
            case .media: media
            case .rdf: rdf
            case .geoRSS, .gml: geographic
            case .position: position
            case .xhtml: xhtml
            case .feedBurner: feedBurner
            case .administration: administration
            case .syndication: syndication
            case .discussion: discussion
            case .webFeeds: webFeeds
            case .licensing: licensing
            case .aggregators: aggregators
            case .history, .xml, .other: [:]
            }
        return fields[local] ?? .unknown
    }

    private static let contentModule: [String: FeedField] = ["encoded": .content, "content": .content]
    private static let rdf: [String: FeedField] = ["rdf": .rdfRoot, "li": .unknown]
    private static let position: [String: FeedField] = [
        "lat": .latitude, "long": .longitude, "lon": .longitude, "point": .geoContainer,
    ]
    private static let xhtml: [String: FeedField] = ["body": .body, "div": .body]
    private static let feedBurner: [String: FeedField] = [
        "origlink": .originalLink, "origenclosurelink": .originalEnclosure,
    ]
    private static let administration: [String: FeedField] = ["generatoragent": .generatorAgent]
    private static let syndication: [String: FeedField] = [
        "updateperiod": .updatePeriod, "updatefrequency": .updateFrequency, "updatebase": .updateBase,
    ]
    private static let webFeeds: [String: FeedField] = ["logo": .logo, "icon": .icon, "cover": .imageAddress]
    /// What Russian aggregators ask for (`yandex:full-text`, `turbo:content`), and the dates of PRISM.
    private static let aggregators: [String: FeedField] = [
        "full-text": .content, "publicationdate": .published, "coverdate": .anyDate, "modificationdate": .updated,
    ]
    private static let licensing: [String: FeedField] = ["license": .licence]

    private static let plain: [String: FeedField] = [
        "rss": .rssRoot, "rdf": .rdfRoot, "feed": .atomRoot, "opml": .opmlRoot, "urlset": .sitemapRoot,
        "sitemapindex": .sitemapIndex, "sitemap": .sitemap, "channel": .channel, "item": .item, "entry": .entry,
        "textinput": .textInput,
        "textarea": .textInput, "image": .image, "source": .source, "title": .title, "description": .description,
        "tagline": .subtitle, "subtitle": .subtitle, "abstract": .description, "summary": .summary, "content": .content,
        "fullitem": .content, "body": .body, "div": .body, "link": .link, "guid": .id, "id": .id, "url": .url,
        "uri": .personAddress,
        "logo": .logo, "icon": .icon, "pubdate": .published, "published": .published, "issued": .issued,
        "created": .created, "updated": .updated, "modified": .updated, "lastbuilddate": .updated, "lastmod": .updated,
        "publication_date": .published, "date": .anyDate, "author": .rssAuthor, "contributor": .contributor,
        "managingeditor": .editor, "webmaster": .webMaster, "category": .category, "enclosure": .enclosure,
        "language": .language, "ttl": .ttl, "generator": .generator, "copyright": .rights, "rights": .rights,
        "comments": .comments, "name": .name, "email": .email, "homepage": .personAddress, "loc": .location,
        "keywords": .keywords, "publication": .publication, "news": .mediaGroup,
        "skiphours": .skipped, "skipdays": .skipped, "hour": .skippedHour, "day": .skippedDay,
    ]

    private static let atom: [String: FeedField] = [
        "feed": .atomRoot, "entry": .entry, "source": .source, "title": .title, "subtitle": .subtitle,
        "tagline": .subtitle, "summary": .summary, "content": .content, "rights": .rights, "copyright": .rights,
        "link": .atomLink, "id": .id, "published": .published, "issued": .issued, "created": .created,
        "updated": .updated, "modified": .updated, "author": .person, "contributor": .contributor, "name": .name,
        "email": .email, "uri": .personAddress, "url": .personAddress, "homepage": .personAddress,
        "category": .category, "generator": .generator, "logo": .logo, "icon": .icon, "info": .unknown,
        // RSS names that strayed into the Atom namespace.
        "pubdate": .published, "guid": .id, "description": .description, "channel": .channel, "item": .item,
        "rss": .rssRoot,
    ]

    private static let dublinCore: [String: FeedField] = [
        "title": .title, "description": .summary, "abstract": .summary, "identifier": .identifier, "creator": .creator,
        "author": .creator, "contributor": .contributorName, "publisher": .publisher, "subject": .subject,
        "date": .anyDate, "issued": .issued, "created": .created, "modified": .updated, "available": .issued,
        "language": .language, "rights": .rights, "license": .licence,
    ]

    /// `slash:comments`, `wfw:commentRss` (also as some spell it) and the elements of RFC 4685.
    private static let discussion: [String: FeedField] = [
        "comments": .commentCount, "commentrss": .commentFeed, "commentsrss": .commentFeed, "total": .commentCount,
        "in-reply-to": .inReplyTo,
    ]

    private static let itunes: [String: FeedField] = [
        "title": .mediaTitle, "subtitle": .shortSummary, "summary": .longSummary, "author": .podcastAuthor,
        "owner": .owner, "name": .name, "email": .email, "image": .imageAddress, "link": .atomLink,
        "category": .podcastCategory, "keywords": .keywords, "explicit": .explicit, "duration": .duration,
        "description": .longSummary,
    ]

    private static let media: [String: FeedField] = [
        "group": .mediaGroup, "content": .mediaContent, "title": .mediaTitle, "description": .mediaDescription,
        "thumbnail": .thumbnail, "category": .mediaCategory, "keywords": .keywords, "credit": .credit,
    ]

    private static let geographic: [String: FeedField] = [
        "point": .geoPoint, "line": .geoLine, "polygon": .geoPolygon, "box": .geoBox, "where": .geoContainer,
        "linestring": .geoLine, "linearring": .geoPolygon, "exterior": .geoContainer, "envelope": .geoBox,
        "pos": .geoPoint, "poslist": .geoLine, "lowercorner": .geoCorner, "uppercorner": .geoCorner,
    ]
}
