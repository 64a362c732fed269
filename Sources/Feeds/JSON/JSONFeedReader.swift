import struct News.Enclosure
import struct Text.DateReader
import enum Text.HTMLFragment
import struct Text.JSONScanner
import enum Text.JSONValue
import struct Text.WebAddress

/// JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1), with the liberties publishers take.
struct JSONFeedReader {
    private let limits: FeedReader.Limits
    private let dates: DateReader
    private let base: WebAddress?
    private let sanitises: Bool

    init(reader: FeedReader, url: String?) {
        limits = reader.limits
        dates = DateReader(zone: reader.zone)
        sanitises = reader.sanitises
        base = url.flatMap { WebAddress($0) }
    }

    func read(_ text: DecodedText) throws(FeedError) -> FeedDocument {
        let document = text.bytes.withUnsafeBufferPointer { bytes -> FeedDocument? in
            var scanner = JSONScanner(bytes, maximumDepth: limits.maximumDepth)
            guard let root = scanner.read(), case .object = root, let format = Self.format(of: root) else { return nil }
            var document = FeedDocument(format: format, encoding: text.encoding, feed: head(root))
            let items = root["items"]?.array ?? []
            for item in items.prefix(limits.maximumEntries) {
                if let entry = entry(item) { document.entries.append(entry) }
            }
            let hasMore = items.count > limits.maximumEntries
            document.isCut = scanner.isCut || hasMore
            document.defect = (text.defect ?? scanner.defect).map { FeedDefect($0.message, at: $0.offset, in: bytes) }
            if hasMore, document.defect == nil {
                document.defect = FeedDefect(message: "more than \(limits.maximumEntries) entries")
            }
            return document
        }
        guard let document else { throw FeedError(.notAFeed, detail: "it is JSON, but no JSON Feed") }
        return document
    }

    private static func format(of root: JSONValue) -> String? {
        if let version = root["version"]?.string, let range = version.firstRange(of: "jsonfeed.org/version/") {
            let number = version[range.upperBound...]
            return number.hasPrefix("1.1") ? "json1.1" : number.hasPrefix("1") ? "json1.0" : "json"
        }
        // Without its version a list of items that look like entries is a feed still.
        guard case .array(let items)? = root["items"], root["title"]?.string != nil, let first = items.first else {
            return nil
        }
        let isEntry = first["id"] != nil && (first["content_html"] ?? first["content_text"] ?? first["url"]) != nil
        return isEntry ? "json1.0" : nil
    }

    private func head(_ root: JSONValue) -> FeedHead {
        var feed = FeedHead()
        feed.title = line(root["title"])
        feed.link = address(root["home_page_url"])
        if let link = feed.link { feed.links.append(FeedLink(url: link)) }
        if let own = address(root["feed_url"]) { feed.links.append(FeedLink(url: own, rel: "self")) }
        if let next = address(root["next_url"]) { feed.links.append(FeedLink(url: next, rel: "next")) }
        feed.description = filled(root["description"]).map { FeedContent(value: $0, isHTML: false) }
        feed.language = filled(root["language"])
        feed.icon = address(root["icon"])
        feed.logo = address(root["favicon"])
        feed.image = feed.icon
        feed.authors = authors(root)
        return feed
    }

    private func entry(_ item: JSONValue) -> FeedEntry? {
        guard case .object = item else { return nil }
        var entry = FeedEntry()
        entry.id = filled(item["id"])
        entry.title = line(item["title"])
        let url = address(item["url"])
        let external = address(item["external_url"])
        entry.link = url ?? external
        if let url { entry.links.append(FeedLink(url: url)) }
        if let external { entry.links.append(FeedLink(url: external, rel: url == nil ? "alternate" : "related")) }
        entry.summary = filled(item["summary"]).map { FeedContent(value: $0, isHTML: false) }
        if let html = filled(item["content_html"]) {
            let raw = FeedContent(value: EmbeddedFrames.unwrapped(html), isHTML: true, base: base)
            entry.content = sanitises ? FeedContent(value: raw.sanitised, isHTML: true) : raw
        } else if let text = filled(item["content_text"]) {
            entry.content = FeedContent(value: text, isHTML: false)
        }
        entry.published = filled(item["date_published"]).flatMap { dates.read($0) }
        entry.updated = filled(item["date_modified"]).flatMap { dates.read($0) }
        entry.authors = authors(item)
        entry.categories = tags(item["tags"])
        entry.language = filled(item["language"])
        entry.image = address(item["image"]) ?? address(item["banner_image"])
        let files = attachments(item["attachments"])
        entry.enclosures = files.compactMap { enclosure($0) }
        entry.details.duration = files.lazy.compactMap { FeedBuilder.seconds($0["duration_in_seconds"]?.string) }.first
        return entry
    }

    private func enclosure(_ attachment: JSONValue) -> Enclosure? {
        guard let url = address(attachment["url"]) else { return nil }
        let length = attachment["size_in_bytes"]?.integer.flatMap { $0 >= 0 ? $0 : nil }
        return Enclosure(url: url, type: filled(attachment["mime_type"]), length: length)
    }

    /// A list, though some write the one file they have without it.
    private func attachments(_ value: JSONValue?) -> [JSONValue] {
        switch value {
        case .object?: [value].compactMap { $0 }
        case let value?: Array(value.array.prefix(64))
        case nil: []
        }
    }

    /// A list, as 1.1 has it, or the single author of 1.0; either may be misplaced.
    private func authors(_ value: JSONValue) -> [FeedPerson] {
        let listed = value["authors"].map { $0.array.isEmpty ? [$0] : $0.array } ?? []
        let all = listed.isEmpty ? [value["author"]].compactMap { $0 } : listed
        return all.prefix(64).compactMap { author in
            if let name = author.string { return FeedBuilder.person(name) }
            let person = FeedPerson(name: filled(author["name"]), url: address(author["url"]))
            return person == FeedPerson() ? nil : person
        }
    }

    /// A list of words, or one string of them.
    private func tags(_ value: JSONValue?) -> [FeedCategory] {
        guard let value else { return [] }
        let words = value.string.map { $0.split(separator: ",").map { String($0) } } ?? value.array.compactMap(\.string)
        return words.prefix(256).map { $0.collapsingSpace() }.filter { !$0.isEmpty }.map { FeedCategory(term: $0) }
    }

    private func filled(_ value: JSONValue?) -> String? {
        guard let text = value?.string?.trimmingSpace(), !text.isEmpty else { return nil }
        return text
    }

    private func line(_ value: JSONValue?) -> String? {
        filled(value).map { $0.collapsingSpace() }
    }

    private func address(_ value: JSONValue?) -> String? {
        guard let text = filled(value) else { return nil }
        if text.hasPrefix("http://") || text.hasPrefix("https://") { return text }
        return base?.resolving(text)?.string ?? text
    }
}
