import ArgumentParser
import Foundation
import News

struct ExportCommand: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable { case jsonl, documents }

    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write articles out, in the order they came in.",
        discussion: """
            jsonl: one article a line, to a file, or to standard output when OUT is `-`.
            documents: a folder with one plain text file an article, named NNN_<id>.txt: title, subtitle, then the \
            paragraphs, with a blank line between any two.

            A file is put in its place when it is whole; a folder's other files are left alone.
            """
    )

    @Argument(help: ArgumentHelp("A file, or a folder for documents.", valueName: "out"))
    var out: String

    @Option(help: "jsonl or documents.")
    var format = Format.jsonl

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var selection: ArticleSelection

    func validate() throws {
        if format == .documents, out == "-" {
            throw ValidationError("documents are written to a folder; name one, or export jsonl to standard output")
        }
    }

    func run() async throws {
        let store = try archive.open(.read)
        let count: Int
        do {
            switch format {
            case .jsonl: count = try await writeLines(of: store)
            case .documents: count = try await writeDocuments(of: store)
            }
        } catch let error as StoreError {
            throw Console.fail(error)
        } catch let error as NSError {
            Console.complain(
                """
                cannot write \(out)
                  because: \(error.localizedDescription)
                  try: check that the folder exists, may be written to and has space left
                """
            )
            throw ExitCode(EX_CANTCREAT)
        }
        Console.endProgress()
        if out != "-" { Console.print("\(count) \(count == 1 ? "article" : "articles") written to \(out)") }
    }

    private func writeLines(of store: any Store) async throws -> Int {
        guard out != "-" else {
            return try await each(of: store) { article, _ in Console.write(article.json + [0x0A]) }
        }
        let file = try PartialFile(out)
        let count = try await each(of: store) { article, _ in try file.write(article.json + [0x0A]) }
        try file.finish()
        return count
    }

    private func writeDocuments(of store: any Store) async throws -> Int {
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        return try await each(of: store) { article, index in
            let number = String(repeating: "0", count: max(0, 3 - "\(index)".count)) + "\(index)"
            let file = try PartialFile("\(out)/\(number)_\(article.id).txt")
            try file.write(Array(article.document.utf8))
            try file.finish()
        }
    }

    /// Hands over every article that is asked for, a page at a time, so that memory stays small.
    private func each(of store: any Store, _ body: (Article, Int) throws -> Void) async throws -> Int {
        var query = selection.query
        query.order = .stream
        query.limit = 500
        var count = 0
        while true {
            let page = try await store.articles(query)
            for article in page {
                try body(article, count)
                count += 1
            }
            guard let last = page.last?.position else { return count }
            query.after = last
            Console.progress("\(count) articles")
        }
    }
}

extension Article {
    /// The article as a plain text document: title, subtitle and paragraphs with blank lines between.
    var document: String {
        [title, subtitle, text].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }
}
