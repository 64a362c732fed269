import CurlTransport
import Foundation
import News
import SQLiteStore
import Testing

@testable import Delivery

@Suite("Changes handed to commands", .serialized) struct CommandDeliveryTests {
    private let transport = CurlTransport(maximumConnections: 1)

    private func command(_ arguments: [String], _ acknowledgement: Receiver.Command.Acknowledgement = .exit)
        -> Receiver.Way
    { .command(Receiver.Command(arguments, acknowledgement)) }

    @Test("a command that takes batches gets all changes in order, those that come later too")
    func batches() async throws {
        try await Stage.with { stage async throws in
            try await stage.store(25)
            var receiver = stage.receiver(command(stage.script("cat >> taken; echo run >> runs; echo noise")))
            receiver.batch = 10
            try await stage.delivering(to: [receiver], by: transport) { _ async throws in
                #expect(try await stage.until(25))
                try await stage.store(5, from: 26)
                #expect(try await stage.until(30))
            }
            #expect(stage.seqs("taken") == Array(1...30))
            #expect((4...6).contains(stage.lines("runs").count))
            let reader = try #require(try await stage.store.readers().first)
            #expect(reader.lag == 0 && reader.waitingSince == nil)
            #expect(reader.delivery == Reader.Delivery(way: "command"))
        }
    }

    @Test(
        "one whose place is forgotten meanwhile begins anew, and is seen all the while",
        arguments: [Receiver.Command.Acknowledgement.exit, .lines]
    )
    func forgotten(acknowledgement: Receiver.Command.Acknowledgement) async throws {
        try await Stage.with { stage async throws in
            try await stage.store(7)
            let script =
                acknowledgement == .exit
                ? "cat >> taken"
                : #"while read -r line; do echo "$line" >> taken; echo "$line" | sed 's/{"seq":\([0-9]*\).*/\1/'; done"#
            let receiver = stage.receiver(command(stage.script(script), acknowledgement))
            try await stage.delivering(to: [receiver], by: transport) { _ async throws in
                #expect(try await stage.until(7))
                #expect(try await stage.store.forget(stage.reader))
                #expect(try await eventually { stage.lines("taken").count >= 14 })
                #expect(try await stage.until(7))
                try await stage.store(2, from: 8)
                #expect(try await stage.until(9))
            }
            #expect(stage.seqs("taken") == Array(1...7) + Array(1...9))
        }
    }

    @Test("a batch counts as taken only by the status 0; it comes again as a whole")
    func failing() async throws {
        try await Stage.with { stage async throws in
            try await stage.store(6)
            let script = "cat >> taken; echo trouble $DEPECHE_READER >&2; [ -e ready ] || exit 3"
            var receiver = stage.receiver(command(stage.script(script)))
            receiver.tellAfter = .milliseconds(1)
            try await stage.delivering(to: [receiver], by: transport) { _ async throws in
                #expect(try await eventually { stage.log.lines.contains { $0.contains("event=receiver-failing") } })
                let reader = try #require(try await stage.store.readers().first)
                #expect(reader.place == .start && reader.lag == 6)
                #expect(reader.delivery?.error == "/bin/sh ended with the status 3")
                try Data().write(to: URL(fileURLWithPath: stage.folder + "/ready"))
                #expect(try await stage.until(6))
                #expect(try await eventually { stage.log.lines.contains { $0.contains("event=receiver-recovered") } })
                #expect(try await stage.store.readers().first?.delivery == Reader.Delivery(way: "command"))
            }
            let seqs = stage.seqs("taken")
            #expect(seqs.count > 6 && seqs.count % 6 == 0 && Array(seqs.prefix(6)) == Array(1...6))
            #expect(stage.log.lines.contains { $0.contains("line=trouble veille") })
            #expect(stage.log.lines.count { $0.contains("line=trouble") } <= 20)
        }
    }

