import News

import struct Foundation.Date

/// Articles as comma-separated values (RFC 4180): UTF-8, CRLF behind each record, a header.
///
/// Lists stand in their field as JSON. A field is quoted when it holds a comma, a quote or a line's end.
struct CSVWriter: ArticleWriter {
    private static let fields: [(String, @Sendable (Article) -> String?)] = [
        ("id", { $0.id.rawValue }), ("seq", { $0.position.map { "\($0.rawValue)" } }),
        ("source", { $0.source.rawValue }),
        ("guid", { $0.guid }), ("url", { $0.url }), ("canonicalURL", { $0.canonicalURL }), ("title", { $0.title }),
        ("titleFrom", { $0.titleFrom?.rawValue }), ("subtitle", { $0.subtitle }),
        ("authors", { list($0.authors) { $0.value($1) } }), ("site", { $0.site }), ("section", { $0.section }),
        ("tags", { list($0.tags) { $0.value($1) } }), ("published", { $0.published?.formatted }),
        ("publishedPrecision", { $0.published?.precision.rawValue }), ("publishedFrom", { $0.publishedFrom?.rawValue }),
        ("publishedRaw", { $0.published?.raw }), ("updated", { $0.updated?.formatted }),
        ("firstSeen", { $0.firstSeen.rfc3339 }), ("language", { $0.language }),
        ("languageDeclared", { $0.languageDeclared }),
        ("script", { $0.script }), ("dir", { $0.direction?.rawValue }), ("text", { $0.text }),
        ("textFrom", { $0.textFrom.rawValue }), ("wordCount", { "\($0.wordCount)" }), ("summary", { $0.summary }),
        ("image", { $0.image }), ("enclosures", { list($0.enclosures) { $1.write(to: &$0) } }),
        ("via", { article in article.via.map { via in json { via.write(to: &$0) } } }),
        ("revision", { "\($0.revision)" }), ("digest", { $0.digest }), ("copyOf", { $0.copyOf?.rawValue }),
        ("similarity", { $0.similarity.map { "\($0)" } }), ("story", { $0.story }),
        ("removed", { list($0.removed) { $1.write(to: &$0) } }), ("state", { $0.state.rawValue }),
        ("mark", { $0.mark?.rawValue }), ("robots", { list($0.robots ?? []) { $0.value($1) } }),
        ("withdrawn", { $0.withdrawn?.rfc3339 }),
    ]

    var header: [UInt8] { Array(Self.fields.map(\.0).joined(separator: ",").utf8) + [0x0D, 0x0A] }

    func append(_ article: Article, to bytes: inout [UInt8]) {
        for (index, field) in Self.fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            if let value = field.1(article) { Self.append(value, to: &bytes) }
        }
        bytes += [0x0D, 0x0A]
    }

    private static func append(_ value: String, to bytes: inout [UInt8]) {
        let needsQuotes = value.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
        guard needsQuotes else { return bytes.append(contentsOf: value.utf8) }
        bytes.append(0x22)
        for byte in value.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    private static func list<Element>(_ list: [Element], _ write: (inout JSONWriter, Element) -> Void) -> String? {
        list.isEmpty ? nil : json { $0.array { writer in for element in list { write(&writer, element) } } }
    }

    private static func json(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        write(&writer)
        return writer.text
    }
}
