import ArgumentParser
import Duplicates
import Foundation
import News
import Settings
import Text

struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tell how an article came to be what it is, why there is none at an address, or how a source fares.",
        discussion: """
            The trail of one article: the visit and the entry that brought it, its page, what normalisation took out, \
            why it is new, a revision or a copy, its story, which readers have it, and when its source is visited next \
            and why. For an address that was never seen: which sources might carry it. For a source: its state, its \
            next visit and the reason, and its last visits. Exit code 66 when there is no such article.
            """
    )

    @Argument(
        help: ArgumentHelp("An article's ID, or how it begins, an address, or a source's ID.", valueName: "subject")
    )
    var subject: String

    @OptionGroup var archive: ArchiveOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let store = try archive.open(.read)
        let search = ArticleSearch(store: store)
        let finding = try await orFail { [subject] () throws(StoreError) in try await search.find(subject) }
        switch finding {
        case .article(let trail):
            let state = try await orFail { () throws(StoreError) in try await store.state(of: trail.article.source) }
            let explanation = Explanation(trail, source: state)
            json ? Console.print(explanation.json) : explanation.lines.forEach { Console.print($0.printable) }
        case .waiting(let jobs):
            for job in jobs {
                let waiting = WaitingPage(job)
                json ? Console.print(waiting.json) : waiting.lines.forEach { Console.print($0.printable) }
            }
        case .source(let source):
            var query = VisitQuery()
            query.source = source.id
            query.limit = SourceExplanation.visits
            let visits = try await orFail { [query] () throws(StoreError) in try await store.visits(query) }
            let explanation = SourceExplanation(source, visits: visits)
            json ? Console.print(explanation.json) : explanation.lines.forEach { Console.print($0.printable) }
        case .forgotten(let entry):
            Console.print("\(subject.printable) was seen last at \(entry.lastSeen.rfc3339) as \(entry.entry.printable)")
            Console.print(
                "of \(entry.source); no article of it is kept: it has passed `retention.articles`, or gave none"
            )
        case .several(let ids):
            Console.complain(
                "\(subject.printable) is not one article\n  because: several fit: "
                    + ids.map(\.rawValue).joined(separator: ", ")
            )
            throw ExitCode(EX_DATAERR)
        case .nothing:
            try explainAbsence()
        }
    }

    /// Whether a source would carry the address, as far as lists tell.
    private func explainAbsence() throws -> Never {
        var lines = ["no article \(subject)", "  because: nothing in the archive has this ID or address"]
        if let address = WebAddress(subject), archive.store == nil || archive.config != nil {
            lines += CarrierSearch(try archive.configuration().sources).lines(for: address)
        }
        Console.complain(lines.map(\.printable).joined(separator: "\n"))
        throw ExitCode(EX_NOINPUT)
    }
}
