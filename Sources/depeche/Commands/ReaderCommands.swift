import ArgumentParser
import Foundation
import News

struct ReadersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "readers",
        abstract: "List the readers of the stream of changes: how far each is, and how much it lags behind."
    )

    @OptionGroup var archive: ArchiveOptions

    @Flag(help: "Print JSON lines.")
    var json = false

    func run() async throws {
        let store = try archive.open(.read)
        let readers = try await orFail { () throws(StoreError) in try await store.readers() }
        if json {
            for reader in readers {
                var writer = JSONWriter()
                reader.write(to: &writer)
                Console.print(writer.text)
            }
            return
        }
        let now = Date()
        let (someMissed, areDelivered) = (readers.contains { $0.missed > 0 }, readers.contains { $0.delivery != nil })
        var table = Table(
            [
                .init(title: "READER", isFlexible: !areDelivered), .init(title: "PLACE", alignment: .right),
                .init(title: "LAG", alignment: .right),
            ] + (someMissed ? [.init(title: "MISSED", alignment: .right)] : []) + [.init(title: "MOVED")]
                + (areDelivered ? [.init(title: "DELIVERY", isFlexible: true)] : [])
        )
        for reader in readers {
            var cells = [reader.name.rawValue, "\(reader.place.rawValue)", "\(reader.lag)"]
            if someMissed { cells.append("\(reader.missed)") }
            cells.append(Age.text(since: reader.moved, at: now))
            if areDelivered { cells.append(reader.delivery.map { $0.text(at: now) } ?? "-") }
            table.add(cells)
        }
        table.lines(width: Console.width).forEach(Console.print)
    }
}

struct ReaderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reader",
        abstract: "Move the place of a reader, or forget the reader.",
        subcommands: [Acknowledge.self, Forget.self]
    )

    struct Acknowledge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "ack",
            abstract: "Say that a reader has taken a change and all before it.",
            discussion: "A place moves only forward: what a reader has taken is not given to it again."
        )

        @Argument(help: ArgumentHelp("The reader.", valueName: "name"))
        var reader: ReaderName

        @Argument(help: ArgumentHelp("The place of the change.", valueName: "seq"))
        var place: Int64

        @OptionGroup var archive: ArchiveOptions

        func run() async throws {
            let name = reader.name
            let store = try archive.open(.existing)
            let last = try await orFail { () throws(StoreError) in try await store.lastPosition() }
            let position = Position(rawValue: place)
            try StreamPlace.check(position, upTo: last, "cannot move the place of the reader \(name) to \(place)")
            let known = try await orFail { () throws(StoreError) in
                try await store.readers().first { $0.name == name }
            }
            try await orFail { () throws(StoreError) in try await store.move(name, to: position, at: Date()) }
            // Neither is a fault, and both may be a slip of the pen.
            guard let known else { return Console.complain("\(name) is a new reader") }
            guard known.place > position else { return }
            Console.complain("the place of \(name) stays at \(known.place.rawValue): it moves only forward")
        }
    }

    struct Forget: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "forget",
            abstract: "Forget a reader with its place."
        )

        @Argument(help: ArgumentHelp("The reader.", valueName: "name"))
        var reader: ReaderName

        @OptionGroup var archive: ArchiveOptions

        func run() async throws {
            let name = reader.name
            let store = try archive.open(.existing)
            guard try await orFail({ () throws(StoreError) in try await store.forget(name) }) else {
                Console.complain("no reader \(name)\n  because: none has this name\n  try: `depeche readers`")
                throw ExitCode(EX_NOINPUT)
            }
        }
    }
}

extension Reader.Delivery {
    /// Such as `webhook` or `command, failing for 3 min: …`.
    func text(at now: Date) -> String {
        guard let failingSince else { return way }
        let reason = error.map { ": " + $0.printable } ?? ""
        if isPaused { return "\(way), paused\(reason)" }
        return "\(way), failing since \(Age.text(since: failingSince, at: now))\(reason)"
    }
}

extension Reader {
    func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("name", name.rawValue)
            writer.member("place", Int(place.rawValue))
            writer.member("lag", lag)
            writer.member("moved", moved.rfc3339)
            writer.member("waitingSince", waitingSince?.rfc3339)
            writer.member("missed", missed > 0 ? missed : nil)
            if let delivery {
                writer.key("delivery")
                writer.object { writer in
                    writer.member("by", delivery.way)
                    writer.member("paused", delivery.isPaused)
                    writer.member("failures", delivery.failures)
                    writer.member("failingSince", delivery.failingSince?.rfc3339)
                    writer.member("error", delivery.error)
                }
            }
        }
    }
}