    @Test(
        "a command that ends well without having read its input to the end has taken nothing",
        arguments: ["true", "head -c 5 > /dev/null", "read -r line", "exec < /dev/null; sleep 0.1"]
    )
    func unread(script: String) async throws {
        try await Stage.with { stage async throws in
            try await stage.store(6)
            let receiver = stage.receiver(command(stage.script("[ -e ready ] && exec cat >> taken; " + script)))
            try await stage.delivering(to: [receiver], by: transport) { _ async throws in
                let isTold = try await eventually {
                    try await stage.store.readers().first?.delivery?.error == "/bin/sh ended before it had read all"
                }
                #expect(isTold)
                #expect(try await stage.place() == 0)
                try Data().write(to: URL(fileURLWithPath: stage.folder + "/ready"))
                #expect(try await stage.until(6))
            }
            #expect(stage.seqs("taken") == Array(1...6))
        }
    }

    @Test("a command that goes on running takes what it acknowledges, and gets the rest again after its death")
    func lines() async throws {
        try await Stage.with { stage async throws in
            try await stage.store(12)
            // Dies behind every fifth line, and acknowledges nonsense too.
            let script = """
                n=0; echo $$ >> runs; echo 99999
                while read -r line; do
                    echo "$line" >> taken; seq=${line#*:}; echo "${seq%%,*}"; n=$((n + 1))
                    [ -e steady ] || [ $n -lt 5 ] || exit 1
                done
                """
            try await stage.delivering(to: [stage.receiver(command(stage.script(script), .lines))], by: transport) {
                _ async throws in
                #expect(try await stage.until(12))
                try Data().write(to: URL(fileURLWithPath: stage.folder + "/steady"))
                for number in 13...20 {
                    try await stage.store(1, from: number)
                    #expect(try await stage.until(Int64(number)))
                }
            }
            let seqs = stage.seqs("taken")
            #expect(Set(seqs) == Set(1...20))
            // Whatever came again, each came first in its turn.
            var highest = 0
            for seq in seqs {
                #expect(seq <= highest + 1)
                highest = max(highest, seq)
            }
            #expect((3...5).contains(stage.lines("runs").count))
            #expect(stage.log.lines.contains { $0.contains("99999") })
        }
    }

    @Test("a command that hangs is ended with all it started, and told")
    func hanging() async throws {
        try await Stage.with { stage async throws in
            try await stage.store(2)
            // What it leaves behind keeps its pipes open and does not listen.
            let script = "trap '' TERM; sleep 300 & echo $! > left; sleep 301"
            var receiver = stage.receiver(command(stage.script(script)))
            receiver.timeout = .milliseconds(200)
            receiver.longestWait = .seconds(60)
            try await stage.delivering(to: [receiver], by: transport) { _ async throws in
                let isTold = try await eventually {
                    try await stage.store.readers().first?.delivery?.error?.contains("took longer than") == true
                }
                #expect(isTold)
            }
            let left = try #require(stage.lines("left").first.flatMap { pid_t($0) })
            #expect(try await eventually { kill(left, 0) != 0 })
        }
    }

    @Test("at the stop a command that runs is ended within its bound, and nobody is left")
    func stopping() async throws {
        try await Stage.with { stage async throws in
            try await stage.store(2)
            let script = "trap '' TERM; echo $$ > running; cat > /dev/null; sleep 300"
            let started = ContinuousClock.now
            try await stage.delivering(to: [stage.receiver(command(stage.script(script)))], by: transport) {
                _ async throws in
                #expect(try await eventually { !stage.lines("running").isEmpty })
            }
            #expect(ContinuousClock.now - started < .seconds(15))
            let pid = try #require(stage.lines("running").first.flatMap { pid_t($0) })
            #expect(kill(pid, 0) != 0 && errno == ESRCH)
            #expect(try await stage.place() == 0)
        }
    }

