import ArgumentParser
import Foundation
import News

struct StoriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stories",
        abstract: "List stories: articles on one event, the largest story first.",
        discussion: "`depeche articles --story ID` lists the articles of one."
    )

    @OptionGroup var archive: ArchiveOptions

    @Option(help: ArgumentHelp("Only stories with an article since then: \(Moment.help).", valueName: "moment"))
    var since: Moment?

    @Option(name: [.short, .long], help: ArgumentHelp("How many, at most; 0 for all.", valueName: "count"))
    var limit = 20

    @Flag(help: "Print JSON lines.")
    var json = false

    func validate() throws { try ListBounds.check(limit: limit) }

    func run() async throws {
        let store = try archive.open(.read)
        let (since, limit) = (since?.date, limit > 0 ? limit : nil)
        let stories = try await orFail { () throws(StoreError) in try await store.stories(since: since, limit: limit) }
        if json {
            for story in stories { Console.print(story.json) }
            return
        }
        var table = Table([
            .init(title: "ID"), .init(title: "ARTICLES", alignment: .right), .init(title: "FIRST"),
            .init(title: "LAST"), .init(title: "TITLE", isFlexible: true),
        ])
        for story in stories {
            let prefix = story.representative.rawValue
            let article = try await orFail { () throws(StoreError) in
                try await store.articles(withIDPrefix: prefix, limit: 1).first
            }
            table.add([
                story.id, "\(story.size)", story.first.shown, story.last.shown, article?.heading ?? "-",
            ])
        }
        table.lines(width: Console.width).forEach(Console.print)
    }
}

extension Date {
    fileprivate var shown: String { rfc3339.prefix(16).replacing("T", with: " ") + "Z" }
}

extension Story {
    fileprivate var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("id", id)
            writer.member("representative", representative.rawValue)
            writer.member("size", size)
            writer.member("first", first.rfc3339)
            writer.member("last", last.rfc3339)
        }
        return writer.text
    }
}
