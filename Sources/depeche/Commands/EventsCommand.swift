import ArgumentParser
import Events
import Logging
import News
import Settings

struct EventsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events",
        abstract: "List the kinds of events with their journal message IDs.",
        discussion: """
            `journalctl MESSAGE_ID=…` finds events of one kind, whatever their words. With --tell a specimen of each \
            kind, or of one, is logged as the daemon would, so that filters and alerts can be tried: \
            `systemd-run --wait depeche events --tell disk-low`.
            """
    )

    @Flag(help: "Log a specimen of each kind that is named, or of every kind.")
    var tell = false

    @Argument(help: ArgumentHelp("Kinds; all without any.", valueName: "kind"))
    var kinds: [EventName] = []

    @Flag(help: "Print JSON lines.")
    var json = false

    func run() throws {
        let chosen = kinds.isEmpty ? EventKind.allCases : kinds.map(\.kind)
        if tell {
            let log = LogWiring.logger(DaemonSettings().log)
            for kind in chosen {
                log.tell(kind, .notice, "a specimen of the event", ["specimen": "yes"])
            }
            return
        }
        var table = Table([.init(title: "EVENT"), .init(title: "MESSAGE ID")])
        for kind in chosen {
            guard json else {
                table.add([kind.rawValue, kind.messageID])
                continue
            }
            var writer = JSONWriter()
            writer.object { writer in
                writer.member("event", kind.rawValue)
                writer.member("messageID", kind.messageID)
            }
            Console.print(writer.text)
        }
        if !json { table.lines(width: Console.width).forEach(Console.print) }
    }
}

/// The lasting name of a kind of event on the command line.
struct EventName: ExpressibleByArgument {
    let kind: EventKind

    init?(argument: String) {
        guard let kind = EventKind(rawValue: argument) else { return nil }
        self.kind = kind
    }
}
