import ArgumentParser
import Foundation
import News

struct ArticlesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "articles",
        abstract: "List articles, the newest first.",
        discussion: """
            An article without a title is shown by its first words. With --json each line is one whole article, the \
            form `export` and the database's views have too.
            """
    )

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var selection: ArticleSelection

    @Option(help: ArgumentHelp("Only copies of this article.", valueName: "id"))
    var copiesOf: String?

    @Option(help: ArgumentHelp("Only articles of this story.", valueName: "id"))
    var story: String?

    @Option(name: [.short, .long], help: ArgumentHelp("How many, at most; 0 for all.", valueName: "count"))
    var limit = 20

    @Flag(help: "Print JSON lines.")
    var json = false

    func validate() throws {
        try ListBounds.check(limit: limit)
        for id in [copiesOf, story] { if let id { try ArticleChoice.check(id) } }
    }

    func run() async throws {
        let store = try archive.open(.read)
        var query = selection.query
        try await SourceChoice(store: store).check(query.source)
        let choice = ArticleChoice(store: store)
        if let copiesOf { query.copiesOf = try await choice.original(copiesOf) }
        if let story { query.story = try await choice.story(story) }
        query.limit = limit > 0 ? limit : nil
        let articles = try await orFail { () throws(StoreError) in try await store.articles(query) }
        if json {
            for article in articles { Console.write(article.json + [0x0A]) }
            return
        }
        var table = Table([
            .init(title: "ID"), .init(title: "PUBLISHED"), .init(title: "SOURCE"), .init(title: "LANG"),
            .init(title: "WORDS", alignment: .right), .init(title: "TITLE", isFlexible: true),
        ])
        for article in articles {
            table.add([
                article.id.rawValue, article.published?.shown ?? "-", article.source.rawValue, article.language ?? "-",
                "\(article.wordCount)", (article.state == .withdrawn ? "[withdrawn] " : "") + article.heading,
            ])
        }
        table.lines(width: Console.width).forEach(Console.print)
    }
}

/// Which articles a command is about.
struct ArticleSelection: ParsableArguments {
    /// Which articles, by what became of them at their publishers.
    enum State: String, ExpressibleByArgument, CaseIterable { case all, live, withdrawn }

    @Option(help: ArgumentHelp("Only articles of this source.", valueName: "id"))
    var source: String?

    @Option(help: ArgumentHelp("Only articles first seen since then: \(Moment.help).", valueName: "moment"))
    var since: Moment?

    @Option(help: ArgumentHelp("Only articles first seen before then.", valueName: "moment"))
    var until: Moment?

    @Option(help: ArgumentHelp("Only articles in this language, such as fr.", valueName: "tag"))
    var language: String?

    @Option(help: ArgumentHelp("Only articles with this tag.", valueName: "tag"))
    var tag: String?

    @Option(help: "all, live, or withdrawn: those that their publishers took back.")
    var state = State.all

    func validate() throws { try ListBounds.check(since: since, until: until) }

    var query: ArticleQuery {
        var query = ArticleQuery()
        query.source = source.map(Source.ID.init(rawValue:))
        query.since = since?.date
        query.until = until?.date
        query.language = language
        query.tag = tag
        query.state = Article.State(rawValue: state.rawValue)
        return query
    }
}

extension Article {
    /// The title, else the first words of the text.
    var heading: String {
        if let title { return title }
        let words = text.prefix(80)
        return words.isEmpty ? url ?? "(empty)" : "“" + words + (words.endIndex < text.endIndex ? "…”" : "”")
    }
}

extension StatedDate {
    /// As exact as it is known, in the form of a list.
    var shown: String {
        !precision.hasTime ? formatted : formatted.prefix(16).replacing("T", with: " ") + "Z"
    }
}
