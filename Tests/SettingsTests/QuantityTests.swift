import Settings
import Testing

@Suite("Spans and sizes")
struct QuantityTests {
    @Test(
        "a span is read and written back in its shortest form",
        arguments: [
            ("0s", 0, "0s"), ("2s", 2000, "2s"), ("500ms", 500, "500ms"), ("90s", 90_000, "1m30s"),
            ("10m", 600_000, "10m"), ("1h30m", 5_400_000, "1h30m"), ("24h", 86_400_000, "1d"),
            ("7d", 604_800_000, "7d"), ("1w", 604_800_000, "7d"), ("1d2h3m4s5ms", 93_784_005, "1d2h3m4s5ms"),
            ("520w", 314_496_000_000, "3640d"),
        ] as [(String, Int, String)]
    )
    func spans(text: String, milliseconds: Int, written: String) throws {
        let duration = try #require(Duration(written: text))
        #expect(duration == .milliseconds(milliseconds))
        #expect(duration.written == written)
        #expect(Duration(written: written) == duration)
    }

    @Test(
        "what is no span is refused",
        arguments: [
            "", "5", "s", "m5", "-5s", "+5s", "1.5h", "2 s", " 2s", "2s ", "2S", "1m1h", "1m1m", "5min", "٥s", "1y",
            "99999999999999999999s", "999999999999w", "9999999999999ms9999999999999ms", "4000000d", "1h30",
        ]
    )
    func noSpans(text: String) {
        #expect(Duration(written: text) == nil)
    }

    @Test("a negative or endless span is written without harm")
    func extremes() {
        #expect(Duration.seconds(-5).written == "0s")
        #expect(!Duration.seconds(Int64.max).written.isEmpty)
    }

    @Test(
        "a size is read and written back",
        arguments: [
            ("0B", 0, "0B"), ("1B", 1, "1B"), ("500kB", 500_000, "500kB"), ("15MiB", 15 << 20, "15MiB"),
            ("1GiB", 1 << 30, "1GiB"), ("1024TiB", 1 << 50, "1024TiB"), ("3TB", 3_000_000_000_000, "3TB"),
            ("2GB", 2_000_000_000, "2GB"), ("1024KiB", 1 << 20, "1MiB"),
            ("3MB", 3_000_000, "3MB"),
            ("1025B", 1025, "1025B"),
        ] as [(String, Int, String)]
    )
    func sizes(text: String, bytes: Int, written: String) throws {
        let size = try #require(ByteCount(written: text))
        #expect(size == ByteCount(bytes))
        #expect(size.description == written)
        #expect(ByteCount(written: written) == size)
    }

    @Test(
        "what is no size is refused",
        arguments: [
            "", "5", "MiB", "-1B", "1.5MiB", "1 MiB", "1mb", "1KB", "1kb", "99999999999999999999B", "99999999999GiB",
        ]
    )
    func noSizes(text: String) {
        #expect(ByteCount(written: text) == nil)
    }
}
