import ArgumentParser
import Foundation
import News

struct SearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find articles by their words, the best hits first.",
        discussion: """
            Case and accents make no difference. All words must be there; "a phrase", a beginning*, AND, OR, NOT, \
            parentheses and NEAR(port grève, 5) say more. A field's name before a word, a phrase or parentheses looks in \
            that field only: title:, subtitle:, text:. Filters: source:, since:, until:, language:, tag:, story:, state:.
            """
    )

    @Argument(help: ArgumentHelp("What to look for; several arguments are one query.", valueName: "query"))
    var query: [String]

    @OptionGroup var archive: ArchiveOptions

    @Option(name: [.short, .long], help: ArgumentHelp("How many, at most; 0 for all.", valueName: "count"))
    var limit = 20

    @Flag(help: "Print JSON lines: score, excerpt and article.")
    var json = false

    func validate() throws {
        try ListBounds.check(limit: limit)
        let search = try Self.search(for: query.joined(separator: " "), limit: limit)
        if let story = search.among.story { try ArticleChoice.check(story) }
    }

    func run() async throws {
        var search = try Self.search(for: query.joined(separator: " "), limit: limit)
        let store = try archive.open(.read)
        try await SourceChoice(store: store).check(search.among.source)
        if let story = search.among.story { search.among.story = try await ArticleChoice(store: store).story(story) }
        let asked = search
        let hits = try await orFail { () throws(StoreError) in try await store.search(asked) }
        for hit in hits {
            if json { Console.write(Self.json(hit) + [0x0A]) } else { Self.show(hit) }
        }
    }

    static func search(for text: String, limit: Int) throws -> SearchQuery {
        do throws(SearchWords.Fault) {
            let words = try SearchWords(text)
            var among = ArticleQuery()
            for (name, value) in words.filters {
                switch name {
                case "source": among.source = Source.ID(rawValue: value)
                case "language": among.language = value
                case "tag": among.tag = value
                case "story": among.story = value
                case "state": among.state = try state(value)
                case "since": among.since = try moment(value, of: name)
                default: among.until = try moment(value, of: name)
                }
            }
            if let since = among.since, let until = among.until, since >= until {
                throw SearchWords.Fault(description: "nothing is between `since:` and `until:`")
            }
            among.limit = limit > 0 ? limit : nil
            return SearchQuery(words, among: among)
        } catch {
            throw ValidationError(error.description)
        }
    }

    private static func state(_ value: String) throws(SearchWords.Fault) -> Article.State? {
        guard value != "all" else { return nil }
        guard let state = Article.State(rawValue: value) else {
            throw SearchWords.Fault(description: "`state:\(value)` is neither live nor withdrawn nor all")
        }
        return state
    }

    private static func moment(_ value: String, of filter: String) throws(SearchWords.Fault) -> Date {
        guard let moment = Moment(argument: value) else {
            throw SearchWords.Fault(description: "`\(filter):\(value)` is no moment: \(Moment.help)")
        }
        return moment.date
    }

    private static func show(_ hit: SearchHit) {
        let article = hit.article
        let title = hit.title ?? article.heading
        Console.print("\(article.id)  \(article.published?.shown ?? "-")  \(article.source)  \(marked(title))")
        Console.print("    " + marked(hit.excerpt.replacing("\n\n", with: " ").replacing("\n", with: " ")))
    }

    /// Found words are bold on a terminal.
    private static func marked(_ text: String) -> String {
        let (start, end) = Console.isTerminal ? ("\u{1B}[1m", "\u{1B}[0m") : ("", "")
        return text.replacing(SearchHit.start, with: start).replacing(SearchHit.end, with: end)
    }

    private static func json(_ hit: SearchHit) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("score", (hit.score * 1000).rounded() / 1000)
            let excerpt = hit.excerpt.replacing(SearchHit.start, with: "").replacing(SearchHit.end, with: "")
            writer.member("excerpt", excerpt)
            writer.key("article")
            hit.article.write(to: &writer)
        }
        return writer.bytes
    }
}
