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

    func validate() throws { try ArticleChoice.check(id) }

    func run() async throws {
        let store = try archive.open(.read)
        let article = try await ArticleChoice(store: store).article(id)
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
    init(_ article: Article) {
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
