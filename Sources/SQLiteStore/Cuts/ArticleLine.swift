import Foundation
import News

/// An article's JSON straight from its row: the same bytes as `Article.json`, several times as fast.
///
/// Columns are those of `ArticleRow.columns`, behind the number of the row.
enum ArticleLine {
    private enum Column {
        case text(String, Int)
        case integer(String, Int)
        /// A JSON array; another program may have spoilt it.
        case list(String, Int)
        /// Told only with a date before it.
        case dated(String, Int, date: Int)
        case lastSeen(Int)
        case similarity(Int)
        case via(name: Int, url: Int)
    }

    /// In the order of the members.
    private static let columns: [Column] = [
        .text("id", 1), .integer("seq", 2), .text("source", 3), .text("guid", 4), .text("url", 5),
        .text("canonicalURL", 6), .text("title", 7), .text("titleFrom", 8), .text("subtitle", 9), .list("authors", 10),
        .text("site", 11), .text("section", 12), .list("tags", 13), .text("published", 14),
        .dated("publishedPrecision", 15, date: 14), .text("publishedFrom", 16), .dated("publishedRaw", 17, date: 14),
        .text("updated", 18), .text("firstSeen", 20), .lastSeen(21), .text("language", 22),
        .text("languageDeclared", 23), .text("script", 24), .text("dir", 25), .text("text", 40), .text("textFrom", 26),
        .integer("wordCount", 27), .text("mark", 41), .list("robots", 42), .text("summary", 39), .text("image", 28),
        .list("enclosures", 29),
        .via(name: 30, url: 31), .integer("revision", 32), .text("digest", 33), .text("copyOf", 34), .similarity(35),
        .text("story", 36), .list("removed", 38), .text("state", 37),
        .text("withdrawn", 43),
    ]

    /// `,"name":`, so that no name is escaped more than once.
    private static let heads: [[UInt8]] = columns.map { column in
        let name =
            switch column {
            case .text(let name, _), .integer(let name, _), .list(let name, _), .dated(let name, _, _): name
            case .lastSeen: "lastSeen"
            case .similarity: "similarity"
            case .via: "via"
            }
        return Array(",\"\(name)\":".utf8)
    }

    static func append(_ row: AnswerRow, tellingLastSeen: Bool, to bytes: inout [UInt8]) {
        let start = bytes.count
        for (column, head) in zip(columns, heads) {
            switch column {
            case .text(_, let index): member(head, row.bytes(index), to: &bytes)
            case .dated(_, let index, let date):
                if row.bytes(date) != nil { member(head, row.bytes(index), to: &bytes) }
            case .lastSeen(let index):
                if tellingLastSeen { member(head, row.bytes(index), to: &bytes) }
            case .integer(_, let index):
                bytes += head
                bytes += "\(row.integer(index))".utf8
            case .list(_, let index):
                guard let list = row.bytes(index), list.count > 2, list.first == 0x5B, list.last == 0x5D else {
                    continue
                }
                bytes += head
                bytes += list
            case .similarity(let index):
                guard row.bytes(index) != nil else { continue }
                bytes += head
                bytes += "\(row.real(index))".utf8
            case .via(let name, let url):
                guard row.bytes(name) != nil || row.bytes(url) != nil else { continue }
                var writer = JSONWriter()
                Via(name: row.text(name), url: row.text(url)).write(to: &writer)
                bytes += head
                bytes += writer.bytes
            }
        }
        bytes[start] = UInt8(ascii: "{")
        bytes.append(UInt8(ascii: "}"))
    }

    /// As `Article.group`.
    static func group(_ row: AnswerRow) -> UInt64 {
        for index in [36, 34, 1] {
            if let id = row.bytes(index), let group = UInt64(String(decoding: id, as: UTF8.self), radix: 16) {
                return group
            }
        }
        return 0
    }

    private static func member(_ head: [UInt8], _ text: UnsafeBufferPointer<UInt8>?, to bytes: inout [UInt8]) {
        guard let text else { return }
        bytes += head
        bytes.append(UInt8(ascii: "\""))
        JSONEscape.append(text, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }
}
