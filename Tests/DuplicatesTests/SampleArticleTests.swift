import Foundation
import Testing

@testable import Duplicates

@Suite("The sample documents") struct SampleArticleTests {
    private let samples: [StreamJudge.Item]

    init() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "seeds")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }
        samples = try names.sorted().enumerated().map { index, name in
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            return Telling.item("s\(index)", nil, text)
        }
        try #require(samples.count == 5)
    }

    @Test("they are five different articles")
    func different() {
        #expect(Telling.findings(samples).allSatisfy { $0.verdict == .new })
    }

    @Test("each with a footer of another site, cut, or on one line is a copy of it and of no other")
    func copies() {
        let footer = "\n\nThe post appeared first on Le Détroit.\n\nAbonnez-vous à notre lettre pour tout savoir."
        for (index, sample) in samples.enumerated() {
            let words = sample.text.split(whereSeparator: \.isWhitespace)
            for text in [
                sample.text + footer,
                words.prefix(words.count * 2 / 5).joined(separator: " "),
                words.joined(separator: " ") + footer,
                sample.text.replacing("\n", with: " ") + " Le Détroit",
            ] {
                let finding = Telling.findings(samples + [Telling.item("other", "Repris", text)]).last
                #expect(finding?.verdict == .copy)
                #expect(finding?.of == index)
            }
        }
    }
}
