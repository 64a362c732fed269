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
        let stated =
            marked()
            ?? read(
                tags.first(
                    "datepublished",
                    "parsely-pub-date",
                    "sailthru.date",
                    "article.published",
                    "publish-date",
                    "dc.date.issued",
                    "dcterms.created",
                    "dc.date.created",
                    "pubdate",
                    "publishdate",
                    "publication_date",
                    "cxenseparse:recs:publishtime"
                )
            )
        if let date = stated {
            found.published = date
            found.from = .page
            return found
        }
        let spoken = self.spoken()
        found.updated = found.updated ?? spoken.updated
        if let date = time(besideTitle: true) ?? spoken.published ?? time(besideTitle: false)
            ?? read(tags.first("dc.date", "dcterms.date", "date", "last-modified", "dcterms.modified")) ?? found.updated
            ?? linear()
        {
            found.published = date
            found.from = .page
        }
        return found
    }

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
        while node > tree.body {
            if !tree.nodes[node].families.isDisjoint(with: [.comments, .related]) { return false }
            node = Int(tree.nodes[node].parent)
        }
        return true
    }

    /// The dates of bylines around the text.
    private func spoken() -> (published: StatedDate?, updated: StatedDate?) {
        var published: StatedDate?
        var updated: StatedDate?
        var isLabelled = false
        for index in nearBlocks {
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
        for index in nearBlocks where page.blocks[index].length <= 160 {
            let text = page.string(index)
            var bytes = Array(text.utf8)
            bytes = Array(bytes.prefix(300))
            var isStart = true
            for place in bytes.indices {
                let byte = bytes[place]
                let isWord = byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte >= 0x80
                defer { isStart = !isWord }
                guard isWord, isStart else { continue }
                let found = bytes[place...].withUnsafeBufferPointer { dates.readPrefix($0) }
                if let date = found?.date, date.precision != .year, date.precision != .month, isSane(date) {
                    return date
                }
            }
        }
        return nil
    }

    private var nearBlocks: [Int] {
        let above = page.blocks.indices.filter {
            page.blocks[$0].place > Int32(titlePlace) && page.blocks[$0].place <= Int32(body.lowerBound)
        }
        let over = page.blocks.indices.filter { page.blocks[$0].place <= Int32(titlePlace) }
        let below = page.blocks.indices.filter { page.blocks[$0].place >= Int32(body.upperBound) }
        return Array(above.suffix(30)) + Array(over.suffix(6).reversed()) + Array(below.prefix(16))
    }
}
