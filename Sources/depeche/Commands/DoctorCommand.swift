import ArgumentParser
import Duplicates
import Foundation
import News
import SQLiteStore
import Settings

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check the archive and what is around it, and repair what can be rebuilt.",
        discussion: """
            Checked are the settings, the files' owners and modes, the room on the disk, every page and index of the \
            database, its tables and views, references between rows, the full-text index against the texts, the index \
            of copies against the articles, stories, and the stream of changes. While a daemon works on the archive \
            all is only read, and of the full-text index only the numbers of rows are compared.

            With --repair indexes, views, full text, the index of copies, stories and changes are made anew from the \
            articles, each in one transaction; articles and their texts are left as they are. This needs the daemon to \
            be stopped (exit code 69).

            An archive that cannot give space back to the disk is told as advice, with what `prune --compact` would win.

            Exit code 0 when nothing is wrong any more, 1 when something is, 65 when the file is no archive or cannot \
            be read, 78 when the settings have faults and no archive is named.
            """
    )

    @OptionGroup var archive: ArchiveOptions

    @Flag(help: "Rebuild what can be rebuilt.")
    var repair = false

    @Flag(help: "Print JSON lines.")
    var json = false

    func run() async throws {
        var findings = Findings(isJSON: json)
        let path = try place(&findings)
        guard FileManager.default.fileExists(atPath: path) else {
            throw Console.fail(StoreError.missing(archive: path))
        }
        // Nothing is put beside a file that is no archive.
        _ = try open(path, .read)
        for problem in ArchiveFiles(path).problems { findings.add("files", problem.what, remedy: problem.remedy) }
        let lock = try lock(path)
        defer { withExtendedLifetime(lock) {} }
        // Nothing is written before it is known that the pages are sound.
        var ailments = try await pages(path)
        var left = ailments
        if !ailments.contains(where: { $0.part == .pages }) {
            let store = try open(path, lock == nil ? .read : .existing)
            ailments += try await orFail { () throws(StoreError) in try await store.examine(isAlone: lock != nil) }
            left = ailments
            if repair, !ailments.isEmpty {
                try await mend(ailments, in: store)
                left = try await pages(path)
                left += try await orFail { () throws(StoreError) in try await store.examine(isAlone: true) }
            }
            let room = try await orFail { () throws(StoreError) in try await store.room() }
            if !room.givesBack { findings.advise("space", room.problem, remedy: room.remedy) }
            store.close()
        }
        // Only what is found no more was repaired.
        for ailment in ailments {
            let isRepaired = repair && !left.contains { $0.part == ailment.part }
            let remedy = ailment.remedy ?? "stop the daemon and run `depeche doctor --repair`"
            findings.add(ailment.part.rawValue, ailment.problem, remedy: remedy, isRepaired: isRepaired)
        }
        for ailment in left where !ailments.contains(where: { $0.part == ailment.part }) {
            findings.add(ailment.part.rawValue, ailment.problem, remedy: ailment.remedy ?? "run this once more")
        }
        if lock == nil, !json {
            let reason =
                RunLock.holder(ofStore: path) == nil
                ? "the archive may not be written to" : "a daemon works on the archive"
            Console.print("(\(reason): not all of the full text was compared)")
        }
        findings.end()
        if findings.left > 0 { throw ExitCode(1) }
    }

    /// Where the archive is; faults of the settings are told among the rest when it is known without them.
    private func place(_ findings: inout Findings) throws -> String {
        if archive.store != nil, archive.config == nil { return try archive.storePath() }
        let path = try archive.settingsPath()
        let loader = ConfigurationLoader.fromEnvironment()
        do throws(ConfigurationError) {
            let configuration = try loader.load(path)
            for warning in configuration.warnings { findings.add("settings", "\(warning)", remedy: "`depeche check`") }
            let store = configuration.settings.store
            let place = archive.store ?? store.path
            if let free = DiskSpace.free(beside: place), free < store.pageReserve.bytes {
                findings.add(
                    "disk",
                    "\(free >> 20) MiB are free, and work rests below \(store.pageReserve)",
                    remedy: "free some space, or keep less by [retention]"
                )
            }
            return place
        } catch {
            guard let place = archive.store ?? (try? loader.settings(at: path).store.path) else {
                throw ArchiveOptions.report(error)
            }
            for fault in error.faults { findings.add("settings", "\(fault)", remedy: "`depeche check`") }
            return place
        }
    }

    /// Nil when a daemon holds it, or it cannot be written.
    private func lock(_ path: String) throws -> RunLock? {
        do throws(StoreError) {
            return try RunLock(forStore: path)
        } catch {
            if repair { throw Console.fail(error) }
            return nil
        }
    }

    private func pages(_ path: String) async throws -> [Ailment] {
        let store = try open(path, .read)
        return try await orFail { () throws(StoreError) in try await store.examinePages() }
    }

    /// Parts that only a person can mend stay as they are.
    private func mend(_ ailments: [Ailment], in store: SQLiteStore) async throws {
        let parts = Set(ailments.filter { $0.remedy == nil }.map(\.part))
        for part in Ailment.Part.allCases where parts.contains(part) {
            try await orFail { () throws(StoreError) in try await store.repair(part) }
        }
    }

    private func open(_ path: String, _ access: StoreAccess) throws -> SQLiteStore {
        do throws(StoreError) {
            return try SQLiteStore(path: path, access: access)
        } catch {
            throw Console.fail(error)
        }
    }
}

/// What a look found, told as it is found.
private struct Findings {
    let isJSON: Bool
    private(set) var left = 0
    private var repaired = 0

    init(isJSON: Bool) { self.isJSON = isJSON }

    mutating func add(_ part: String, _ problem: String, remedy: String?, isRepaired: Bool = false) {
        if isRepaired { repaired += 1 } else { left += 1 }
        guard isJSON else {
            Console.print("\(part): \(problem)".printable)
            if isRepaired { return Console.print("  repaired") }
            if let remedy { Console.print("  try: \(remedy)".printable) }
            return
        }
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("part", part)
            writer.member("problem", problem)
            writer.member("repaired", isRepaired ? 1 : 0)
            writer.member("remedy", isRepaired ? nil : remedy)
        }
        Console.print(writer.text)
    }

    /// Tells what is not wrong, and could be better.
    func advise(_ part: String, _ problem: String, remedy: String) {
        guard isJSON else {
            Console.print("\(part): \(problem)".printable)
            return Console.print("  try: \(remedy)".printable)
        }
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("part", part)
            writer.member("problem", problem)
            writer.member("repaired", 0)
            writer.member("remedy", remedy)
            writer.member("advice", true)
        }
        Console.print(writer.text)
    }

    func end() {
        guard !isJSON else { return }
        switch (left, repaired) {
        case (0, 0): Console.print("nothing is wrong")
        case (0, _): Console.print("\(repaired) repaired, nothing is wrong any more")
        default: Console.print("\(left) left\(repaired > 0 ? ", \(repaired) repaired" : "")")
        }
    }
}

extension FileRoom {
    fileprivate var problem: String {
        "\(free >> 10) KiB of \(bytes >> 10) KiB are free, and are not given back to the disk as an early version began it"
    }

    fileprivate var remedy: String {
        "stop the daemon and run `depeche prune --compact`, which takes \((2 * copyBytes) >> 20) MiB for a while"
    }
}

extension StoreError {
    fileprivate static func missing(archive path: String) -> StoreError {
        StoreError(
            .missing,
            what: "cannot check the archive \(path)",
            why: "there is no such file",
            remedy: "`depeche run` makes it; or name another with --store"
        )
    }
}
