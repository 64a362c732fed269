import ArgumentParser
import Duplicates
import Foundation
import Ingest
import News
import Settings
import Warc

struct ReprocessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reprocess",
        abstract: "Read kept documents again, by today's rules, and store what reads otherwise.",
        discussion: """
            Every article is read again from the feed and the pages that gave its present text, without the network, \
            with the rules of this version and of today's source lists, and with the moment the documents were received \
            for now. What changes is shown first; with --dry-run nothing is stored. A new text is stored as a revision \
            is, and told to readers as `reprocessed`. A second run finds nothing to change. The daemon may go on \
            meanwhile: what it changes is left to it.

            Articles whose documents are not kept any more stay as they are, and so do those that the lists would not \
            let in any more.
            """
    )

    @OptionGroup var archive: ArchiveOptions

    @Option(help: ArgumentHelp("Only documents of this source.", valueName: "id"))
    var source: String?

    @Option(help: ArgumentHelp("Only documents received since then.", valueName: "moment"))
    var since: Moment?

    @Flag(help: "Store nothing.")
    var dryRun = false

    @Flag(help: "Show what each text has otherwise, word by word.")
    var diff = false

    @Flag(help: "Print JSON lines: each article that changes, then the sums.")
    var json = false

    func run() async throws {
        let configuration = try archive.configuration()
        let path = archive.store ?? configuration.settings.store.path
        if let source, !configuration.sources.contains(where: { $0.id.rawValue == source }) {
            Console.complain(
                "no source \(source)\n  because: no source list names it\n  try: `depeche sources`, or no --source for all"
            )
            throw ExitCode(EX_USAGE)
        }
        let store = try archive.open(dryRun ? .read : .existing)
        let reprocessing = try Reprocessing(
            store: store,
            reader: RawReader(folder: configuration.settings.documentsFolder(of: path)),
            sources: configuration.sources,
            options: IngestOptions(configuration.settings)
        )
        var query = RawQuery()
        query.source = source.map(Source.ID.init(rawValue:))
        query.since = since?.date
        let sheet = ReprocessingSheet(isDryRun: dryRun, isDetailed: diff, isColoured: Console.isTerminal)
        var count = 0
        let asked = query
        let summary = try await orFail { () throws(StoreError) in
            try await reprocessing.run(
                asked,
                storing: !dryRun,
                progress: { record in
                    count += 1
                    Console.progress("\(count) documents, now \(record.source) of \(record.moment.rfc3339)")
                },
                report: { finding in
                    let lines = json ? sheet.json(finding) : sheet.lines(finding)
                    guard !lines.isEmpty else { return }
                    Console.endProgress()
                    lines.forEach(Console.print)
                }
            )
        }
        Console.endProgress()
        Console.print(json ? sheet.json(summary) : sheet.line(summary))
    }
}
