import ArgumentParser
import Events
import Foundation
import Logging
import News
import Settings

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the archive into one file, and check the copy.",
        discussion: """
            The copy holds the archive as it was at one moment, while the daemon goes on writing. Its pages, indexes, \
            references and full text are checked before it takes its name; exit code 65 when the archive is damaged, \
            73 when the copy cannot be made.

            With --keep OUT is a folder: the copy is named after the moment, and of the copies named so the latest \
            stay. None is removed when a copy fails.
            """
    )

    @Argument(help: ArgumentHelp("A file that is not there yet, or a folder with --keep.", valueName: "out"))
    var out: String

    @OptionGroup var archive: ArchiveOptions

    @Option(help: ArgumentHelp("How many copies stay in the folder.", valueName: "count"))
    var keep: Int?

    func validate() throws {
        if let keep, keep < 1 { throw ValidationError("--keep \(keep) would keep nothing: keep at least 1") }
    }

    func run() async throws {
        let log = LogWiring.logger(DaemonSettings().log)
        let store = try archive.open(.read)
        let generations = keep.map { Generations(folder: out, count: $0) }
        let target = try generations?.next(at: Date()) ?? out
        if generations == nil, FileManager.default.fileExists(atPath: target) {
            Console.complain(
                "cannot back up to \(target)\n  because: it is there already\n  try: another name, or --keep"
            )
            throw ExitCode(EX_CANTCREAT)
        }
        do throws(StoreError) {
            let report = try await store.backUp(to: target)
            let removed = generations?.prune() ?? 0
            log.tell(
                .backedUp,
                .notice,
                "backed up",
                [
                    "file": "\(target)", "bytes": "\(report.bytes)", "articles": "\(report.articles)",
                    "removed": "\(removed)",
                ]
            )
        } catch {
            log.tell(.backupFailed, .error, "\(error.line)", ["remedy": "\(error.remedy ?? "none known")"])
            throw Console.code(of: error)
        }
    }
}
