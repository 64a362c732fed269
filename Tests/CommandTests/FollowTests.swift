import Foundation
import Testing

@Suite struct FollowTests {
    /// A `depeche follow` on pipes, as a program that takes changes runs it.
    private final class Follower {
        private let process = Process()
        private let input = Pipe()
        private let output = Pipe()
        private var rest: [UInt8] = []

        init(_ arguments: String...) throws {
            process.executableURL = URL(fileURLWithPath: Command.binary)
            process.arguments = ["follow"] + arguments
            process.standardInput = input
            process.standardOutput = output
            try process.run()
        }

        /// Waits for the next lines.
        func lines(_ count: Int) async throws -> [[String: Any]] {
            var lines: [[String: Any]] = []
            while lines.count < count {
                if let end = rest.firstIndex(of: 0x0A) {
                    let line = try JSONSerialization.jsonObject(with: Data(rest[..<end])) as? [String: Any]
                    lines.append(try #require(line))
                    rest.removeFirst(end + 1)
                } else {
                    let handle = output.fileHandleForReading
                    let data = await aside { handle.availableData }
                    try #require(!data.isEmpty)
                    rest += data
                }
            }
            return lines
        }

        func acknowledge(_ seq: Int) throws {
            try input.fileHandleForWriting.write(contentsOf: Data("\(seq)\n".utf8))
        }

        /// Ends standard input and, by that, a follower that was started with --once.
        func finish() async throws -> Int32 {
            try input.fileHandleForWriting.close()
            let process = process
            await aside { process.waitUntilExit() }
            return process.terminationStatus
        }

        func kill() {
            Foundation.kill(process.processIdentifier, SIGKILL)
        }
    }

    private func place(_ work: Workplace) async throws -> String {
        try await aside { Result { try work.sqlite("SELECT name, place, lag FROM readers") } }.get()
    }

    @Test("changes are printed, then those that come, as soon as another process has stored them")
    func waits() async throws {
        try await Workplace.with { work async throws in
            try await Command.depeche("import", "--store", work.archive, Workplace.seeds)
            let follower = try Follower("--store", work.archive, "--json")
            defer { follower.kill() }
            #expect(try await follower.lines(5).map { $0["seq"] as? Int } == [1, 2, 3, 4, 5])
            try work.write("Une nouvelle phrase qui n’est pas encore dans les archives de la maison.", to: "neuf.txt")
            try await Command.depeche("import", "--store", work.archive, work.folder + "/neuf.txt")
            let line = try #require(try await follower.lines(1).first)
            #expect(line["change"] as? String == "new")
            #expect((line["article"] as? [String: Any])?["seq"] as? Int == 6)
        }
    }

    @Test("a reader that is killed gets again what it had not acknowledged, and nothing it had")
    func killed() async throws {
        try await Workplace.with { work async throws in
            try await Command.depeche("import", "--store", work.archive, Workplace.seeds)
            let arguments = ["--store", work.archive, "--json", "--reader", "veille"]
            let first = try Follower(arguments[0], arguments[1], arguments[2], arguments[3], arguments[4])
            _ = try await first.lines(5)
            #expect(try await place(work) == "veille|0|5")
            try first.acknowledge(3)
            for _ in 0..<200 where try await place(work) != "veille|3|2" {
                try await Task.sleep(for: .milliseconds(50))
            }
            first.kill()
            #expect(try await place(work) == "veille|3|2")
            let second = try Follower("--store", work.archive, "--json", "--reader", "veille", "--once")
            #expect(try await second.lines(2).map { $0["seq"] as? Int } == [4, 5])
            try second.acknowledge(5)
            #expect(try await second.finish() == 0)
            #expect(try await place(work) == "veille|5|0")
        }
    }