    @Test(
        "a command is started with little: three streams, a group of its own, a few variables, every signal as at first"
    )
    func surroundings() async throws {
        try await Stage.with { stage async throws in
            try await stage.store(1)
            let script = "cat > /dev/null; env > env; ls /proc/self/fd > fds; grep SigIgn /proc/self/status > signals"
            let before = signal(SIGUSR2, SIG_IGN)
            defer { signal(SIGUSR2, before) }
            try await stage.delivering(to: [stage.receiver(command(stage.script(script)))], by: transport) {
                _ async throws in
                #expect(try await stage.until(1))
            }
            let names = Set(stage.lines("env").map { String($0.prefix { $0 != "=" }) })
            #expect(names.isSubset(of: ["PATH", "LANG", "DEPECHE_READER", "TZ", "PWD", "OLDPWD", "SHLVL", "_"]))
            // The fourth is the listing's own.
            #expect(stage.lines("fds") == ["0", "1", "2", "3"])
            // The C library keeps two for itself beyond the usual 31.
            let ignored = stage.lines("signals").first.flatMap { UInt64($0.suffix(16), radix: 16) }
            #expect(ignored.map { $0 & 0x7FFF_FFFF } == 0)
        }
    }

    @Test("one that cannot be started says so, and does not keep another from its changes")
    func missing() async throws {
        try await Stage.with { stage async throws in
            try await stage.store(3)
            var other = stage.receiver(command(["/nowhere/program"]))
            other.name = try #require(Reader.Name(rawValue: "absent"))
            let receiver = stage.receiver(command(stage.script("cat >> taken")))
            try await stage.delivering(to: [other, receiver], by: transport) { _ async throws in
                #expect(try await stage.until(3))
                let isTold = try await eventually {
                    let absent = try await stage.store.readers().first { $0.name.rawValue == "absent" }
                    return absent?.delivery?.error == "/nowhere/program cannot be started: No such file or directory"
                }
                #expect(isTold)
            }
        }
    }

    @Test("a filter lets through what is wanted, and the place passes over the rest")
    func filter() async throws {
        try await Stage.with { stage async throws in
            try await stage.store(60, language: "ar-MA", source: "a")
            try await stage.store(2, from: 61, language: "fr", source: "b")
            try await stage.store(3, from: 63, language: "ar", source: "c")
            var receiver = stage.receiver(command(stage.script("cat >> taken")))
            receiver.filter.languages = ["ar"]
            receiver.filter.sources = ["b", "c"].map { Source.ID(rawValue: $0) }.reduce(into: []) { $0.insert($1) }
            receiver.filter.kinds = [.new]
            try await stage.delivering(to: [receiver], by: transport) { _ async throws in
                #expect(try await stage.until(65))
            }
            #expect(stage.seqs("taken") == [63, 64, 65])
        }
    }

    @Test("a new receiver may begin at the end, and an operator may pass over what it does not take")
    func beginning() async throws {
        try await Stage.with { stage async throws in
            try await stage.store(5)
            let script =
                "while read -r line; do case $line in '{\"seq\":6,'*) exit 1;; *) echo \"$line\" >> taken;; esac; done"
            var receiver = stage.receiver(command(stage.script(script)))
            receiver.beginsAtEnd = true
            try await stage.delivering(to: [receiver], by: transport) { _ async throws in
                #expect(try await stage.until(5))
                try await stage.store(2, from: 6)
                let isTold = try await eventually {
                    (try await stage.store.readers().first?.delivery?.failures ?? 0) > 1
                }
                #expect(isTold)
                try await stage.store.move(stage.reader, to: Position(rawValue: 6), at: Date())
                #expect(try await stage.until(7))
            }
            #expect(stage.seqs("taken") == [7])
        }
    }

    @Test("receivers come, change and go with the settings, and their places stay")
    func reload() async throws {
        try await Stage.with { stage async throws in
            try await stage.store(3)
            let first = stage.receiver(command(stage.script("cat >> one")))
            let second = stage.receiver(command(stage.script("cat >> two")))
            try await stage.delivering(to: [first], by: transport) { deliveries async throws in
                #expect(try await stage.until(3))
                try await deliveries.apply([second], userAgent: "test")
                try await stage.store(2, from: 4)
                #expect(try await stage.until(5))
                try await deliveries.apply([], userAgent: "test")
                try await stage.store(1, from: 6)
                let reader = try #require(try await stage.store.readers().first)
                #expect(reader.lag == 1 && reader.delivery == nil)
                try await deliveries.apply([first], userAgent: "test")
                #expect(try await stage.until(6))
            }
            #expect(stage.seqs("one") == [1, 2, 3, 6])
            #expect(stage.seqs("two") == [4, 5])
        }
    }
}
