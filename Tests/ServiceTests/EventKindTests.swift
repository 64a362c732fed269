import Events
import Foundation
import Logging
import Service
import Testing

@Suite("Events") struct EventKindTests {
    @Test("every kind has a message ID of its own")
    func identities() {
        let identities = EventKind.allCases.map(\.messageID)
        #expect(Set(identities).count == identities.count)
        for identity in identities {
            #expect(identity.utf8.count == 32 && identity.allSatisfy { $0.isHexDigit && !$0.isUppercase })
        }
    }

    @Test("the journal's catalog explains every kind, and no other", arguments: EventKind.allCases)
    func catalog(kind: EventKind) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let catalog = try String(contentsOf: root.appendingPathComponent("systemd/depeche.catalog"), encoding: .utf8)
        let entries = catalog.components(separatedBy: "\n-- ").dropFirst()
        #expect(entries.count == EventKind.allCases.count)
        let entry = try #require(entries.first { $0.hasPrefix(kind.messageID + "\n") })
        #expect(entry.contains("\nSubject: ") && entry.contains("\nDefined-By: depeche\n"))
        #expect(entry.components(separatedBy: "\n\n").count > 1)
    }

    @Test("fields stand in the order a reader looks for them, quoted where they must be")
    func order() {
        let fields = LogFields([
            "zone": "UTC", "error": "a \"b\"\nc", "source": "le-monde", Logger.eventKey: "visit-failed",
            "duration": .stringConvertible(Duration.milliseconds(5250)),
        ])
        #expect(fields.event == .visitFailed)
        #expect(
            fields.sentence(after: "visit\u{1B}[2J")
                == #"visit [2J source=le-monde duration=5s error="a \"b\"\nc" zone=UTC"#
        )
    }
}
