import ArgumentParser
import CurlTransport
import Duplicates
import Foundation
import Ingest
import News
import SQLiteStore
import Settings
import Warc

struct VisitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "visit",
        abstract: "Visit one source now and show what comes of it.",
        discussion: """
            Shows the answer, the document and the verdict on every entry: new, revision, or exact (known already). \
            With --dry-run nothing is stored, and the daemon's own next visit will find the same. An unconditional \
            request is made, so that there is something to see. Pages of entries that wait for theirs are read, the first \
            few of them, and what the source's rules (`extract`) do to them is shown.
            """
    )

    @Argument(help: ArgumentHelp("The source's ID, as in the source list.", valueName: "source"))
    var source: String

    @OptionGroup var archive: ArchiveOptions

    @Flag(help: "Store nothing.")
    var dryRun = false

    @Option(help: ArgumentHelp("Read at most so many pages of entries.", valueName: "number"))
    var pages = 5

    @Flag(help: "Print JSON lines: the visit, then each entry's verdict and article.")
    var json = false

    func run() async throws {
        let configuration = try archive.configuration()
        guard let listed = configuration.sources.first(where: { $0.id.rawValue == source }) else {
            Console.complain(
                """
                no source \(source)
                  because: no source list names it
                  try: `depeche sources`, or one of \(configuration.sources.prefix(12).map(\.id.rawValue).joined(separator: ", "))
                """
            )
            throw ExitCode(EX_USAGE)
        }
        let path = archive.store ?? configuration.settings.store.path
        // Before the first run there is no archive yet, and a source is tried against an empty one.
        let isTrial = dryRun && !FileManager.default.fileExists(atPath: path)
        let trial = FileManager.default.temporaryDirectory.appendingPathComponent("depeche-\(UUID()).db").path
        defer { if isTrial { for end in ["", "-wal", "-shm"] { unlink(trial + end) } } }
        let store: SQLiteStore
        do throws(StoreError) {
            store =
                try isTrial
                ? SQLiteStore(path: trial, access: .create)
                : SQLiteStore(path: path, access: dryRun ? .read : .create, examiner: dryRun ? nil : TextExaminer())
        } catch {
            throw Console.fail(error)
        }
        let options = IngestOptions(configuration.settings)
        let one = OneVisit(
            store: store,
            transport: CurlTransport(maximumConnections: 4),
            options: options,
            isDryRun: dryRun,
            mostPages: max(0, min(pages, 100)),
            keeper: dryRun || !options.keepsRaw ? nil : RawFolder(of: path, store, configuration.settings)
        )
        var isFine = true
        let outcomes = try await orFail { () throws(StoreError) in try await one.visit(listed) }
        for outcome in outcomes {
            json ? printJSON(outcome) : printText(outcome, listed)
            if outcome.visit.record.outcome == .failed { isFine = false }
        }
        if !isFine { throw ExitCode(EX_UNAVAILABLE) }
    }

    private func printText(_ outcome: OneVisit.Outcome, _ source: Source) {
        let record = outcome.visit.record
        let status = record.status.map { ", status \($0)" } ?? ""
        Console.print("source    \(source.id)  \(source.address)")
        Console.print("answer    \(record.outcome.rawValue)\(status), \(record.bytes) bytes, \(record.duration.brief)")
        if let error = record.error { Console.print("problem   \(error.printable)") }
        if let title = outcome.visit.state.title { Console.print("document  \(title.printable)") }
        Console.print("entries   \(record.entries), \(record.dropped) dropped by keep and drop")
        for (place, (candidate, verdict)) in zip(outcome.visit.candidates, outcome.verdicts).enumerated() {
            let article = outcome.pages[place]?.candidate?.article ?? candidate.article
            let name =
                verdict.name.count < 8
                ? verdict.name + String(repeating: " ", count: 8 - verdict.name.count) : verdict.name
            let date = article.published?.shown ?? "no date"
            Console.print(
                "\(name)  \(article.id)  \(date)  \(article.wordCount) words  \(article.heading.printable)"
            )
            if let page = outcome.pages[place] { printPage(page) }
        }
        if let next = record.nextVisit {
            Console.print("next      \(next.rfc3339): \(record.reason ?? "")")
        }
        Console.print(dryRun ? "stored    nothing (--dry-run)" : "stored    \(outcome.summary)")
    }

    /// What came of an entry's page, and what each rule did there.
    private func printPage(_ page: PageTrial.Result) {
        if let article = page.candidate?.article {
            let rules = Dictionary(grouping: article.removed, by: \.rule).map { "\($0.key) \($0.value.count)" }.sorted()
            Console.print(
                "          text from the \(article.textFrom.rawValue): \(String(article.text.prefix(160)).printable)"
            )
            if !rules.isEmpty { Console.print("          left out: \(rules.joined(separator: ", "))") }
        }
        if let problem = page.problem { Console.print("          \(problem.printable)") }
        for effect in page.effects {
            let text = effect.text.map { ": \($0)" } ?? ""
            Console.print("          \(effect.key) \(effect.rule) found \(effect.count)\(text)".printable)
        }
    }

    private func printJSON(_ outcome: OneVisit.Outcome) {
        Console.print(outcome.visit.record.json)
        for (place, (candidate, verdict)) in zip(outcome.visit.candidates, outcome.verdicts).enumerated() {
            let page = outcome.pages[place]
            var writer = JSONWriter()
            writer.object { writer in
                writer.member("verdict", verdict.name)
                writer.member("of", verdict.of?.rawValue)
                writer.key("article")
                (page?.candidate ?? candidate).article.write(to: &writer)
                writer.member("pageNote", page?.problem)
                writer.member("rules", page?.effects ?? []) { writer, effect in
                    writer.object { writer in
                        writer.member("key", effect.key)
                        writer.member("rule", effect.rule)
                        writer.member("count", effect.count)
                        writer.member("text", effect.text)
                    }
                }
            }
            Console.print(writer.text)
        }
    }
}

extension Verdict {
    var name: String {
        switch self {
        case .new: "new"
        case .exact: "exact"
        case .revision: "revision"
        case .forgotten: "forgotten"
        case .awaited: "page"
        }
    }

    var of: Article.ID? {
        switch self {
        case .new, .forgotten: nil
        case .exact(let id), .revision(let id): id
        case .awaited(let id): id
        }
    }
}
