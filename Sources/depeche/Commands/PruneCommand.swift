import ArgumentParser
import Foundation
import Ingest
import News
import Settings
import Warc

struct PruneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune",
        abstract: "Delete now what retention no longer keeps.",
        discussion: """
            The daemon does this by itself, every hour and more thoroughly at night; by hand it is of use before a \
            backup, or after the settings of [retention] changed. It goes by the settings and the source lists, and \
            gives free space back to the file system. Exit code 69 while a daemon works on the archive.

            With --compact the file is then rebuilt: it holds nothing free afterwards, and an archive that an early \
            version began can give space back from then on. That takes up to twice the archive's size on its disk for a \
            while (half of it in the folder that SQLITE_TMPDIR names, if that is set); nothing is begun when there is \
            less, and a kill leaves the archive as it was. `depeche doctor` tells what could be won.
            """
    )

    @OptionGroup var archive: ArchiveOptions

    @Flag(help: "Rebuild the file as well, without free space in it.")
    var compact = false

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let configuration = try archive.configuration()
        let path = archive.store ?? configuration.settings.store.path
        // SQLite asks for it when it is first used. Its own choice, /var/tmp, may be small, or memory.
        if compact { setenv("SQLITE_TMPDIR", URL(fileURLWithPath: path).deletingLastPathComponent().path, 0) }
        let store = try archive.open(.existing)
        let lock: RunLock
        do throws(StoreError) { lock = try RunLock(forStore: path) } catch { throw Console.fail(error) }
        defer { withExtendedLifetime(lock) {} }
        let options = IngestOptions(configuration.settings)
        let now = Date()
        var rules = options.retentionRules(for: configuration.sources, at: now)
        rules.isThorough = true
        let asked = rules
        let raw = RawFolder(of: path, store, configuration.settings)
        var report = try await orFail { () throws(StoreError) in
            try await raw.prune(before: asked.documentsBefore, above: asked.mostDocumentBytes)
            return try await store.prune(asked, at: now)
        }
        if compact {
            Console.progress("rebuilding \(path)")
            let folder = ProcessInfo.processInfo.environment["SQLITE_TMPDIR"] ?? "."
            let won = try await orFail { () throws(StoreError) in try await store.compact(temporaryFolder: folder) }
            report.bytes += max(0, won)
            Console.endProgress()
        }
        guard json else {
            Console.print(
                """
                \(report.articles) articles, \(report.lines) lines of the logbook, \(report.tombstones) tombstones and \
                \(report.stories) stories deleted; \(report.bytes >> 10) KiB given back
                """
            )
            return
        }
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("articles", report.articles)
            writer.member("lines", report.lines)
            writer.member("tombstones", report.tombstones)
            writer.member("stories", report.stories)
            writer.member("bytes", report.bytes)
        }
        Console.print(writer.text)
    }
}
