import ArgumentParser
import Duplicates
import Exports
import Foundation
import Ingest
import News
import Settings

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring plain text and HTML documents into the archive, or an export back.",
        discussion: """
            A file of JSON Lines (.jsonl, .jsonl.gz, .jsonl.zst) and a folder with the manifest of an export of such \
            bring its articles back: into an empty archive as they were, their places in the stream too; into another \
            one those whose ID is not known there. It is read whole and checked before anything is stored.

            Folders are looked through for .txt and .html files of at most 15 MiB, eight levels deep; hidden files, \
            symbolic links within them and README.txt are passed over. A document that is known by its \
            content is not stored again, wherever it lies; one that has changed since it was imported from the same \
            place becomes a revision.

            Relative dates in a document (“2 hours ago”) are counted from the time its file was last changed, or from \
            --observed.
            """
    )

    @Argument(help: ArgumentHelp("Files and folders.", valueName: "path"))
    var paths: [String]

    @OptionGroup var archive: ArchiveOptions

    @Option(help: ArgumentHelp("The source the articles are filed under. (default: import)", valueName: "id"))
    var source: String?

    @Option(help: ArgumentHelp("When the documents were taken from the web: \(Moment.help).", valueName: "moment"))
    var observed: Moment?

    @Option(help: ArgumentHelp("The language to fall back on where detection is unsure.", valueName: "tag"))
    var language: String?

    @Option(help: ArgumentHelp("The zone of dates without one, such as Africa/Casablanca.", valueName: "zone"))
    var timezone: String?

    private static let maximumBytes = 15 << 20
    /// Articles of an export stored at once.
    private static let batch = 500

    func validate() throws {
        if paths.contains("") { throw ValidationError("one of the paths is empty, and names neither file nor folder") }
        if let timezone, TimeZone(identifier: timezone) == nil {
            throw ValidationError("'\(timezone)' is no time zone; name one as in /usr/share/zoneinfo")
        }
        if let source, !SourceName.isValid(source) {
            throw ValidationError(
                "'\(source)' cannot name a source; use at most \(SourceName.longest) letters, digits, '-', '_' and '.'"
            )
        }
        if let language, LanguageTag.normalised(language) == nil {
            throw ValidationError("'\(language)' is no language tag; write one such as fr or ar-MA")
        }
    }

    func run() async throws {
        // All is looked at before anything is stored, or an archive made for it.
        var exports: [Export] = []
        var paths: [String] = []
        for path in self.paths {
            if let export = try export(at: path) { exports.append(export) } else { paths.append(path) }
        }
        let files = try documents(at: paths)
        let store = try archive.open(.create)
        for export in exports { try await restore(export, to: store) }
        guard !paths.isEmpty else { return }
        var description = Source(id: Source.ID(rawValue: source ?? "import"), place: .folder(path: ""))
        description.language = language.flatMap(LanguageTag.normalised)
        description.timezone = timezone
        var total = Harvest()
        var unreadable = 0
        for start in stride(from: 0, to: files.count, by: 200) {
            let batch = files[start..<min(start + 200, files.count)]
            let (visit, problems) = read(batch, as: description)
            for problem in problems { Console.complain(problem) }
            unreadable += problems.count
            let harvest = try await orFail { () throws(StoreError) in
                try await store.commit(visit) { Judge().verdicts(on: $0, against: $1) }
            }
            total.new += harvest.new
            total.revised += harvest.revised
            total.known += harvest.known
            Console.progress("\(min(start + 200, files.count)) of \(files.count) documents")
        }
        Console.endProgress()
        Console.print(
            "\(files.count) \(files.count == 1 ? "document" : "documents"): \(total.new.count) new, \(total.revised.count) revised, \(total.known) known"
                + (unreadable > 0 ? ", \(unreadable) could not be read" : "")
        )
        if unreadable > 0 { throw ExitCode(EX_DATAERR) }
    }

    /// An export that was read whole, and is sound.
    private struct Export {
        var reader: ExportReader
        var count = 0
        var last = Position.start
    }

    /// Nil for what is to be read as documents.
    private func export(at path: String) throws -> Export? {
        do {
            guard let reader = try ExportReader(path) else { return nil }
            guard source == nil, observed == nil, language == nil, timezone == nil else {
                Console.complain(
                    """
                    cannot import \(path) so
                      because: it is an export, whose articles keep their sources, dates and languages
                      try: leave out --source, --observed, --language and --timezone
                    """
                )
                throw ExitCode(EX_USAGE)
            }
            var export = Export(reader: reader)
            let lines = reader.lines()
            while let line = try lines.next() {
                export.last = max(export.last, try Self.article(line).position ?? .start)
                export.count += 1
            }
            return export
        } catch let error as any Explainable {
            throw Console.fail(error)
        }
    }

    private func restore(_ export: Export, to store: any Store) async throws {
        do {
            let count = export.count
            let isFounding = try await store.beginRestoring(upTo: export.last)
            var read = 0
            var new = 0
            let lines = export.reader.lines()
            while read < count {
                var batch: [Article] = []
                while batch.count < Self.batch, let line = try lines.next() { batch.append(try Self.article(line)) }
                guard !batch.isEmpty else { break }
                read += batch.count
                new += try await store.restore(batch, founding: isFounding)
                Console.progress("\(read) of \(count) articles")
            }
            try await store.endRestoring()
            Console.endProgress()
            Console.print("\(count) \(count == 1 ? "article" : "articles"): \(new) new, \(count - new) known")
        } catch let error as any Explainable {
            Console.endProgress()
            throw Console.fail(error)
        }
    }

    private static func article(_ line: ExportLines.Line) throws(ExportError) -> Article {
        guard let article = Article(json: line.bytes) else {
            throw ExportError(
                .notAnExport,
                what: "cannot import \(line.path)",
                why: "line \(line.number) is no article; nothing was stored",
                remedy: "import what `depeche export` writes"
            )
        }
        return article
    }

    private func documents(at paths: [String]) throws -> [FolderScan.File] {
        var files: [FolderScan.File] = []
        for path in paths {
            let whole = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: whole, isDirectory: &isFolder) else {
                Console.complain("cannot import \(path)\n  because: there is no such file or folder")
                throw ExitCode(EX_NOINPUT)
            }
            if let file = FolderScan.File(path: whole), !isFolder.boolValue {
                files.append(file)
                continue
            }
            do throws(FolderError) {
                files += try FolderScan(whole).files
            } catch {
                Console.complain(error.description)
                throw ExitCode(EX_NOINPUT)
            }
        }
        return files
    }

    private func read(_ files: ArraySlice<FolderScan.File>, as source: Source) -> (Visit, problems: [String]) {
        let started = Date()
        let clock = ContinuousClock.now
        var state = FeedState(source: source.id, nextVisit: started)
        state.lastVisit = started
        state.lastSuccess = started
        var visit = Visit(state: state, record: VisitRecord(source: source.id, started: started))
        var problems: [String] = []
        let normaliser = DocumentNormaliser(source: source)
        for file in files {
            visit.record.entries += 1
            switch DocumentFile(file, maximumBytes: Self.maximumBytes) {
            case .unreadable(let why), .tooLarge(let why): problems.append("cannot read \(file.path): \(why)")
            case .bytes(let bytes):
                visit.record.bytes += bytes.count
                if let kind = Self.kindOfNoText(bytes) {
                    problems.append("cannot read \(file.path): it is \(kind), no text")
                    continue
                }
                let candidate = normaliser.candidate(
                    bytes,
                    name: file.path,
                    stamp: file.stamp,
                    observed: observed?.date ?? file.modified,
                    at: started
                )
                if let candidate {
                    visit.candidates.append(candidate)
                } else {
                    problems.append("\(file.path): no text in it")
                }
            }
        }
        visit.record.duration = clock.duration(to: .now)
        return (visit, problems)
    }

    /// What a file is that nobody can read as text; nil for one that may be text.
    private static func kindOfNoText(_ bytes: [UInt8]) -> String? {
        if let packed = Compression(firstBytes: bytes) { return "packed with \(packed.rawValue)" }
        if bytes.starts(with: Array("SQLite format 3\0".utf8)) { return "a database" }
        for (name, mark) in [("a PDF document", "%PDF-"), ("a ZIP archive or an office document", "PK\u{3}\u{4}")]
        where bytes.starts(with: Array(mark.utf8)) { return name }
        return nil
    }
}
