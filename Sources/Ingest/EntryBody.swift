import Feeds
import Foundation
import News
import Text

/// The text of a feed's entry, cleaned.
struct EntryBody {
    let clean: CleanText
    /// The language of the text; of the title, when there is no text.
    let language: DetectedLanguage?
    let wordCount: Int
    let origin: Article.TextOrigin
    /// The summary as published, when the text is not it.
    let summary: String?
    let image: String?
    let removed: [Removal]

    let text: String

    /// A description of fewer words is taken for a summary, though the publisher may give no more.
    private static let wholeText = 120

    init(_ entry: FeedEntry, declared: String?, zone: TimeZone?, observed: Date) {
        let content = entry.content.map(Blocks.init)
        let summary = entry.summary.map(Blocks.init)
        // Some feeds put a teaser into the content and the whole into the description.
        let usesContent = (content?.length ?? 0) > 0 && (content?.length ?? 0) >= (summary?.length ?? 0)
        let chosen = usesContent ? content : summary
        let blocks = chosen?.paragraphs ?? []
        let whole = blocks.isEmpty ? entry.title ?? "" : blocks.joined(separator: "\n\n")
        let detected = LanguageDetector.detect(whole, hint: declared)
        let clean = Residue.clean(blocks, language: detected?.tag, title: entry.title, observed: observed, zone: zone)
        self.clean = clean
        text = clean.paragraphs.joined(separator: "\n\n")
        // What was taken out may have been in another language than what is left.
        language = clean.removed.isEmpty || text.isEmpty ? detected : LanguageDetector.detect(text, hint: declared)
        wordCount = WordCount.of(text)
        origin = usesContent || wordCount >= Self.wholeText ? .feed : .summary
        self.summary = usesContent ? entry.summary?.shortened.sanitised : nil
        image = chosen?.image
        removed = (chosen?.captions ?? []).map { Removal(rule: "caption", text: $0) } + clean.removed
    }

    /// Whether the text breaks off as teasers do: `…`, `[…]`, `(...)`.
    var isTeaser: Bool {
        let end = String(decoding: text.utf8.suffix(8), as: UTF8.self)
        return wordCount < Self.longestTeaser
            && ["…", "...", "…]", "...]", "…)", "...)"].contains { end.hasSuffix($0) }
    }

    private static let longestTeaser = 250

    /// A content element taken apart.
    private struct Blocks {
        var paragraphs: [String] = []
        var captions: [String] = []
        var image: String?
        var length: Int { paragraphs.reduce(0) { $0 + $1.utf8.count } }

        init(_ content: FeedContent) {
            guard content.isHTML else {
                paragraphs = content.value.split(separator: "\n\n", omittingEmptySubsequences: true)
                    .map { Typography.clean(String($0)) }.filter { !$0.isEmpty }
                return
            }
            let value = Self.isEscapedTwice(content.value) ? HTMLFragment.plainText(content.value) : content.value
            let html = HTMLFragment.blocks(value, base: content.base)
            for block in html.blocks {
                if block.kind == .caption { captions.append(block.text) } else { paragraphs.append(block.text) }
            }
            image = html.images.first
        }

        /// Whether markup was escaped once more than it should be.
        ///
        /// It then has no tag, begins with what would be one and closes one. A text about tags seldom does all of that.
        private static func isEscapedTwice(_ html: String) -> Bool {
            let bytes = html.utf8.drop { $0 <= 0x20 }
            guard bytes.starts(with: "&lt;".utf8), let letter = bytes.dropFirst(4).first,
                (0x61...0x7A).contains(letter | 0x20)
            else { return false }
            return !bytes.contains(UInt8(ascii: "<")) && html.contains("&lt;/")
        }
    }
}

extension FeedContent {
    /// At most 8 KiB of it: what is longer is no summary.
    ///
    /// It is cut before it is sanitised, which mends a cut tag.
    fileprivate var shortened: FeedContent {
        FeedContent(value: value.bounded(toBytes: 8192), isHTML: isHTML, base: base)
    }
}
