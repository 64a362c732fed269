import Foundation
import News

/// What is known of a source: how it fares, when it is visited next and why, and what its last visits brought.
struct SourceExplanation {
    /// Visits of the logbook that are told.
    static let visits = 5

    private let source: SourceOverview
    private let visits: [VisitRecord]
    private var state: FeedState { source.state }

    /// Takes the source's last visits, the newest first.
    init(_ source: SourceOverview, visits: [VisitRecord]) {
        self.source = source
        self.visits = visits
    }

    var lines: [String] {
        var lines = ["source".padded(to: 11) + "\(source.id) at \(source.address)"]
        func add(_ name: String, _ value: String?) { if let value { lines.append(name.padded(to: 11) + value) } }
        add("title", state.title)
        add("state", source.condition + (state.failingSince.map { ", since \($0.rfc3339)" } ?? ""))
        add("problem", state.lastError)
        add("moved", state.move.map { "\($0.url), confirmed at \($0.confirmed.rfc3339)" })
        add("articles", "\(source.articles)" + (state.lastNew.map { ", the last new one at \($0.rfc3339)" } ?? ""))
        add("silent", state.silenceTold.map { "for longer than is usual for it, told at \($0.rfc3339)" })
        add("next visit", source.isListed ? state.nextSentence : "none: no source list names it")
        for visit in visits { add("visit", Self.line(visit)) }
        if visits.isEmpty { add("visit", "none that the logbook has") }
        return lines
    }

    private static func line(_ visit: VisitRecord) -> String {
        let status = visit.status.map { " (\($0))" } ?? ""
        let plan = visit.nextVisit.map { "; next at \($0.rfc3339)" } ?? ""
        return "\(visit.started.rfc3339) \(visit.outcome.rawValue)\(status), \(visit.new) new\(plan)"
            + (visit.reason.map { ": \($0)" } ?? "") + (visit.note.map { "; \($0)" } ?? "")
    }

    var json: String { source.json(newByDay: nil) }
}

extension FeedState {
    /// When the source is visited next, and why, in one sentence.
    var nextSentence: String {
        let wait = wait.map { ", \($0.brief) after the last" } ?? ""
        return nextVisit.rfc3339 + wait + (reason.map { ": \($0)" } ?? "")
    }
}
