import Foundation
import News
import Testing
import Text

@Suite("Hostile text")
struct HostileTextTests {
    private static let observed = Date(timeIntervalSince1970: 1_764_066_040)

    /// Reads, and fails when it takes longer than any honest document of the size.
    private func survives(_ text: String, seconds: Double = 8) {
        let start = Date()
        let document = PlainDocument.read(text, observed: Self.observed, zone: nil)
        #expect(document.paragraphs.reduce(0) { $0 + $1.utf8.count } <= text.utf8.count * 3)
        #expect(Date().timeIntervalSince(start) < seconds)
    }

    @Test(
        "a document of one thing a thousand times over is read in time",
        arguments: [
            "À lire aussi\n", "Lire aussi : ", "Par X\n", "il y a 2 heures - ", "[ ad ] ", ":", "«", "The post ", "\n",
            "\r", "é\u{301}",
            "Ã©", "\u{200B}", "(", "1 ", "Le 12 mai 2024 | ", "\u{202E}", "الأمن ", "A. ", "Tags: a, b, c\n",
        ]
    )
    func repeated(piece: String) {
        survives(String(repeating: piece, count: 4000))
    }

    @Test("lines of residue and of text in turn cost no more than their number")
    func alternating() {
        survives(String(repeating: "À lire aussi\n" + Story.text("fr")[0] + "\n", count: 1500))
    }

    @Test("any bytes decode and read")
    func anyBytes() {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        for round in 0..<200 {
            let bytes = (0..<(round * 7 % 900)).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 56)
            }
            let document = PlainDocument.read(bytes, observed: Self.observed, zone: nil)
            #expect(document.paragraphs.allSatisfy { !$0.isEmpty })
        }
    }

    @Test("cleaning is done once: a second time changes nothing")
    func idempotent() {
        for language in Story.paragraphs.keys {
            for text in Story.text(language) + ["a ,b  c\u{AD}", "Ã©tÃ© ( oui )", "e\u{301} . ", "\u{A0}« x »\u{A0}!"] {
                let once = Typography.clean(text)
                #expect(Typography.clean(once) == once)
            }
        }
    }
}
