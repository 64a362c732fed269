import ArgumentParser
import Foundation
import News

struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one article, whole.",
        discussion: "The first four or more digits of an ID are enough when no other article's ID begins with them."
    )

    @Argument(help: ArgumentHelp("The article's ID, or how it begins.", valueName: "id"))
    var id: String

    @OptionGroup var archive: ArchiveOptions

    @Flag(help: "Show its earlier texts as well.")
    var revisions = false

    @Flag(help: "Show what each revision changed, word by word, instead of the texts.")
    var diff = false

    @Flag(help: "Print JSON: the article, then with --revisions or --diff a line for each earlier text.")
    var json = false

    func validate() throws {
        let isHex = id.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }
        guard isHex, (4...16).contains(id.utf8.count) else {
            throw ValidationError(
                "'\(id)' is no article ID: these are 16 digits of 0-9 and a-f; give at least 4 of them"
            )
        }
    }

    func run() async throws {
        let store = try archive.open(.read)
        let found = try await orFail { () throws(StoreError) in try await store.articles(withIDPrefix: id, limit: 11) }
        guard let article = found.first else {
            Console.complain("no article \(id)\n  because: none has an ID that begins so\n  try: `depeche articles`")
            throw ExitCode(EX_NOINPUT)
        }
        guard found.count == 1 else {
            Console.complain("\(id) is not one article\n  because: several IDs begin so:")
            for article in found.prefix(10) { Console.complain("  \(article.id)  \(article.heading.printable)") }
            throw ExitCode(EX_DATAERR)
        }
        let earlier =
            revisions || diff
            ? try await orFail { () throws(StoreError) in try await store.revisions(of: article.id) } : []
        if json {
            Console.write(article.json + [0x0A])
            for revision in earlier { Console.print(revision.json) }
        } else {
            guard !diff else { return showDifferences(earlier + [Revision(article)]) }
            ArticleSheet(article).lines.forEach(Console.print)
            for revision in earlier { ArticleSheet.lines(of: revision).forEach(Console.print) }
        }
    }

    private func showDifferences(_ texts: [Revision]) {
        let sheet = DifferenceSheet(isColoured: Console.isTerminal)
        Console.print((texts.last?.title ?? "(without title)").printable)
        if texts.count == 1 { Console.print("(its text has not changed since it was first seen)") }
        for (index, (old, new)) in zip(texts, texts.dropFirst()).enumerated() {
            // When the present text was seen first is not told by the article.
            let seen = index + 2 < texts.count ? new.seen : nil
            sheet.lines(from: old, to: new, seen: seen).forEach(Console.print)
        }
    }
}

extension Revision {
    /// The present text of an article.
    fileprivate init(_ article: Article) {
        self.init(
            number: article.revision,
            seen: article.lastSeen,
            source: article.source,
            title: article.title,
            subtitle: article.subtitle,
            text: article.text,
            digest: article.digest
        )
    }

    var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("revision", number)
            writer.member("seen", seen.rfc3339)
            writer.member("source", source.rawValue)
            writer.member("title", title)
            writer.member("subtitle", subtitle)
            writer.member("digest", digest)
            writer.member("change", change?.rawValue)
            writer.member("text", text)
        }
        return writer.text
    }
}