    @Test("a seq that was not written acknowledges nothing")
    func tooFar() async throws {
        try await Workplace.with { work async throws in
            try await Command.depeche("import", "--store", work.archive, Workplace.seeds)
            let follower = try Follower("--store", work.archive, "--json", "--reader", "veille", "--once")
            _ = try await follower.lines(5)
            try follower.acknowledge(77)
            #expect(try await follower.finish() == 0)
            #expect(try await place(work) == "veille|0|5")
        }
    }

    @Test("in a file a line is not taken before it is on the disk")
    func synced() async throws {
        try await Workplace.with { work async throws in
            try await Command.depeche("import", "--store", work.archive, Workplace.seeds)
            // A file that takes what is written and has no disk to bring it to.
            let script = "exec \"$0\" follow --store \"$1\" --reader journal --once > /proc/self/comm"
            let shell = Process()
            shell.executableURL = URL(fileURLWithPath: "/bin/sh")
            shell.arguments = ["-c", script, Command.binary, work.archive]
            shell.standardError = FileHandle.nullDevice
            try shell.run()
            await aside { shell.waitUntilExit() }
            #expect(shell.terminationStatus == 74)
            #expect(try await place(work) == "journal|0|5")
        }
    }

    @Test("in a file a line is taken when it is written; the next run goes on behind it")
    func file() async throws {
        try await Workplace.with { work async throws in
            try await Command.depeche("import", "--store", work.archive, Workplace.seeds)
            let arguments = ["follow", "--store", work.archive, "--reader", "journal", "--once"]
            let first = try await Command.start(arguments).wait()
            #expect(first.output.split(separator: "\n").count == 5)
            #expect(first.output.hasPrefix("1  "))
            #expect(try await place(work) == "journal|5|0")
            #expect(try await Command.start(arguments).wait().output.isEmpty)
            let again = try await Command.start(arguments + ["--after", "3"]).wait()
            #expect(again.output.split(separator: "\n").count == 2)
        }
    }

    @Test("a line that was torn in a file is ended before the next, and nothing is put between whole ones")
    func torn() async throws {
        try await Workplace.with { work async throws in
            try await Command.depeche("import", "--store", work.archive, Workplace.seeds)
            for (before, lines) in [("{\"seq\":1,\"cha", 6), ("{}\n", 6), ("", 5)] {
                try work.write(before, to: "changes.jsonl")
                let process = Process()
                process.executableURL = URL(fileURLWithPath: "/bin/sh")
                let follow = "'\(Command.binary)' follow --json --once --store '\(work.archive)'"
                process.arguments = ["-c", "\(follow) >> '\(work.folder)/changes.jsonl'"]
                try process.run()
                await aside { process.waitUntilExit() }
                let text = try String(contentsOfFile: work.folder + "/changes.jsonl", encoding: .utf8)
                #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count == lines + 1)
                #expect(text.split(separator: "\n").filter { $0.hasPrefix("{\"seq\":") }.count >= 5)
            }
        }
    }

    @Test("readers are listed with their lags, moved on by hand, and forgotten")
    func readers() async throws {
        try await Workplace.with { work async throws in
            try await Command.depeche("import", "--store", work.archive, Workplace.seeds)
            let store = ["--store", work.archive]
            #expect(try await Command.start(["reader", "ack", "veille", "2"] + store).wait().status == 0)
            #expect(try await Command.start(["reader", "ack", "veille", "6"] + store).wait().status == 64)
            let list = try await Command.start(["readers", "--json"] + store).wait().output
            #expect(list.hasPrefix(#"{"name":"veille","place":2,"lag":3,"moved":""#))
            let table = try await Command.start(["readers"] + store).wait().output
            #expect(table.split(separator: "\n").count == 2)
            #expect(try await Command.start(["reader", "forget", "veille"] + store).wait().status == 0)
            #expect(try await Command.start(["reader", "forget", "veille"] + store).wait().status == 66)
            #expect(try await Command.start(["follow", "--reader", "a b"] + store).wait().status == 64)
        }
    }
}
