import ArgumentParser
import Foundation
import News
import Settings
import Warc

struct RawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "raw",
        abstract: "Show what the publisher sent that an article was read from.",
        discussion: """
            Prints the answer as it was received, head and body: that of the article's page if it was read from its own, \
            else that of the feed. Content and transfer encodings are undone, and cookies were never kept. On a terminal \
            control characters are made visible; elsewhere the bytes are as they came.

            Exit code 66 when there is no such article, or what it was read from is not kept any more.
            """
    )

    @Argument(help: ArgumentHelp("The article's ID, or how it begins.", valueName: "id"))
    var id: String

    @OptionGroup var archive: ArchiveOptions

    @Flag(help: "Show the feed, though there is a page.")
    var feed = false

    @Flag(help: "Show the body alone.")
    var body = false

    @Flag(help: "List what is kept of the article and where, instead of showing it.")
    var list = false

    @Flag(help: "With --list: print JSON lines.")
    var json = false

    func validate() throws {
        try ArticleChoice.check(id)
        if json, !list { throw ValidationError("--json goes with --list") }
    }

    func run() async throws {
        let path = try archive.storePath()
        let settings = try archive.settings()
        let store = try archive.open(.read)
        let article = try await ArticleChoice(store: store).article(id)
        let link = try await orFail { () throws(StoreError) in try await store.rawLink(of: article.id) }
        let feeds = try await records(link?.feed, in: store)
        let pages = try await records(link?.page, in: store)
        guard !list else {
            if (feeds + pages).isEmpty { throw missing(article) }
            return tell(feeds + pages)
        }
        guard let first = feed || pages.isEmpty ? feeds.first : pages.first else {
            throw missing(article)
        }
        let reader = RawReader(folder: (settings ?? DaemonSettings()).documentsFolder(of: path))
        // A feed's companions are other documents; those of a page are the rest of the article.
        for record in first.kind == .page ? pages : [first] {
            do throws(RawError) {
                show(try reader.response(record))
            } catch {
                Console.complain(error.description)
                throw ExitCode(EX_NOINPUT)
            }
        }
    }

    /// The document and, behind a page, the article's further ones.
    private func records(_ id: RawDocument.ID?, in store: any RawIndex) async throws -> [RawRecord] {
        guard let id else { return [] }
        return try await orFail { () throws(StoreError) in
            guard let first = try await store.rawRecord(id) else { return [] }
            return first.kind == .page ? [first] + (try await store.rawFollowers(of: id)) : [first]
        }
    }

    private func show(_ response: FetchResponse) {
        let bytes = (body ? [] : response.head.bytes) + response.body
        guard Console.isTerminal else { return Console.write(bytes) }
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
            Console.print(String(line).printable)
        }
    }

    private func tell(_ records: [RawRecord]) {
        var table = Table([
            .init(title: "KIND"), .init(title: "RECEIVED"), .init(title: "STATUS"), .init(title: "BYTES"),
            .init(title: "FILE"), .init(title: "OFFSET"), .init(title: "LENGTH"), .init(title: "ADDRESS"),
        ])
        for record in records {
            guard !json else {
                Console.print(record.json)
                continue
            }
            table.add([
                record.kind.rawValue, record.moment.rfc3339, "\(record.status)", "\(record.bytes)", record.file,
                "\(record.offset)", "\(record.length)", record.url,
            ])
        }
        if !json { table.lines(width: Console.width).forEach(Console.print) }
    }

    private func missing(_ article: Article) -> ExitCode {
        Console.complain(
            """
            nothing is kept of what \(article.id) was read from
              because: it was not kept when it was received, has passed `retention.raw_documents`, or is a document of a folder
              try: set `raw_documents` in the settings; `depeche visit --dry-run \(article.source)` shows what comes now
            """
        )
        return ExitCode(EX_NOINPUT)
    }
}

extension RawRecord {
    /// Where it is kept, as one JSON object.
    var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("kind", kind.rawValue)
            writer.member("source", source.rawValue)
            writer.member("received", moment.rfc3339)
            writer.member("url", url)
            writer.member("asked", asked == url ? nil : asked)
            writer.member("status", status)
            writer.member("bytes", bytes)
            writer.member("digest", "sha1:" + digest)
            writer.member("file", file)
            writer.member("offset", Int(offset))
            writer.member("length", Int(length))
        }
        return writer.text
    }
}
