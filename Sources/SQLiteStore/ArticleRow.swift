import Foundation
import GRDB
import News

/// Reads an `Article` from a row.
enum ArticleRow {
    /// What `article(_:)` reads, in its order.
    static let columns = columnsBeforeText + ", text, mark, robots, withdrawn"
    /// The same with an empty text, which a long one makes much cheaper.
    static let columnsWithoutText = columnsBeforeText + ", '', mark, robots, withdrawn"

    private static let columnsBeforeText = """
        id, seq, source, guid, url, canonical_url, title, title_from, subtitle, authors, site, section, tags, published,
        published_precision, published_from, published_raw, updated, updated_precision, first_seen,
        coalesce((SELECT max(last_seen) FROM entry WHERE entry.article = article.number), first_seen),
        language, language_declared, script, dir, text_from, word_count, image, enclosures, via_name, via_url, revision,
        digest, copy_of, similarity, story, state, removed, summary
        """

    static func article(_ row: Row) -> Article {
        var article = Article(
            id: Article.ID(rawValue: row[0]),
            source: Source.ID(rawValue: row[2]),
            title: row[6],
            text: row[39],
            textFrom: Article.TextOrigin(rawValue: row[25]) ?? .feed,
            wordCount: row[26],
            digest: row[32],
            firstSeen: Date(rfc3339: row[19]) ?? .distantPast
        )
        article.position = Position(rawValue: row[1])
        article.guid = row[3]
        article.url = row[4]
        article.canonicalURL = row[5]
        article.titleFrom = origin(row[7])
        article.subtitle = row[8]
        article.authors = JSONList.read(row[9])
        article.site = row[10]
        article.section = row[11]
        article.tags = JSONList.read(row[12])
        article.published = date(row[13], precision: row[14], raw: row[16])
        article.publishedFrom = origin(row[15])
        article.updated = date(row[17], precision: row[18], raw: nil)
        article.lastSeen = Date(rfc3339: row[20]) ?? article.firstSeen
        article.language = row[21]
        article.languageDeclared = row[22]
        article.script = row[23]
        article.direction = origin(row[24])
        article.image = row[27]
        article.enclosures = JSONList.read(row[28])
        article.via = via(name: row[29], url: row[30])
        article.revision = row[31]
        article.copyOf = (row[33] as String?).map(Article.ID.init(rawValue:))
        article.similarity = row[34]
        article.story = row[35]
        article.state = origin(row[36]) ?? .live
        article.removed = JSONList.read(row[37])
        article.summary = row[38]
        article.mark = origin(row[40])
        let robots: [String] = JSONList.read(row[41])
        article.robots = robots.isEmpty ? nil : robots
        article.withdrawn = (row[42] as String?).flatMap(Date.init(rfc3339:))
        return article
    }

    private static func origin<Value: RawRepresentable>(_ name: String?) -> Value? where Value.RawValue == String {
        name.flatMap(Value.init(rawValue:))
    }

    private static func via(name: String?, url: String?) -> Via? {
        name == nil && url == nil ? nil : Via(name: name, url: url)
    }

    private static func date(_ text: String?, precision: String?, raw: String?) -> StatedDate? {
        guard let text, let instant = Date(rfc3339: text), let precision = precision.flatMap(StatedDate.Precision.init)
        else { return nil }
        return StatedDate(instant: instant, precision: precision, raw: raw ?? text)
    }
}
