import Duplicates
import Ingest
import News

/// What a new reading of kept documents changes, laid out for a person and for programs.
struct ReprocessingSheet {
    let isDryRun: Bool
    /// Whether texts are compared word by word.
    let isDetailed: Bool
    let isColoured: Bool

    /// Nothing for what stays as it is.
    func lines(_ finding: Reprocessing.Finding) -> [String] {
        guard case .changed(let update, let fields) = finding else { return [] }
        let article = update.after.article
        let kind = update.changesText ? "text   " : "details"
        var lines = ["\(kind)  \(article.id)  \(update.source)  \(article.heading)".printable]
        if update.changesText {
            let words = WordCounts(from: update.before, to: article)
            lines.append("         \(words.removed) words out, \(words.added) in\(words.example)".printable)
        }
        let details = fields.filter { $0 != "text" && $0 != "title" }
        if !details.isEmpty { lines.append("         also: \(details.joined(separator: ", "))") }
        if isDetailed, update.changesText {
            lines += DifferenceSheet(isColoured: isColoured)
                .lines(from: Revision(update.before), to: Revision(article), seen: nil)
        }
        return lines
    }

    func json(_ finding: Reprocessing.Finding) -> [String] {
        guard case .changed(let update, let fields) = finding else { return [] }
        let words = WordCounts(from: update.before, to: update.after.article)
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("change", update.changesText ? "text" : "details")
            writer.member("id", update.before.id.rawValue)
            writer.member("source", update.source.rawValue)
            writer.member("fields", fields)
            writer.member("wordsRemoved", words.removed)
            writer.member("wordsAdded", words.added)
            writer.member("stored", !isDryRun)
            writer.key("article")
            update.after.article.write(to: &writer)
        }
        return [writer.text]
    }

    func line(_ summary: Reprocessing.Summary) -> String {
        let verb = isDryRun ? "would change" : "changed"
        var line = "\(summary.documents) feeds, \(summary.articles) articles: \(summary.texts) texts \(verb), "
        line += "\(summary.details) in details only"
        for (reason, count) in counts(summary) { line += ", \(count) \(reason.words)" }
        return line
    }

    func json(_ summary: Reprocessing.Summary) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("documents", summary.documents)
            writer.member("articles", summary.articles)
            writer.member("texts", summary.texts)
            writer.member("details", summary.details)
            for (reason, count) in counts(summary) { writer.member(reason.rawValue, count) }
        }
        return writer.text
    }

    /// By kind, whatever file or line each was about.
    private func counts(_ summary: Reprocessing.Summary) -> [(Kind, Int)] {
        let sums = summary.passed.reduce(into: [Kind: Int]()) { $0[Kind($1.key), default: 0] += $1.value }
        return Kind.allCases.compactMap { kind in sums[kind].map { (kind, $0) } }
    }

    private enum Kind: String, CaseIterable {
        case unreadable, missing, unlisted, refused, overtaken

        init(_ reason: Reprocessing.Reason) {
            switch reason {
            case .unreadable: self = .unreadable
            case .missing: self = .missing
            case .unlisted: self = .unlisted
            case .refused: self = .refused
            case .overtaken: self = .overtaken
            }
        }

        var words: String {
            switch self {
            case .unreadable: "cannot be read again"
            case .missing: "not found in their feeds by today's rules"
            case .unlisted: "of sources that no list names"
            case .refused: "refused by `keep` or `drop`, and kept"
            case .overtaken: "changed meanwhile"
            }
        }
    }

    /// How many words of title and text differ, and the beginning of the first that do.
    private struct WordCounts {
        var removed = 0
        var added = 0
        var example = ""

        private static let longestExample = 15

        init(from before: Article, to after: Article) {
            for (old, new) in [(before.title ?? "", after.title ?? ""), (before.text, after.text)] where old != new {
                for piece in WordDifference.pieces(from: old, to: new) {
                    switch piece {
                    case .same: break
                    case .removed(let words): removed += note(words, "[-", "-]")
                    case .added(let words): added += note(words, "{+", "+}")
                    }
                }
            }
        }

        /// - Returns: how many words there are.
        private mutating func note(_ words: String, _ begin: String, _ end: String) -> Int {
            // The end of a paragraph is no word.
            let words = words.split { $0 == " " || $0 == "\n" }
            if example.isEmpty, !words.isEmpty {
                let text = words.prefix(Self.longestExample).joined(separator: " ")
                example = ": \(begin)\(text)\(words.count > Self.longestExample ? " …" : "")\(end)"
            }
            return words.count
        }
    }
}
