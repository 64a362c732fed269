public import News

public import struct Foundation.Date
public import struct Foundation.TimeZone

/// A plain text document as an article: its title, deck and byline told from its paragraphs.
public struct PlainDocument: Sendable {
    public var title: String?
    public var titleFrom: Article.TitleOrigin?
    public var subtitle: String?
    public var authors: [String] = []
    public var site: String?
    public var section: String?
    public var tags: [String] = []
    public var published: StatedDate?
    public var updated: StatedDate?
    public var via: Via?
    /// Clean paragraphs in order; headings are paragraphs.
    public var paragraphs: [String] = []
    /// What was taken out, by rule.
    public var removed: [Removal] = []

    /// The document in `text`.
    ///
    /// Nothing is invented: what the document does not say stays nil, and a document whose structure cannot be told
    /// comes back as paragraphs. `observed` is when it was seen, for relative dates; dates without a zone are read in
    /// `zone` (UTC when nil).
    public static func read(_ text: String, observed: Date?, zone: TimeZone?) -> PlainDocument {
        let paragraphs = DocumentLines.paragraphs(of: CharacterReferences.decoded(LineBreakTags.replaced(in: text)))
        let language = paragraphs.max { $0.utf8.count < $1.utf8.count }.flatMap { LanguageDetector.detect($0) }
        var pass = ResiduePass(paragraphs, language: language?.tag, observed: observed, zone: zone)
        pass.run()
        var document = PlainDocument()
        var head = DocumentHead(pass)
        head.read()
        pass = head.pass
        document.title = head.title
        document.titleFrom = head.title == nil ? nil : .text
        document.subtitle = head.subtitle
        document.site = head.site
        let learnt = pass.learnt
        if document.title == nil, let title = learnt.title {
            document.title = title
            document.titleFrom = .footer
        }
        document.authors = learnt.authors.isEmpty ? head.authors : learnt.authors
        document.section = learnt.section ?? head.section
        document.tags = learnt.tags
        document.published = learnt.published
        document.updated = learnt.updated
        document.via = learnt.via
        document.paragraphs = pass.kept.map { pass.passages[$0].text }
        document.removed = pass.removals
        return document
    }

    /// As `read(_:observed:zone:)` for the bytes of a file, in whatever encoding it was written.
    public static func read(_ bytes: [UInt8], observed: Date?, zone: TimeZone?) -> PlainDocument {
        read(decode(bytes), observed: observed, zone: zone)
    }

    /// The text of a file: by its byte order mark, else UTF-8 when valid, else what its letters tell, else
    /// windows-1252.
    public static func decode(_ bytes: [UInt8]) -> String {
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), isLittleEndian: true) }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), isLittleEndian: false) }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        if let text = String(validating: body, as: UTF8.self) { return text }
        let guess = body.withUnsafeBufferPointer { EncodingGuess.name(for: $0) }
        return guess.flatMap { Charset.convert(body, from: $0) } ?? Windows1252.decode(body)
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, isLittleEndian: Bool) -> String {
        let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { place in
            let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
            return isLittleEndian ? second << 8 | first : first << 8 | second
        }
        return String(decoding: units, as: UTF16.self)
    }
}
