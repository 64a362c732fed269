import ArgumentParser
import Foundation
import News

struct SourcesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources",
        abstract: "List the sources: how each fares, what it brought, when it is visited next.",
        discussion: "A source that no list names any more is shown with its articles and the state `unlisted`."
    )

    @OptionGroup var archive: ArchiveOptions

    @Flag(help: "Only sources whose last visit failed.")
    var failing = false

    @Flag(help: "Print JSON lines.")
    var json = false

    func run() async throws {
        let store = try archive.open(.read)
        let all = try await orFail { () throws(StoreError) in try await store.overview() }
        let shown = failing ? all.filter { $0.state.consecutiveFailures > 0 } : all
        if json {
            for source in shown { Console.print(source.json) }
            return
        }
        var table = Table([
            .init(title: "SOURCE"), .init(title: "STATE"), .init(title: "ARTICLES", alignment: .right),
            .init(title: "LAST NEW"), .init(title: "NEXT VISIT"), .init(title: "NOTE", isFlexible: true),
        ])
        let now = Date()
        for source in shown {
            table.add([
                source.id.rawValue, source.condition, "\(source.articles)",
                source.state.lastNew.map { Age.text(since: $0, at: now) } ?? "-",
                source.isListed ? Age.text(until: source.state.nextVisit, at: now) : "-",
                source.note,
            ])
        }
        table.lines(width: Console.width).forEach(Console.print)
    }
}

extension SourceOverview {
    var condition: String {
        if !isListed { return "unlisted" }
        if let parking = state.parking { return "parked (\(parking.rawValue))" }
        if state.consecutiveFailures > 0 { return "failing (\(state.consecutiveFailures))" }
        return state.lastSuccess == nil ? "not visited" : "ok"
    }

    var note: String {
        let move = state.move.map { "moved to \($0.url); " } ?? ""
        return move + (state.lastError ?? state.reason ?? "")
    }

    var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("id", id.rawValue)
            writer.member("address", address)
            writer.member("listed", isListed)
            writer.member("title", state.title)
            writer.member("articles", articles)
            writer.member("lastVisit", state.lastVisit?.rfc3339)
            writer.member("lastSuccess", state.lastSuccess?.rfc3339)
            writer.member("lastNew", state.lastNew?.rfc3339)
            writer.member("nextVisit", isListed ? state.nextVisit.rfc3339 : nil)
            writer.member("reason", state.reason)
            writer.member("failures", state.consecutiveFailures)
            writer.member("failingSince", state.failingSince?.rfc3339)
            writer.member("lastError", state.lastError)
            writer.member("parked", state.parking?.rawValue)
            writer.member("movedTo", state.move?.url)
        }
        return writer.text
    }
}
