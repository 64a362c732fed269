import ArgumentParser
import Foundation
import News

struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Show the visits the archive remembers, the newest first.",
        discussion: "It is read from the archive, so it answers while the daemon runs and after it has died."
    )

    @OptionGroup var archive: ArchiveOptions

    @Option(help: ArgumentHelp("Only visits of this source.", valueName: "id"))
    var source: String?

    @Option(help: ArgumentHelp("Only visits since then: \(Moment.help).", valueName: "moment"))
    var since: Moment?

    @Option(help: ArgumentHelp("Only visits before then.", valueName: "moment"))
    var until: Moment?

    @Flag(help: "Only visits that failed or found a damaged document.")
    var errors = false

    @Option(name: [.short, .long], help: ArgumentHelp("How many, at most; 0 for all.", valueName: "count"))
    var limit = 50

    @Flag(help: "Print JSON lines.")
    var json = false

    func run() async throws {
        let store = try archive.open(.read)
        var query = VisitQuery()
        query.source = source.map(Source.ID.init(rawValue:))
        query.since = since?.date
        query.until = until?.date
        query.onlyErrors = errors
        query.limit = limit > 0 ? limit : nil
        let visits = try await orFail { () throws(StoreError) in try await store.visits(query) }
        if json {
            for visit in visits { Console.print(visit.json) }
            return
        }
        var table = Table([
            .init(title: "STARTED"), .init(title: "SOURCE"), .init(title: "OUTCOME"),
            .init(title: "STATUS", alignment: .right), .init(title: "BYTES", alignment: .right),
            .init(title: "TOOK", alignment: .right), .init(title: "NEW", alignment: .right),
            .init(title: "REVISED", alignment: .right), .init(title: "KNOWN", alignment: .right),
            .init(title: "NOTE", isFlexible: true),
        ])
        for visit in visits {
            table.add([
                visit.started.rfc3339, visit.source.rawValue, visit.outcome.rawValue,
                visit.status.map(String.init) ?? "-",
                "\(visit.bytes)", visit.duration.brief, "\(visit.new)", "\(visit.revised)", "\(visit.known)",
                visit.error ?? visit.note ?? "",
            ])
        }
        table.lines(width: Console.width).forEach(Console.print)
    }
}

extension VisitRecord {
    var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("source", source.rawValue)
            writer.member("started", started.rfc3339)
            writer.member("durationMs", Int(duration / .milliseconds(1)))
            writer.member("outcome", outcome.rawValue)
            writer.member("status", status)
            writer.member("bytes", bytes)
            writer.member("entries", entries)
            writer.member("new", new)
            writer.member("revised", revised)
            writer.member("known", known)
            writer.member("dropped", dropped)
            writer.member("error", error)
            writer.member("note", note)
            writer.member("nextVisit", nextVisit?.rfc3339)
            writer.member("reason", reason)
        }
        return writer.text
    }
}
