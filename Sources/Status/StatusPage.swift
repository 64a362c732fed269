import Foundation
import News

/// The page a person reads: trouble first, then what came in, then the latest articles.
struct StatusPage {
    let now: Date
    let version: String
    var searched = ""
    var pulse = StatusDesk.Pulse(isMoving: true)
    var measures = StoreMeasures()
    var kept: RawSize?
    var free: Int?
    var today = 0
    var hours: [HourCount] = []
    var troubled: [SourceOverview] = []
    var readers: [Reader] = []
    var articles: [Article] = []

    static let mostArticles = 60
    private static let mostRelatives = 5
    private static let longestHeading = 300

    init(now: Date, version: String) {
        self.now = now
        self.version = version
    }

    var html: String {
        var page = HTMLWriter()
        page.raw(
            """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8">\
            <meta name="viewport" content="width=device-width, initial-scale=1">\
            <title>Dépêche</title><link rel="stylesheet" href="/style.css"></head><body>\
            <header><h1>Dépêche</h1>
            """
        )
        page.element("p", summary)
        page.raw("</header><main>")
        writeTrouble(to: &page)
        writeChart(to: &page)
        writeReaders(to: &page)
        writeArticles(to: &page)
        page.raw("</main><footer><p>")
        page.text("\(sizes). Version \(version), \(Self.shown(now)). For programs: ")
        page.raw("<a href=\"/healthz\">/healthz</a> <a href=\"/metrics\">/metrics</a></p></footer></body></html>\n")
        return page.html
    }

    private var summary: String {
        let failing = measures.sources.count { $0.failures > 0 }
        return "\(Self.count(measures.sources.count, "source")), \(measures.due) due, \(failing) failing; "
            + "\(Self.count(today, "article")) today, \(measures.articles) in all"
            + (measures.withdrawn == 0 ? "." : ", \(measures.withdrawn) of them withdrawn.")
    }

    /// What is on the disk, and what is free there.
    private var sizes: String {
        let archive = measures.databaseBytes + measures.journalBytes
        var parts = ["The archive has \(archive >> 20) MiB"]
        if let kept { parts.append("documents as they were received \(kept.bytes >> 20) MiB") }
        if let free { parts.append("\(free >> 20) MiB are free") }
        return parts.joined(separator: ", ")
    }

    /// To the minute, as a person reads it.
    static func shown(_ moment: Date) -> String { moment.rfc3339.prefix(16).replacing("T", with: " ") + " UTC" }

    private static func count(_ number: Int, _ name: String) -> String { "\(number) \(name)\(number == 1 ? "" : "s")" }

    private func writeTrouble(to page: inout HTMLWriter) {
        if let trouble = pulse.trouble { page.element("p", [("class", "alarm")], "The archive fails: \(trouble).") }
        if pulse.isOffline {
            page.element("p", [("class", "alarm")], "No host can be reached: the network seems to be down.")
        }
        if let resting = pulse.resting {
            let what = resting == "feeds" ? "nothing is fetched" : "pages are not fetched"
            page.element("p", [("class", "alarm")], "The disk is nearly full: \(what).")
        }
        writeList(
            "Trouble",
            of: troubled,
            { ($0.id.rawValue, Self.trouble(of: $0)) },
            all: "depeche sources --failing",
            to: &page
        )
    }

    private static func trouble(of source: SourceOverview) -> String {
        let state = source.state
        if state.consecutiveFailures > 0 {
            let error = state.lastError.map { ": " + $0.prefix { !$0.isNewline } } ?? ""
            let since = state.failingSince.map { " since \(shown($0))" } ?? ""
            return "failed \(count(state.consecutiveFailures, "time"))\(since)\(error)"
        }
        if let parking = state.parking { return "parked: \(parking.rawValue)" }
        return "silent since \(state.lastNew.map(shown) ?? "long ago")"
    }

    private func writeArticles(to page: inout HTMLWriter) {
        page.raw("<section><h2>")
        page.text(searched.isEmpty ? "Latest articles" : "Articles with “\(searched.prefix(200))”")
        page.raw(
            "</h2><form action=\"/\" role=\"search\"><label>Search <input type=\"search\" name=\"q\" maxlength=\"200\" value=\""
        )
        page.text(String(searched.prefix(200)))
        page.raw("\"></label> <button>Find</button></form>")
        if articles.isEmpty { page.element("p", searched.isEmpty ? "None yet." : "None has all of these words.") }
        page.raw("<ol class=\"articles\">")
        let copies = Dictionary(grouping: articles.filter { $0.copyOf != nil }, by: { $0.copyOf })
        let shown = Set(articles.map(\.id))
        let stories = Dictionary(grouping: articles.filter { $0.copyOf == nil }, by: \.story)
        for article in articles where article.copyOf.map({ !shown.contains($0) }) ?? true {
            let others = article.story.flatMap { stories[$0] }?.filter { $0.id != article.id } ?? []
            write(article, copies: copies[article.id] ?? [], story: others, to: &page)
        }
        page.raw("</ol></section>")
    }

    private func write(
        _ article: Article,
        copies: [Article],
        story: [Article],
        to page: inout HTMLWriter
    ) {
        page.open("li", [("id", "a" + article.id.rawValue)])
        writeLink(to: article, page: &page)
        let date = article.published.map { $0.precision.hasTime ? Self.shown($0.instant) : $0.formatted } ?? "no date"
        var facts = [article.source.rawValue, date, Self.count(article.wordCount, "word")]
        if let language = article.language { facts.append(language) }
        if let original = article.copyOf { facts.append("copy of \(original)") }
        if article.state == .withdrawn { facts.append("withdrawn by its publisher") }
        page.element("p", [("class", "facts")], facts.joined(separator: " · "))
        if !copies.isEmpty {
            page.raw("<p class=\"facts\">Copies: ")
            for copy in copies.prefix(Self.mostRelatives) {
                writeLink(to: copy, as: copy.source.rawValue, page: &page)
                page.text(" ")
            }
            page.raw("</p>")
        }
        if !story.isEmpty {
            page.raw("<p class=\"facts\">Same story: ")
            for other in story.prefix(Self.mostRelatives) {
                let heading = other.title ?? other.id.rawValue
                page.element("a", [("href", "#a" + other.id.rawValue), ("dir", "auto")], String(heading.prefix(60)))
                page.text(" (\(other.source)) ")
            }
            page.raw("</p>")
        }
        page.raw("</li>")
    }

    /// Only addresses of the web become links.
    private func writeLink(to article: Article, as name: String? = nil, page: inout HTMLWriter) {
        let heading = name ?? article.title ?? String(article.text.prefix(80))
        let shown = heading.isEmpty ? article.id.rawValue : String(heading.prefix(Self.longestHeading))
        let address = article.url.flatMap { url in
            ["http://", "https://"].contains { url.lowercased().hasPrefix($0) } ? url : nil
        }
        if let address {
            page.element("a", [("href", address), ("rel", "noopener noreferrer"), ("dir", "auto")], shown)
        } else {
            page.element("span", [("dir", "auto")], shown)
        }
    }
}
