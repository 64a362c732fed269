import ArgumentParser
import Foundation
import Ingest
import News
import Pages
import Text

struct ExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Normalise plain text or HTML documents and print the articles as JSON lines.",
        discussion: """
            A manifest has one JSON object a line: {"id", "file", "url", "observed"}; the last two may be absent or \
            null. The answers carry the manifest's ids. `observed` is when the document was taken from the web; \
            relative dates in it are counted from then.
            """
    )

    @Argument(help: ArgumentHelp("The document; - for standard input.", valueName: "file"))
    var file: String?

    @Option(help: ArgumentHelp("The address it came from.", valueName: "url"))
    var url: String?

    @Option(help: ArgumentHelp("When it was taken from the web (RFC 3339); default: when the file was last changed."))
    var observed: String?

    @Option(help: ArgumentHelp("Read a manifest instead of one document.", valueName: "manifest"))
    var batch: String?

    @Flag(help: "With --batch: learn first what the pages of each site repeat, and leave that out.")
    var learn = false

    func validate() throws {
        guard (file == nil) != (batch == nil) else {
            throw ValidationError("name one document, or a manifest with --batch")
        }
        if learn, batch == nil { throw ValidationError("--learn needs the pages of a manifest, given with --batch") }
        if let observed, DateReader().read(observed) == nil {
            throw ValidationError("'\(observed)' is no moment; write it as 2025-12-28T18:00:00Z")
        }
    }

    private struct Line: Decodable {
        var id: String
        var file: String
        var url: String?
        var observed: String?
    }

    func run() throws {
        guard let batch else {
            try extract(Line(id: "", file: file ?? "", url: url, observed: observed))
            return
        }
        let memories = learn ? try learned(batch) : [:]
        var failures = 0
        for (number, text) in try InputFile.read(batch).split(separator: 0x0A).enumerated() {
            guard let line = try? JSONDecoder().decode(Line.self, from: Data(text)) else {
                Console.complain("\(batch):\(number + 1): not an object with \"id\" and \"file\"")
                failures += 1
                continue
            }
            let memory = line.url.flatMap { WebAddress($0)?.host }.flatMap { memories[$0] }
            do { try extract(line, memory) } catch { failures += 1 }
        }
        if failures > 0 { throw ExitCode(EX_DATAERR) }
    }

    /// What the pages of each host in the manifest repeat.
    private func learned(_ batch: String) throws -> [String: SiteMemory] {
        var memories: [String: SiteMemory] = [:]
        for text in try InputFile.read(batch).split(separator: 0x0A) {
            guard let line = try? JSONDecoder().decode(Line.self, from: Data(text)),
                let address = line.url.flatMap({ WebAddress($0) }), let host = address.host,
                let bytes = try? InputFile.read(line.file)
            else { continue }
            memories[host, default: SiteMemory()].learn(PageReader().read(bytes, address: address).lesson)
        }
        return memories
    }

    private func extract(_ line: Line, _ memory: SiteMemory? = nil) throws {
        let bytes = try InputFile.read(line.file)
        let moment = line.observed.flatMap { DateReader().read($0)?.instant }
        let normaliser = DocumentNormaliser(source: Source(id: .init(rawValue: "extract"), place: .folder(path: "")))
        let candidate = normaliser.candidate(
            bytes,
            name: line.file,
            stamp: nil,
            url: line.url,
            observed: moment ?? FolderScan.File(path: line.file)?.modified ?? Date(),
            at: Date(),
            advice: PageAdvice(memory: memory, isLearned: memory == nil ? nil : true)
        )
        guard var article = candidate?.article else {
            Console.complain("\(line.file): no text in it")
            guard batch != nil else { throw ExitCode(EX_DATAERR) }
            // A page without an article is an answer too, and none of the manifest's lines may go unanswered.
            Console.write(emptyAnswer(line.id) + [0x0A])
            return
        }
        if !line.id.isEmpty { article.id = Article.ID(rawValue: line.id) }
        Console.write(answer(article) + [0x0A])
    }

    private func emptyAnswer(_ id: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("id", id)
            for name in Self.parts {
                writer.key(name)
                writer.null()
            }
            writer.key("authors")
            writer.array { _ in }
            writer.member("text", "")
        }
        return writer.bytes
    }

    private static let parts = [
        "title", "subtitle", "published", "updated", "section", "language", "site", "canonicalURL", "image",
    ]

    /// The article's JSON with every part of a page named, those it does not give as null, and dates as written.
    ///
    /// Who compares extractors must be able to tell “none” from “not looked for”.
    private func answer(_ article: Article) -> [UInt8] {
        var writer = JSONWriter()
        article.write(to: &writer, asWritten: true)
        var bytes = writer.bytes
        bytes.removeLast()
        let absent: [(String, Bool)] = [
            ("title", article.title == nil), ("subtitle", article.subtitle == nil),
            ("published", article.published == nil), ("updated", article.updated == nil),
            ("section", article.section == nil), ("language", article.language == nil), ("site", article.site == nil),
            ("canonicalURL", article.canonicalURL == nil), ("image", article.image == nil),
        ]
        for (name, isAbsent) in absent where isAbsent { bytes += ",\"\(name)\":null".utf8 }
        if article.authors.isEmpty { bytes += ",\"authors\":[]".utf8 }
        return bytes + [UInt8(ascii: "}")]
    }
}
