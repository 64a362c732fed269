import Foundation
import News

/// The trail of an article, in the order it went: found, read, cleaned, judged, handed on.
struct Explanation {
    private let trail: ArticleTrail
    private let source: FeedState?
    private var article: Article { trail.article }

    /// Takes what is remembered of the article's source; nil for one that no list names.
    init(_ trail: ArticleTrail, source: FeedState?) {
        self.trail = trail
        self.source = source
    }

    var lines: [String] {
        var lines: [String] = []
        var last = ""
        for (name, value) in facts {
            lines.append((name == last ? "" : name).padded(to: 11) + value)
            last = name
        }
        return lines
    }

    /// What is told, under a short name each.
    private var facts: [(name: String, value: String)] {
        var facts = [("article", "\(article.id) of \(article.source): \(article.heading)")]
        facts.append(("seen", seen))
        for entry in trail.entries {
            facts.append(("entry", "\(entry.entry) of \(entry.source), last seen \(entry.lastSeen.rfc3339)"))
        }
        if let url = article.url { facts.append(("address", url)) }
        if let canonical = article.canonicalURL, canonical != article.url {
            facts.append(("address", "compared as \(canonical)"))
        }
        facts.append(("title", article.titleFrom.map { "found in the \($0.rawValue)" } ?? "none was found"))
        facts.append(("date", date))
        facts += otherDates.map { ("date", "not \($0.text)") }
        facts.append(("text", "\(article.wordCount) words, from the \(article.textFrom.rawValue)"))
        facts.append(("page", page))
        facts += kept.map { ("kept", $0) }
        facts.append(("language", language))
        let removed = article.removed.filter { $0.rule != Removal.otherDate }
        facts += removed.map { ("removed", "by the rule \($0.rule): \($0.text)") }
        if removed.isEmpty { facts.append(("removed", "nothing: no rule applied")) }
        facts += verdicts.map { ("verdict", $0) }
        if let state { facts.append(("state", state)) }
        facts.append(("story", story))
        facts += readers.map { ("readers", $0) }
        facts.append(("next visit", source?.nextSentence ?? "none: no source list names \(article.source)"))
        return facts
    }

    private var seen: String {
        let first = "first at \(article.firstSeen.rfc3339)"
        let visit = trail.firstVisit.map { visit in
            ", in the visit of \(visit.source) that began then (\(visit.outcome.rawValue)"
                + (visit.status.map { ", status \($0)" } ?? "") + ", \(visit.entries) entries, \(visit.new) new)"
        }
        return first + (visit ?? "; the logbook no longer has that visit") + ", last at \(article.lastSeen.rfc3339)"
    }

    private var date: String {
        guard let published = article.published else { return "none is stated; no date was made up" }
        let place = article.publishedFrom.map { "from the \($0.rawValue), " } ?? ""
        return "\(published.formatted), \(place)to the \(published.precision.rawValue), written “\(published.raw)”"
    }

    /// What was stated as well, but gave way or was not believed.
    private var otherDates: [Removal] { article.removed.filter { $0.rule == Removal.otherDate } }

    private var page: String {
        if let note = trail.pageNote { return "not used: \(note)" }
        switch article.textFrom {
        case .page: return "read: the text is its own"
        case .document: return "none to read: this is the document itself"
        case .feed: return "not read: the feed carries the whole text, or the source says page = \"never\""
        case .summary: return "not read: the source says page = \"never\", or the entry has no address"
        }
    }

    private var kept: [String] {
        trail.documents.map { document in
            "the \(document.kind.rawValue) as received at \(document.moment.rfc3339), \(document.bytes) bytes: "
                + "depeche raw\(document.kind == .feed ? " --feed" : "") \(article.id)"
        }
    }

    private var language: String {
        let declared = article.languageDeclared.map { ", declared \($0)" } ?? ", not declared"
        return (article.language.map { "\($0), by its text" } ?? "not recognised") + declared
    }

