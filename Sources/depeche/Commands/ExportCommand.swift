import ArgumentParser
import Exports
import Foundation
import News

struct ExportCommand: AsyncParsableCommand {
    enum Stories: String, ExpressibleByArgument, CaseIterable {
        case all
        case onePerStory = "one-per-story"
    }

    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write articles out, in the order they were first stored in; the same cut gives the same bytes.",
        discussion: """
            OUT is a file, `-` for standard output, or a folder: one that is there, or a name that ends in `/`. A folder \
            gets one file for each day on which articles were first seen (in UTC), and manifest.json: what was chosen, \
            as of which change, and the articles, bytes and SHA-256 of each file.

            jsonl: one article a line. csv: RFC 4180, with a header; lists are JSON. atom: an RFC 4287 feed, in which a \
            withdrawn article is a tombstone (RFC 6721). documents: always a folder, one plain text file an article, \
            named NNN_<id>.txt (title, subtitle, then the paragraphs, with a blank line between any two), and \
            index.jsonl with all the rest.

            A file is put in its place when it is whole; a folder's other files are left alone.
            """
    )

    @Argument(help: ArgumentHelp("A file, a folder, or - for standard output.", valueName: "out"))
    var out: String

    @Option(help: "jsonl, csv, atom or documents.", transform: Self.format)
    var format = ExportFormat.jsonl

    @Option(
        help: ArgumentHelp(
            "The archive as it was at this place in the stream of changes; without lastSeen, which moves on by itself.",
            valueName: "seq"
        )
    )
    var asOf: Int64?

    @Option(help: "all, or one-per-story: of articles on one event, and of copies, only the one that came first.")
    var stories = Stories.all

    @Flag(help: "Pack with gzip.")
    var gzip = false

    @Flag(help: "Pack with Zstandard.")
    var zstd = false

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var selection: ArticleSelection

    func validate() throws {
        if out.isEmpty { throw ValidationError("the name of what is to be written is empty") }
        if gzip, zstd { throw ValidationError("pack with --gzip or with --zstd, not with both") }
        guard format == .documents else { return }
        if out == "-" {
            throw ValidationError("documents are written to a folder; name one, or export jsonl to standard output")
        }
        if gzip || zstd { throw ValidationError("documents are not packed; export jsonl, csv or atom") }
    }

    func run() async throws {
        let store = try archive.open(.read)
        let last = try await orFail { () throws(StoreError) in try await store.lastPosition() }
        try await SourceChoice(store: store).check(selection.query.source)
        let position = asOf.map(Position.init(rawValue:)) ?? last
        try StreamPlace.check(position, upTo: last, "cannot tell what the archive was at \(position.rawValue)")
        let plan = ExportPlan(
            format: format,
            compression: gzip ? .gzip : zstd ? .zstd : nil,
            cut: ArchiveCut(selection.query, asOf: position, tellsLastSeen: asOf == nil),
            onePerStory: stories == .onePerStory,
            place: place
        )
        let count: Int
        do {
            count = try await Exporter(plan, of: store) { Console.progress("\($0) articles") }.run()
        } catch let error as any Explainable {
            Console.endProgress()
            throw Console.fail(error)
        }
        Console.endProgress()
        if out != "-" { Console.print("\(count) \(count == 1 ? "article" : "articles") written to \(out)") }
    }

    private static func format(_ name: String) throws -> ExportFormat {
        guard let format = ExportFormat(rawValue: name) else {
            throw ValidationError("'\(name)' is no format; try: jsonl, csv, atom or documents")
        }
        return format
    }

    private var place: ExportPlan.Place {
        if out == "-" { return .stream { Console.write($0) } }
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: out, isDirectory: &isFolder)
        return isFolder.boolValue || out.hasSuffix("/") || format == .documents ? .folder(out) : .file(out)
    }
}
