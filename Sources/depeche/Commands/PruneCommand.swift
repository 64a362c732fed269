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
            """
    )

    @OptionGroup var archive: ArchiveOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let configuration = try archive.configuration()
        let path = archive.store ?? configuration.settings.store.path
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
        let report = try await orFail { () throws(StoreError) in
            try await raw.prune(before: asked.documentsBefore, above: asked.mostDocumentBytes)
            return try await store.prune(asked, at: now)
        }
        guard json else {
            Console.print(
                """
                \(report.articles) articles, \(report.lines) lines of the logbook, \(report.tombstones) tombstones and \
                \(report.stories) stories deleted; \(ByteCount(report.bytes)) given back
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
