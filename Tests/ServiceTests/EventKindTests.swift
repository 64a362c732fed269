import Events
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
