import ArgumentParser
import Foundation
import News
import Settings

struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Tell on one screen how the daemon is; the exit code says whether it is well.",
        discussion: """
            Exit code 0 when a daemon runs and does its work, 69 when not: no daemon, no network, an archive that \
            fails, a disk nearly full, visits that fell behind by a quarter of an hour, or more than half of the \
            sources failing. A few failing sources are no illness; they are listed.
            """
    )

    @OptionGroup var archive: ArchiveOptions

    @Flag(help: "Print JSON.")
    var json = false

    private static let mostShown = 8

    func run() async throws {
        let store = try archive.open(.read)
        let path = try archive.storePath()
        let settings = try archive.settings()
        let now = Date()
        let health = try await orFail { () throws(StoreError) in
            try await Health.of(store, at: path, settings, now: now)
        }
        let failing = try await orFail { () throws(StoreError) in
            try await store.overview().filter { $0.isListed && $0.state.consecutiveFailures > 0 }
        }
        json ? Console.print(health.json) : print(health, failing, path)
        if !health.problems.isEmpty { throw ExitCode(EX_UNAVAILABLE) }
    }

    private func print(_ health: Health, _ failing: [SourceOverview], _ path: String) {
        let measures = health.measures
        func line(_ name: String, _ value: String) { Console.print((name.padded(to: 10) + value).printable) }
        line("health", health.problems.isEmpty ? "well" : health.problems.joined(separator: "\n          "))
        line("daemon", health.process.map { "runs as process \($0)" } ?? "does not run")
        line("sources", "\(measures.sources.count), \(measures.due) due, \(health.failing) failing")
        let visit = measures.lastVisit.map { "the last began \(Age.text(since: $0, at: health.now))" } ?? "none yet"
        line("visits", visit)
        let pages = measures.pagesWaiting == 0 ? "" : ", \(measures.pagesWaiting) wait for their pages"
        let withdrawn = measures.withdrawn == 0 ? "" : "; \(measures.withdrawn) withdrawn"
        line(
            "articles",
            "\(measures.articles), \(health.today.articles) today\(pages); \(measures.stories) stories\(withdrawn)"
        )
        if measures.rechecksPlanned > 0 {
            let pages = "\(measures.rechecksPlanned) page\(measures.rechecksPlanned == 1 ? "" : "s")"
            line("rechecks", "\(pages) to be looked at again, \(measures.rechecksDue) due")
        }
        let free = health.free.map { ", \($0 >> 20) MiB free on its disk" } ?? ""
        line("archive", "\(path): \((measures.databaseBytes + measures.journalBytes) >> 10) KiB\(free)")
        if health.kept.files > 0 {
            let files = "\(health.kept.files) file\(health.kept.files == 1 ? "" : "s")"
            line("documents", "\(health.kept.bytes >> 10) KiB in \(files), as they were received")
        }
        for (number, reader) in health.readers.enumerated() {
            let delivery = reader.delivery.map { ", " + $0.text(at: health.now) } ?? ""
            line(number == 0 ? "readers" : "", "\(reader.name): \(reader.lag) behind\(delivery)")
        }
        guard !failing.isEmpty else { return }
        var table = Table([.init(title: "FAILING"), .init(title: "SINCE"), .init(title: "ERROR", isFlexible: true)])
        for source in failing.prefix(Self.mostShown) {
            table.add([
                source.id.rawValue,
                source.state.failingSince.map { Age.text(since: $0, at: health.now) } ?? "-",
                source.state.lastError.map { String($0.prefix { !$0.isNewline }) } ?? "-",
            ])
        }
        Console.print("")
        table.lines(width: Console.width).forEach(Console.print)
        let rest = failing.count - Self.mostShown
        if rest > 0 { Console.print("and \(rest) more: depeche sources --failing") }
    }
}

extension Health {
    var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("healthy", problems.isEmpty)
            writer.member("problems", problems)
            writer.member("process", process)
            writer.member("sources", measures.sources.count)
            writer.member("due", measures.due)
            writer.member("dueSince", measures.dueSince?.rfc3339)
            writer.member("failing", failing)
            writer.member("articles", measures.articles)
            writer.member("articlesToday", today.articles)
            writer.member("stories", measures.stories)
            writer.member("withdrawn", measures.withdrawn)
            writer.member("rechecksPlanned", measures.rechecksPlanned)
            writer.member("rechecksDue", measures.rechecksDue)
            writer.member("pagesWaiting", measures.pagesWaiting)
            writer.member("lastVisit", measures.lastVisit?.rfc3339)
            writer.member("databaseBytes", measures.databaseBytes)
            writer.member("journalBytes", measures.journalBytes)
            writer.member("documentsBytes", kept.bytes)
            writer.member("documentsFiles", kept.files)
            writer.member("freeBytes", free)
            writer.member("readers", readers) { $1.write(to: &$0) }
        }
        return writer.text
    }
}
