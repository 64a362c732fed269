import News
import Text

import struct Foundation.Date
import struct Foundation.TimeZone

/// Finds when an article was published, in its metadata, its address and on the page.
struct DateSearch {
    let tree: PageTree
    let page: PageBlocks
    let tags: MetaTags
    let linked: LinkedArticle?
    let address: WebAddress?
    let body: ClosedRange<Int>
    let titlePlace: Int
    let observed: Date?
    let zone: TimeZone?
    let language: String?

    struct Found {
        var published: StatedDate?
        var from: Article.DateOrigin?
        var updated: StatedDate?
    }

    private var dates: DateReader {
        DateReader(zone: zone, dayFirst: language.map { !$0.lowercased().hasPrefix("en-us") } ?? true)
    }

    /// The surest statement, in the order in which they were measured to be right.
    func found() -> Found {
        var found = Found()
        found.updated =
            read(linked?.modified) ?? read(tags.first("article:modified_time", "og:updated_time", "datemodified"))
        if let date = read(tags.first("article:published_time", "og:published_time", "og:article:published_time"))
            ?? read(linked?.published)
        {
            found.published = date
            found.from = .page
            return found
        }
        if let date = addressDate {
            found.published = sharper(than: date) ?? date
            found.from = .url
            return found
        }
        if let date = marked() ?? read(tags.first(Self.publicationNames)) {
            found.published = date
            found.from = .page
            return found
        }
        let near = spoken(in: aboveBlocks + belowBlocks.prefix(6))
        found.updated = found.updated ?? near.updated
        found.published = shown(near.published) ?? found.updated
        found.from = found.published.map { _ in .page }
        return found
    }

    /// What the page shows, the nearest to the title first.
    private func shown(_ near: StatedDate?) -> StatedDate? {
        if let date = time(besideTitle: true) ?? named(besideTitle: true) { return date }
        if let date = near ?? dateline() ?? read(LinkedArticle.anyDate(tree.html.data)) { return date }
        if let date = read(tags.first("date", "dc.date", "dcterms.date")) ?? time(besideTitle: false) { return date }
        if let date = spoken(in: overBlocks + belowBlocks).published ?? named(besideTitle: false) { return date }
        return linear() ?? read(tags.first("last-modified", "dcterms.modified"))
    }

    /// What the page states besides the date that was taken, each day or moment once: told, but not believed.
    func others(than found: Found) -> [Removal] {
        let stated = [
            tags.first("article:published_time", "og:published_time", "og:article:published_time"), linked?.published,
            tags.first(Self.publicationNames), tags.first("date", "dc.date", "dcterms.date"),
        ]
        var candidates: [(date: StatedDate, origin: Article.DateOrigin)] = stated.compactMap { text in
            guard let text, text.utf8.count <= 160, let date = read(text) ?? dates.read(text) else { return nil }
            return (date, .page)
        }
        if let date = addressDate { candidates.append((date, .url)) }
        if let date = marked() ?? time(besideTitle: true) { candidates.append((date, .page)) }
        var told = [found.published, found.updated].compactMap(\.self)
        var others: [Removal] = []
        for (date, origin) in candidates where told.allSatisfy({ $0.isOther(than: date) }) {
            told.append(date)
            others.append(.date(date, from: origin))
        }
        return others
    }

    private static let publicationNames = [
        "datepublished", "parsely-pub-date", "sailthru.date", "article.published", "publish-date", "dc.date.issued",
        "dcterms.created", "dc.date.created", "pubdate", "publishdate", "publication_date",
        "shareaholic:article_published_time",
        "cxenseparse:recs:publishtime",
    ]

    /// The date in an element that is named like one, the first beside the title or anywhere outside other articles.
    private func named(besideTitle: Bool) -> StatedDate? {
        for index in tree.dated where isEligible(index) {
            if besideTitle, !(index > titlePlace && index < body.lowerBound) { continue }
            if !besideTitle, index > body.upperBound { continue }
            let text = tree.line(index, limit: 120)
            guard text.utf8.count < 100 else { continue }
            if let date = first(in: text) { return date }
        }
        return nil
    }

