import News

public import struct Foundation.Date

/// What a publisher asks of those who read a page: the header `X-Robots-Tag` and the page's `meta` of that kind.
///
/// No standard has them; they are read as the large search engines document them: words separated by commas, letter
/// case without meaning, a word of the form `agent:` before those for one visitor alone.
public struct RobotsDirectives: Sendable, Hashable {
    /// In lower case, each once, in order of first appearance, such as `noindex` or `max-snippet:50`.
    public private(set) var words: [String] = []
    /// From when on the page should not be shown any more.
    public private(set) var unavailableAfter: Date?

    private static let mostWords = 32
    private static let longestWord = 64
    private static let longestField = 4_096

    /// The words that take a value after a colon, and so name no visitor.
    private static let withValues: Set<String> = [
        "max-snippet", "max-image-preview", "max-video-preview", "unavailable_after",
    ]
    private static let plain: Set<String> = [
        "all", "index", "follow", "none", "noindex", "nofollow", "noarchive", "nocache", "nosnippet", "notranslate",
        "noimageindex", "indexifembedded", "noai", "noimageai", "noodp", "noydir", "nositelinkssearchbox",
    ]

    public init() {}

    public var isEmpty: Bool { words.isEmpty && unavailableAfter == nil }
    /// All that is asked, as a list of words; nil when nothing is.
    public var list: [String]? {
        let all = words + (unavailableAfter.map { ["unavailable_after:\($0.rfc3339)"] } ?? [])
        return all.isEmpty ? nil : all
    }

    /// Whether the page should not be listed (`noindex`, `none`).
    public var forbidsListing: Bool { words.contains("noindex") || words.contains("none") }
    /// Whether no copy of it should be shown (`noarchive`, `nocache`, `none`).
    public var forbidsCopies: Bool { words.contains { ["noarchive", "nocache", "none"].contains($0) } }

    /// Takes in the value of `X-Robots-Tag`; the values of several such fields stand on lines of their own.
    ///
    /// What is said to a visitor other than these tokens is left out.
    public mutating func read(header value: String, for tokens: [String]) {
        for line in value.prefix(Self.longestField).split(whereSeparator: \.isNewline) {
            read(line, tokens: tokens.map { $0.lowercased() })
        }
    }

    /// Takes in a page's `meta`, if its name is `robots` or one of these tokens.
    public mutating func read(meta name: String, content: String, for tokens: [String]) {
        let name = name.lowercased()
        guard name == "robots" || tokens.contains(where: { $0.lowercased() == name }) else { return }
        read(content.prefix(Self.longestField), tokens: nil)
    }

    private mutating func read(_ line: Substring, tokens: [String]?) {
        var isForUs = true
        var parts = line.split(separator: ",", omittingEmptySubsequences: false)[...]
        while let part = parts.popFirst() {
            var word = Self.trimmed(part)
            if let tokens, let colon = word.firstIndex(of: ":"), !Self.withValues.contains(Self.key(word)) {
                isForUs = tokens.contains(Self.key(word))
                word = Self.trimmed(word[word.index(after: colon)...])
            }
            if Self.key(word) == "unavailable_after", word.contains(":") {
                takeDate(word, &parts, isForUs)
            } else if isForUs {
                add(word.lowercased().filter { !$0.isWhitespace })
            }
        }
    }

    /// The comma of `Sat, 01 Jan 2028` belongs to the date.
    private mutating func takeDate(_ word: Substring, _ parts: inout ArraySlice<Substring>, _ isForUs: Bool) {
        var text = String(Self.trimmed(word[(word.firstIndex(of: ":") ?? word.startIndex)...].dropFirst()))
        var date = DateReader().read(text)
        if date == nil, let next = parts.first, !Self.plain.contains(Self.trimmed(next).lowercased()) {
            text += "," + next
            date = DateReader().read(text)
            if date != nil { parts.removeFirst() }
        }
        guard isForUs, let instant = date?.instant else { return }
        unavailableAfter = min(unavailableAfter ?? instant, instant)
    }

    private mutating func add(_ word: String) {
        guard !word.isEmpty, word.utf8.count <= Self.longestWord, words.count < Self.mostWords,
            word.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !words.contains(word)
        else { return }
        words.append(word)
    }

    /// What stands before the colon, in lower case.
    private static func key(_ word: Substring) -> String {
        trimmed(word.prefix { $0 != ":" }).lowercased()
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop(while: \.isWhitespace)
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
