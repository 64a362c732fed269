import Foundation
import Testing

/// The built program, run as an operator runs it.
struct Command {
    var status: Int32
    var output: String
    var errors: String

    /// The binary that was built beside the tests.
    static let binary: String = {
        let tests = CommandLine.arguments.first.map { URL(fileURLWithPath: $0) }
        let folder = tests?.deletingLastPathComponent()
        return folder?.appendingPathComponent("depeche").path ?? ".build/debug/depeche"
    }()

    /// Runs the program with these arguments and waits for it.
    @discardableResult
    static func depeche(_ arguments: String..., in folder: String? = nil) async throws -> Command {
        try await start(arguments, in: folder).wait()
    }

    static func start(_ arguments: [String], in folder: String? = nil) throws -> Running {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: binary)
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        return try Running(process)
    }

    /// A program under way, its output gathered in files so that no pipe can fill up.
    final class Running {
        let process: Process
        private let folder: String

        fileprivate init(_ process: Process) throws {
            self.process = process
            folder = NSTemporaryDirectory() + "depeche-command-\(UInt64.random(in: 0 ... .max))"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for name in ["output", "errors"] {
                try Data().write(to: URL(fileURLWithPath: folder + "/" + name))
            }
            process.standardOutput = FileHandle(forWritingAtPath: folder + "/output")
            process.standardError = FileHandle(forWritingAtPath: folder + "/errors")
            try process.run()
        }

        deinit { try? FileManager.default.removeItem(atPath: folder) }

        var errors: String { read("errors") }

        func wait() async -> Command {
            let process = process
            await aside { process.waitUntilExit() }
            return Command(status: process.terminationStatus, output: read("output"), errors: read("errors"))
        }

        private func read(_ name: String) -> String {
            (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)) ?? ""
        }
    }
}

/// Runs what blocks on a thread of its own: the tests' publishers need the few that tasks share.
func aside<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
        Thread.detachNewThread { continuation.resume(returning: body()) }
    }
}

/// A folder of its own for a test, with settings and source lists in it.
struct Workplace {
    let folder: String
    var archiveName = "depeche.db"

    var settings: String { folder + "/depeche.toml" }
    var archive: String { folder + "/" + archiveName }

    static func with<Value>(_ body: (Workplace) async throws -> Value) async throws -> Value {
        let folder = NSTemporaryDirectory() + "depeche-workplace-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: folder + "/sources.d", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let workplace = Workplace(folder: folder)
        try workplace.write(
            """
            [store]
            path = "depeche.db"
            [fetch]
            allow_private_networks = true
            host_delay = "0s"
            per_host = 64
            [schedule]
            min_interval = "1s"
            [status]
            listen = "off"
            """,
            to: "depeche.toml"
        )
        return try await body(workplace)
    }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }

    /// Debian's sqlite3 shell on the archive.
    func sqlite(_ sql: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        process.arguments = [archive, sql]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: text, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The repository's seeds.
    static let seeds: String = {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("seeds").path
    }()
}