    /// `27.1.2022 - Bei der Erinnerung…`: a date that opens the text.
    private func dateline() -> StatedDate? {
        guard let block = page.blocks.first(where: { $0.place >= Int32(body.lowerBound) }) else { return nil }
        let found = page.text[block.text].prefix(60).withUnsafeBufferPointer { bytes -> (StatedDate, UInt8)? in
            guard let found = dates.readPrefix(bytes) else { return nil }
            let rest = bytes.dropFirst(found.length).first { $0 != 0x20 }
            return rest.map { (found.date, $0) }
        }
        guard let (date, next) = found, isDay(date), isSane(date) else { return nil }
        // A dash, a bar or a colon.
        return next == 0x2D || next == 0xE2 || next == 0x7C || next == 0x3A ? date : nil
    }

    private func isDay(_ date: StatedDate) -> Bool { date.precision != .year && date.precision != .month }

    /// A date as metadata state it; a time of midnight sharp says the day alone.
    private func read(_ text: String?) -> StatedDate? {
        guard let text, text.utf8.count <= 160, let date = dates.read(text), isSane(date) else { return nil }
        if text.utf8.count > 10, date.precision.hasTime,
            text.utf8.dropFirst(10).starts(with: "T00:00".utf8) || text.utf8.dropFirst(10).starts(with: " 00:00".utf8),
            let day = dates.read(String(text.prefix(10)))
        {
            return StatedDate(instant: day.instant, precision: day.precision, raw: date.raw)
        }
        return date
    }

    /// Whether a date lies within the web's time, and not after the page was seen.
    private func isSane(_ date: StatedDate) -> Bool {
        let seconds = date.instant.timeIntervalSince1970
        let latest = observed.map { $0.timeIntervalSince1970 + 2 * 86_400 } ?? 4_102_444_800
        return seconds > 725_846_400 && seconds < latest
    }

    /// `/2024/05/14/` in the address.
    private var addressDate: StatedDate? {
        guard let address else { return nil }
        var numbers: [(value: Int, count: Int)] = []
        var value = 0
        var count = 0
        var best: StatedDate?
        for byte in Array(address.string.utf8.prefix(400)) + [0x2F] {
            if byte &- 0x30 < 10 {
                value = count < 9 ? value * 10 + Int(byte &- 0x30) : value
                count += 1
                continue
            }
            if count > 0 {
                numbers.append((value, count))
                best = best ?? Self.day(numbers.suffix(3), dates)
            } else if byte != 0x2F, byte != 0x2D, byte != 0x5F {
                numbers.removeAll()
            }
            if byte != 0x2F, byte != 0x2D, byte != 0x5F, byte != 0x2E { numbers.removeAll() }
            value = 0
            count = 0
        }
        return best.flatMap { isSane($0) ? $0 : nil }
    }

    private static func day(_ numbers: ArraySlice<(value: Int, count: Int)>, _ dates: DateReader) -> StatedDate? {
        let parts = Array(numbers)
        if let last = parts.last, last.count == 8, (19_950_101...20_991_231).contains(last.value) {
            return date(last.value / 10_000, last.value / 100 % 100, last.value % 100, dates)
        }
        if let last = parts.last, last.count == 8, (1995...2099).contains(last.value % 10_000) {
            return date(last.value % 10_000, last.value / 10_000 % 100, last.value / 1_000_000, dates)
        }
        guard parts.count == 3, parts[1].count <= 2 else { return nil }
        if parts[0].count == 4, parts[2].count <= 2 {
            return date(parts[0].value, parts[1].value, parts[2].value, dates)
        }
        if parts[2].count == 4, parts[0].count <= 2 {
            return date(parts[2].value, parts[1].value, parts[0].value, dates)
        }
        return nil
    }

    private static func date(_ year: Int, _ month: Int, _ day: Int, _ dates: DateReader) -> StatedDate? {
        guard (1995...2099).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
        let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
        return dates.read(text)
    }