    private var verdicts: [String] {
        var lines = ["new: nothing stored had its name, its address or its text"]
        for revision in trail.revisions {
            let change = revision.change.map { ", which changed: \($0.rawValue)" } ?? ""
            lines.append(
                "revised: the text of \(revision.seen.rfc3339) (revision \(revision.number)) gave way\(change)"
            )
        }
        let others = Set(trail.entries.map(\.source)).subtracting([article.source]).sorted()
        if !others.isEmpty {
            lines.append("exact: \(others.map(\.rawValue).joined(separator: ", ")) carried the same article")
        }
        if let original = trail.original {
            let likeness = original.similarity.map { ", similarity \(Self.hundredths($0))" } ?? ""
            let evidence = trail.evidence.map { "; the other is the original by \($0.words)" } ?? ""
            lines.append("copy of \(original.id) (\(original.source))\(likeness)\(evidence)")
        }
        for copy in trail.copies {
            let likeness = copy.similarity.map { ", similarity \(Self.hundredths($0))" } ?? ""
            lines.append("copied by \(copy.id) (\(copy.source))\(likeness): \(copy.title ?? "without title")")
        }
        return lines
    }

    /// Whether its publisher took it back, and when its page is looked at again; nil where neither is to be told.
    private var state: String? {
        let plan = trail.recheck
        let finding = plan?.finding.map { ": " + $0 } ?? ""
        let next = plan?.due.map { "; its page is looked at again at \($0.rfc3339)" }
        guard article.state == .withdrawn else {
            guard let next else { return nil }
            return "live\(next)" + (plan?.finding.map { ", the last look told nothing: \($0)" } ?? "")
        }
        let since = plan?.since.map { " since \($0.rfc3339)" } ?? ""
        return "withdrawn\(since)\(finding)\(next ?? "; its page is looked at again when a feed shows it")"
    }

    private var story: String {
        guard let id = article.story else { return "none was looked for" }
        guard let story = trail.story, story.size > 1 else { return "none: no other article is on the same event" }
        return "\(id), \(story.size) articles from \(story.first.rfc3339) to \(story.last.rfc3339)"
    }

    private var readers: [String] {
        guard let position = article.position else { return [] }
        guard !trail.readers.isEmpty else {
            return ["none follows the stream; its place there is \(position.rawValue)"]
        }
        return trail.readers.map { reader in
            let verb = reader.place >= position ? "has it" : "does not have it yet"
            return "\(reader.name) \(verb): it is at \(reader.place.rawValue), the article at \(position.rawValue)"
        }
    }

    private static func hundredths(_ number: Double) -> String {
        let whole = Int((min(max(number, 0), 1) * 100).rounded())
        return whole == 100 ? "1.00" : "0." + (whole < 10 ? "0" : "") + "\(whole)"
    }

    var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("id", article.id.rawValue)
            for name in Self.names {
                writer.member(Self.key(name), facts.filter { $0.name == name }.map(\.value))
            }
        }
        return writer.text
    }

    private static let names = [
        "article", "seen", "entry", "address", "title", "date", "text", "page", "kept", "language", "removed",
        "verdict", "state", "story", "readers", "next visit",
    ]

    private static func key(_ name: String) -> String { name == "next visit" ? "nextVisit" : name }
}

/// An entry that waits for its page, for a person.
struct WaitingPage {
    private let job: PageJob
    init(_ job: PageJob) { self.job = job }

    var lines: [String] {
        [
            "waiting".padded(to: 11) + "for the page \(job.page.url)",
            "entry".padded(to: 11) + "\(job.candidate.entry) of \(job.source), brought at \(job.queued.rfc3339)",
            "attempts".padded(to: 11) + "\(job.attempts) failed" + (job.problem.map { ", the last: \($0)" } ?? ""),
            "next".padded(to: 11) + "\(job.due.rfc3339); after four the feed's words stand",
        ]
    }

    var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("waiting", job.page.url)
            writer.member("source", job.source.rawValue)
            writer.member("entry", job.candidate.entry)
            writer.member("queued", job.queued.rfc3339)
            writer.member("attempts", job.attempts)
            writer.member("problem", job.problem)
            writer.member("due", job.due.rfc3339)
        }
        return writer.text
    }
}

extension Examination.Evidence {
    fileprivate var words: String {
        switch self {
        case .via: "name: the copy says where it is from"
        case .published: "date: it was published before"
        case .arrival: "arrival: it came first"
        }
    }
}
