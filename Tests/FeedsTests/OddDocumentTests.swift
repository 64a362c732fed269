import Feeds
import Testing

import struct Text.JSONScanner
import enum Text.JSONValue

/// A small document with something odd about it, and what its JSON has at some places.
struct OddDocument: Sendable, CustomTestStringConvertible {
    var name: String
    var text: String
    /// By path into the JSON, such as `entries/0/title`, with `#` for the length of a list; nil where nothing is to be.
    var expected: [String: String?]

    init(_ name: String, _ text: String, _ expected: [String: String?]) {
        self.name = name
        self.text = text
        self.expected = expected
    }

    var testDescription: String { name }
}

/// Whole documents as publishers write them, read to what `depeche parse` prints.
@Suite("Odd documents")
struct OddDocumentTests {
    @Test("items of RSS", arguments: OddDocument.items)
    func items(_ document: OddDocument) throws { try check(document) }

    @Test("authors", arguments: OddDocument.authors)
    func authors(_ document: OddDocument) throws { try check(document) }

    @Test("dates", arguments: OddDocument.dates)
    func dates(_ document: OddDocument) throws { try check(document) }

    @Test("Atom", arguments: OddDocument.atom)
    func atom(_ document: OddDocument) throws { try check(document) }

    @Test("dialects, declarations and repairs", arguments: OddDocument.forms)
    func forms(_ document: OddDocument) throws { try check(document) }

    @Test("JSON Feed", arguments: OddDocument.json)
    func json(_ document: OddDocument) throws { try check(document) }

    private func check(_ document: OddDocument) throws {
        let json = Array(
            try Feeds.FeedReader().read(Array(document.text.utf8), url: "http://example.org/d/feed").json().utf8
        )
        let root = json.withUnsafeBufferPointer { bytes in
            var scanner = JSONScanner(bytes, maximumDepth: 32)
            return scanner.read()
        }
        for (path, value) in document.expected {
            #expect(Self.value(at: path, in: try #require(root)) == value, "\(path)")
        }
    }

    /// The value at a path as a text; nil where there is none.
    private static func value(at path: String, in root: JSONValue) -> String? {
        var value: JSONValue? = root
        for key in path.split(separator: "/") {
            if key == "#" { return "\(value?.array.count ?? 0)" }
            if let index = Int(key) {
                let list = value?.array ?? []
                value = list.indices.contains(index) ? list[index] : nil
            } else {
                value = value?[String(key)]
            }
        }
        switch value {
        case .bool(let truth)?: return "\(truth)"
        case .object?, .array?: return "an object or list"
        default: return value?.string
        }
    }
}