    /// The same day with its time, from the page's first `time` element.
    private func sharper(than day: StatedDate) -> StatedDate? {
        let near = [marked(), time(besideTitle: true), read(tags.first("date", "pubdate", "dc.date", "datepublished"))]
        return near.lazy.compactMap { $0 }.first {
            $0.precision.hasTime && abs($0.instant.timeIntervalSince(day.instant)) < 36 * 3600
        }
    }

    /// `itemprop=datePublished` and its like.
    private func marked() -> StatedDate? {
        for index in tree.bylines {
            guard let name = tree.attribute("itemprop", of: index) ?? tree.attribute("property", of: index),
                name.hasSuffix("datePublished") || name.hasSuffix("dateCreated") || name == "dc:date"
                    || name.hasSuffix("dcterms:created")
            else { continue }
            let value = tree.attribute("datetime", of: index) ?? tree.attribute("content", of: index)
            if let date = read(value) ?? dates.read(tree.line(index, limit: 160)).flatMap({ isSane($0) ? $0 : nil }) {
                return date
            }
        }
        return nil
    }

    private func time(besideTitle: Bool) -> StatedDate? {
        for index in tree.times where isEligible(index) {
            if besideTitle, !(index > titlePlace && index < body.lowerBound) { continue }
            if let date = read(tree.attribute("datetime", of: index))
                ?? dates.read(tree.line(index, limit: 160)).flatMap({ isSane($0) ? $0 : nil })
            {
                return date
            }
        }
        return nil
    }

    private func isEligible(_ index: Int) -> Bool {
        var node = index
        while node > tree.body, !tree.contains(node, body.lowerBound) {
            if !tree.nodes[node].families.isDisjoint(with: [.comments, .related]) { return false }
            node = Int(tree.nodes[node].parent)
        }
        return true
    }

    /// The dates of bylines.
    private func spoken(in blocks: [Int]) -> (published: StatedDate?, updated: StatedDate?) {
        var published: StatedDate?
        var updated: StatedDate?
        var isLabelled = false
        for index in blocks {
            let block = page.blocks[index]
            guard block.length <= 220, page.text[block.text].contains(where: { $0 &- 0x30 < 10 }) else { continue }
            let passage = PassageReading(page.string(index))
            guard let byline = passage.byline(isStrict: false, dates: dates, observed: observed, zone: zone) else {
                continue
            }
            updated = updated ?? byline.updated
            if let date = byline.published, isSane(date),
                published == nil || byline.isPublicationLabelled && !isLabelled
            {
                published = date
                isLabelled = byline.isPublicationLabelled
            }
        }
        return (published, updated)
    }

    /// The first date in running words around the text.
    private func linear() -> StatedDate? {
        for index in aboveBlocks + overBlocks + belowBlocks where page.blocks[index].length <= 160 {
            if let date = first(in: page.string(index)) { return date }
        }
        return nil
    }

    /// The first date within a line of words.
    private func first(in text: String) -> StatedDate? {
        let bytes = Array(text.utf8.prefix(300))
        var isStart = true
        for place in bytes.indices {
            let byte = bytes[place]
            let isWord = byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte >= 0x80
            defer { isStart = !isWord }
            guard isWord, isStart else { continue }
            let found = bytes[place...].withUnsafeBufferPointer { dates.readPrefix($0) }
            if let date = found?.date, isDay(date), isSane(date) { return date }
        }
        return nil
    }

    private var aboveBlocks: [Int] {
        page.blocks.indices.filter {
            page.blocks[$0].place > Int32(titlePlace) && page.blocks[$0].place <= Int32(body.lowerBound)
        }.suffix(30)
    }

    /// Those above the title, the nearest first.
    private var overBlocks: [Int] {
        page.blocks.indices.filter { page.blocks[$0].place <= Int32(titlePlace) }.suffix(6).reversed()
    }

    private var belowBlocks: [Int] {
        Array(page.blocks.indices.filter { page.blocks[$0].place >= Int32(body.upperBound) }.prefix(16))
    }
}
