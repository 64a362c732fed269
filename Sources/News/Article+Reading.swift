import Foundation

extension Article {
    /// Reads what `json` writes; nil for anything else, and for what no archive can hold.
    ///
    /// Bounds are those of the archive; members this version does not know are passed over.
    public init?(json: [UInt8]) {
        guard let object = try? JSONDecoder().decode(ArticleObject.self, from: Data(json)) else { return nil }
        self.init(object)
    }

    private init?(_ object: ArticleObject) {
        guard object.id.utf8.count == 16, UInt64(object.id, radix: 16) != nil, object.id == object.id.lowercased(),
            let firstSeen = Date(rfc3339: object.firstSeen), !object.source.isEmpty, object.source.utf8.count <= 64,
            let textFrom = TextOrigin(rawValue: object.textFrom), object.wordCount >= 0, object.revision >= 1
        else { return nil }
        self.init(
            id: ID(rawValue: object.id),
            source: Source.ID(rawValue: object.source),
            title: object.title,
            text: object.text,
            textFrom: textFrom,
            wordCount: object.wordCount,
            digest: object.digest,
            firstSeen: firstSeen
        )
        position = object.seq.flatMap { $0 > 0 ? Position(rawValue: $0) : nil }
        guid = object.guid
        url = object.url
        canonicalURL = object.canonicalURL
        titleFrom = object.titleFrom.flatMap(TitleOrigin.init)
        subtitle = object.subtitle
        authors = object.authors ?? []
        site = object.site
        section = object.section
        tags = object.tags ?? []
        published = Self.date(object.published, object.publishedPrecision, object.publishedRaw)
        publishedFrom = object.publishedFrom.flatMap(DateOrigin.init)
        updated = object.updated.flatMap { Self.date($0, Self.precision(of: $0), $0) }
        lastSeen = object.lastSeen.flatMap(Date.init(rfc3339:)) ?? firstSeen
        language = object.language
        languageDeclared = object.languageDeclared
        script = object.script
        direction = object.dir.flatMap(Direction.init)
        mark = object.mark.flatMap(PageMark.init)
        robots = object.robots.flatMap { $0.isEmpty ? nil : $0 }
        summary = object.summary
        image = object.image
        enclosures = object.enclosures ?? []
        via = object.via
        revision = object.revision
        copyOf = object.copyOf.map(ID.init)
        similarity = object.similarity
        story = object.story
        removed = object.removed ?? []
        state = object.state.flatMap(State.init) ?? .live
        if state == .withdrawn { withdrawn = object.withdrawn.flatMap(Date.init(rfc3339:)) }
    }

    private static func date(_ text: String?, _ precision: String?, _ raw: String?) -> StatedDate? {
        guard let text, let instant = Date(rfc3339: text), let precision = precision.flatMap(StatedDate.Precision.init)
        else { return nil }
        return StatedDate(instant: instant, precision: precision, raw: raw ?? text)
    }

    /// How exactly a moment without a stated precision is known: by its form.
    private static func precision(of text: String) -> String? {
        switch text.utf8.count {
        case 4: StatedDate.Precision.year.rawValue
        case 7: StatedDate.Precision.month.rawValue
        case 10: StatedDate.Precision.day.rawValue
        default: StatedDate.Precision.second.rawValue
        }
    }
}

/// The members of an article's JSON.
private struct ArticleObject: Decodable {
    var id: String
    var seq: Int64?
    var source: String
    var guid: String?
    var url: String?
    var canonicalURL: String?
    var title: String?
    var titleFrom: String?
    var subtitle: String?
    var authors: [String]?
    var site: String?
    var section: String?
    var tags: [String]?
    var published: String?
    var publishedPrecision: String?
    var publishedFrom: String?
    var publishedRaw: String?
    var updated: String?
    var firstSeen: String
    var lastSeen: String?
    var language: String?
    var languageDeclared: String?
    var script: String?
    var dir: String?
    var text: String
    var textFrom: String
    var wordCount: Int
    var mark: String?
    var robots: [String]?
    var summary: String?
    var image: String?
    var enclosures: [Enclosure]?
    var via: Via?
    var revision: Int
    var digest: String
    var copyOf: String?
    var similarity: Double?
    var story: String?
    var removed: [Removal]?
    var state: String?
    var withdrawn: String?
}
