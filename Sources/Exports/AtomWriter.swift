import Foundation
import News

/// Articles as the entries of an Atom feed (RFC 4287).
///
/// An entry's `updated` is the publisher's date as far as it has a time of day, else when the article was first seen; a
/// bare date is no `published`, which needs a time. The feed's own `updated` stands at its end, where it is known.
///
/// A withdrawn article is a tombstone (RFC 6721): it has the entry's ID and when it was withdrawn, so that a program that
/// took the entry before can drop it, and no word of what the publisher took back. Who does not know tombstones sees none.
struct AtomWriter: ArticleWriter {
    private let title: String
    private let id: String
    private var updated = Date(timeIntervalSince1970: 0)

    /// The feed is named by what was chosen, so that the same cut is the same feed.
    init(title: String, choice: String) {
        self.title = title
        let sum = SHA256Sum()
        sum.add(Array(choice.utf8))
        id = Self.urn(sum.hex())
    }

    var header: [UInt8] {
        Array(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">
            <id>\(id)</id>
            <title>\(XMLText.escaped(title))</title>
            <author><name>depeche</name></author>
            <generator>depeche</generator>

            """.utf8
        )
    }

    var footer: [UInt8] { Array("<updated>\(updated.rfc3339)</updated>\n</feed>\n".utf8) }

    mutating func append(_ article: Article, to bytes: inout [UInt8]) {
        let dates = [article.updated, article.published].compactMap {
            $0?.precision.hasTime == true ? $0?.instant : nil
        }
        let updated = dates.max() ?? article.firstSeen
        guard article.state == .live else {
            // A tombstone counts for entries that are not newer than it.
            let moment = max(article.withdrawn ?? updated, updated)
            self.updated = max(self.updated, moment)
            let tombstone = "<at:deleted-entry ref=\"\(Self.urn(article.id.rawValue))\" when=\"\(moment.rfc3339)\"/>\n"
            return bytes.append(contentsOf: tombstone.utf8)
        }
        self.updated = max(self.updated, updated)
        var entry = "<entry"
        if let language = article.language { entry += " xml:lang=\"\(XMLText.escaped(language))\"" }
        entry += ">\n"
        func element(_ name: String, _ text: String, _ attributes: String = "") {
            entry += "<\(name)\(attributes)>\(XMLText.escaped(text))</\(name)>\n"
        }
        element("id", Self.urn(article.id.rawValue))
        element("title", article.title ?? Self.opening(article.text))
        element("updated", updated.rfc3339)
        if let published = article.published, published.precision.hasTime {
            element("published", published.instant.rfc3339)
        }
        for author in article.authors { entry += "<author><name>\(XMLText.escaped(author))</name></author>\n" }
        if let url = article.url { entry += Self.link("alternate", url) }
        if let url = article.via?.url { entry += Self.link("via", url) }
        for enclosure in article.enclosures {
            entry += Self.link("enclosure", enclosure.url, type: enclosure.type, length: enclosure.length)
        }
        for tag in article.tags { entry += "<category term=\"\(XMLText.escaped(tag))\"/>\n" }
        if let subtitle = article.subtitle { element("summary", subtitle) }
        element("content", Self.paragraphs(article.text), " type=\"html\"")
        bytes += entry.utf8
        bytes += "</entry>\n".utf8
    }

    /// A UUID of our own making (version 8, RFC 9562): the 64 bits of an ID, then our name.
    private static func urn(_ hex: String) -> String {
        let bits = UInt64(hex.prefix(16), radix: 16) ?? 0
        let digits = String(repeating: "0", count: max(0, 16 - String(bits, radix: 16).count)) + String(bits, radix: 16)
        let parts = [digits.prefix(8), digits.dropFirst(8).prefix(4), "8" + digits.dropFirst(12).prefix(3)]
        let name = "depeche".utf8.map { String($0, radix: 16) }.joined()
        return "urn:uuid:" + parts.joined(separator: "-") + "-8" + digits.suffix(1) + name.prefix(2) + "-"
            + name.dropFirst(2)
    }

    private static func link(_ relation: String, _ url: String, type: String? = nil, length: Int? = nil) -> String {
        var link = "<link rel=\"\(relation)\" href=\"\(XMLText.escaped(XMLText.reference(url)))\""
        // RFC 4287 wants the form of a media type here.
        if let type, type.split(separator: "/", omittingEmptySubsequences: false).count == 2 {
            link += " type=\"\(XMLText.escaped(type))\""
        }
        if let length, length >= 0 { link += " length=\"\(length)\"" }
        return link + "/>\n"
    }

    private static func paragraphs(_ text: String) -> String {
        text.split(separator: "\n\n").map { "<p>\(XMLText.escaped(String($0)))</p>" }.joined()
    }

    private static func opening(_ text: String) -> String {
        let words = text.prefix(80)
        return words.isEmpty ? "" : "“" + words + (words.endIndex < text.endIndex ? "…”" : "”")
    }
}

/// Text within XML 1.0 documents.
enum XMLText {
    /// Escaped for content and attributes; characters that no XML document may hold are left out.
    static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": bytes += "&amp;".utf8
            case "<": bytes += "&lt;".utf8
            case ">": bytes += "&gt;".utf8
            case "\"": bytes += "&quot;".utf8
            case "\t", "\n": bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            case _ where scalar.value < 0x20 || scalar.value & 0xFFFE == 0xFFFE && scalar.value <= 0xFFFF: break
            default: bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// An address whose characters that no IRI may hold (RFC 3987) are percent-encoded.
    static func reference(_ url: String) -> String {
        var text = ""
        for scalar in url.unicodeScalars {
            if scalar.value <= 0x20 || scalar.value == 0x7F || "<>\"{}|\\^`".unicodeScalars.contains(scalar) {
                text += "%" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16, uppercase: true)
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
