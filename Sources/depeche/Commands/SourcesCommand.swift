import ArgumentParser
import Foundation
import News
import Settings

struct SourcesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources",
        abstract: "List the sources: how each fares, what it brought, when it is visited next and why.",
        discussion: """
            The bars are the new articles of the last seven days, each against the best of them; EVERY is the wait that \
            was decided on after the last visit. A source that no list names any more is shown with its articles and \
            the state `unlisted`.
            """
    )

    @OptionGroup var archive: ArchiveOptions

    @Flag(help: "Only sources whose last visit failed.")
    var failing = false

    @Flag(help: "Only sources that are silent for longer than is usual for them, or for 30 days.")
    var silent = false

    @Flag(help: "Print JSON lines.")
    var json = false

    @Flag(help: "Print the feeds of the source lists, with their tags as folders, as OPML for other readers.")
    var opml = false

    private static let days = 7

    func validate() throws {
        if opml, json || failing || silent {
            throw ValidationError("--opml prints the source lists whole: leave the other flags out")
        }
    }

    func run() async throws {
        if opml { return try printOutlines() }
        let store = try archive.open(.read)
        let now = Date()
        let all = try await orFail { () throws(StoreError) in try await store.overview() }
        let news = try await orFail { () throws(StoreError) in try await store.newByDay(Self.days, until: now) }
        let shown = all.filter { source in
            (!failing || source.state.consecutiveFailures > 0) && (!silent || source.isSilent(at: now))
        }
        if json {
            for source in shown { Console.print(source.json(newByDay: news[source.id])) }
            return
        }
        var table = Table([
            .init(title: "SOURCE"), .init(title: "STATE"), .init(title: "ARTICLES", alignment: .right),
            .init(title: "7 DAYS"), .init(title: "LAST NEW"), .init(title: "NEXT VISIT"), .init(title: "EVERY"),
            .init(title: "NOTE", isFlexible: true),
        ])
        for source in shown {
            table.add([
                source.id.rawValue, source.condition, "\(source.articles)",
                Sparkline.of(news[source.id] ?? Array(repeating: 0, count: Self.days)),
                source.state.lastNew.map { Age.text(since: $0, at: now) } ?? "-",
                source.isListed ? Age.text(until: source.state.nextVisit, at: now) : "-",
                source.isListed ? source.state.wait?.brief ?? "-" : "-", source.note,
            ])
        }
        table.lines(width: Console.width).forEach(Console.print)
    }

    /// Of the lists and not of the archive, so that it can be had before anything was visited.
    private func printOutlines() throws {
        let list = OutlineList(try archive.configuration().sources)
        Console.write(Array(list.text.utf8))
        guard !list.leftOut.isEmpty else { return }
        let names = list.leftOut.map(\.rawValue).joined(separator: ", ")
        Console.complain("left out, since OPML lists feeds only: \(names.printable)")
    }
}

extension SourceOverview {
    private static let longSilence: TimeInterval = 30 * 86_400

    var condition: String {
        if !isListed { return "unlisted" }
        if let parking = state.parking { return "parked (\(parking.rawValue))" }
        if state.consecutiveFailures > 0 { return "failing (\(state.consecutiveFailures))" }
        if state.lastSuccess == nil { return "not visited" }
        return state.silenceTold == nil ? "ok" : "silent"
    }

    func isSilent(at now: Date) -> Bool {
        guard isListed, let success = state.lastSuccess else { return false }
        return state.silenceTold != nil || success.timeIntervalSince(state.lastNew ?? .distantPast) > Self.longSilence
    }

    /// A move, the first line of the last error, and why the next visit is when it is.
    var note: String {
        let move = state.move.map { "moved to \($0.url)" }
        let error = state.lastError.map { String($0.prefix { !$0.isNewline }) }
        return [move, error, isListed ? state.reason : nil].compactMap(\.self).joined(separator: "; ")
    }

    func json(newByDay: [Int]?) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("id", id.rawValue)
            writer.member("address", address)
            writer.member("listed", isListed)
            writer.member("state", condition)
            writer.member("title", state.title)
            writer.member("articles", articles)
            writer.member("newByDay", newByDay ?? []) { $0.value($1) }
            writer.member("lastVisit", state.lastVisit?.rfc3339)
            writer.member("lastSuccess", state.lastSuccess?.rfc3339)
            writer.member("lastNew", state.lastNew?.rfc3339)
            writer.member("silentSince", state.silenceTold == nil ? nil : state.lastNew?.rfc3339)
            writer.member("nextVisit", isListed ? state.nextVisit.rfc3339 : nil)
            writer.member("interval", state.wait.map { Int($0 / .seconds(1)) })
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
