import ArgumentParser
import Foundation
import News
import Text

struct LogCommand: AsyncParsableCommand {
    enum Kind: String, ExpressibleByArgument, CaseIterable { case visits, events }

    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Show visits and events the archive remembers, the newest first.",
        discussion: """
            It is read from the archive, so it answers while the daemon runs and after it has died. Events are what the \
            daemon told of itself: starts, reloads, trouble and the end of it.
            """
    )

    @OptionGroup var archive: ArchiveOptions

    @Option(help: ArgumentHelp("Only visits and events of this source.", valueName: "id"))
    var source: String?

    @Option(help: ArgumentHelp("Only since then: \(Moment.help).", valueName: "moment"))
    var since: Moment?

    @Option(help: ArgumentHelp("Only before then.", valueName: "moment"))
    var until: Moment?

    @Flag(help: "Only visits that failed or found a damaged document, and warnings.")
    var errors = false

    @Option(help: ArgumentHelp("Only what matches this regular expression (pcre2pattern(3)).", valueName: "pattern"))
    var grep: SearchPattern?

    @Option(help: "Only visits, or only events.")
    var only: Kind?

    @Option(name: [.short, .long], help: ArgumentHelp("How many, at most; 0 for all.", valueName: "count"))
    var limit = 50

    @Flag(name: [.short, .long], help: "Go on and show what is added, the newest last.")
    var follow = false

    @Flag(help: "Add the visits up for each source.")
    var summary = false

    @Flag(help: "Print JSON lines.")
    var json = false

    func validate() throws {
        try ListBounds.check(limit: limit)
        try ListBounds.check(since: since, until: until)
        if summary, follow { throw ValidationError("--summary adds up what is there: leave out --follow") }
        if summary, grep != nil || only == .events {
            throw ValidationError("--summary counts whole visits: leave out --grep and --only events")
        }
    }

    func run() async throws {
        let store = try archive.open(.read)
        try await SourceChoice(store: store).check(query.source)
        if summary {
            let totals = try await orFail { [query] () throws(StoreError) in try await store.totals(query) }
            json ? totals.forEach { Console.print($0.json) } : LogSummary(totals).lines.forEach(Console.print)
            return
        }
        let reader = LogReader(store: store, query: query, pattern: grep?.pattern, kind: only)
        var page = try await orFail { () throws(StoreError) in try await reader.last(limit > 0 ? limit : nil) }
        print(follow ? page.lines.reversed() : page.lines, isFirst: true)
        guard follow else { return }
        while true {
            try await Task.sleep(for: .seconds(1))
            let place = page
            page = try await orFail { () throws(StoreError) in try await reader.further(than: place) }
            print(page.lines, isFirst: false)
        }
    }

    private var query: VisitQuery {
        var query = VisitQuery()
        query.source = source.map(Source.ID.init(rawValue:))
        query.since = since?.date
        query.until = until?.date
        query.onlyErrors = errors
        return query
    }

    private func print(_ lines: [LogReader.Line], isFirst: Bool) {
        if json {
            for line in lines { Console.print(line.json) }
            return
        }
        var table = Table(LogReader.Line.columns(isSteady: follow))
        for line in lines { table.add(line.cells) }
        table.lines(width: Console.width, hasHeading: isFirst).forEach(Console.print)
    }
}

/// A regular expression on the command line.
struct SearchPattern: ExpressibleByArgument {
    let pattern: Pattern

    init?(argument: String) {
        do throws(PatternError) { pattern = try Pattern(argument) } catch { return nil }
    }
}
