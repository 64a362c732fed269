import Foundation
import Ingest
import News
import SQLiteStore
import TestSupport
import Testing

@Suite struct SilenceTests {
    /// Thirty entries, one an hour, the last of them on a November morning years ago.
    private static let feed: String = {
        let items = (0..<30).map { number in
            let day = 24 - number / 24
            let hour = String(format: "%02d", 23 - number % 24)
            return """
                <item><title>Titre \(number)</title><guid isPermaLink="false">n-\(number)</guid>
                <pubDate>\(day) Nov 2025 \(hour):07:00 +0000</pubDate><description>Texte \(number).</description></item>
                """
        }
        return RSS.feed(items.joined())
    }()

    @Test("a source that falls silent for longer than it ever was is told of once")
    func once() async throws {
        try await Archive.with { archive async throws in
            try await Publisher.serving({ _ in Publisher.Answer(text: Self.feed) }) { publisher in
                let recorder = LogRecorder()
                let source = Archive.feed("hourly", publisher.base + "/feed")
                for _ in 0..<3 {
                    let options = Archive.options
                    let ingester = Ingester(
                        store: archive.store,
                        transport: archive.transport,
                        options: options,
                        log: recorder.logger
                    )
                    try await ingester.apply([source], options)
                    try await archive.store.makeDue(source.id, at: Date())
                    _ = try await ingester.runOnce()
                }
                #expect(recorder.messages.count { $0.hasPrefix("silent") } == 1)
                let state = try #require(try await archive.store.state(of: source.id))
                #expect(state.silenceTold != nil)
                #expect(state.reason?.hasPrefix("no article for") == true)
            }
        }
    }
}
