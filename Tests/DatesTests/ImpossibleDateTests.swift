import News
import Testing
import Text

@Suite("What is no date")
struct ImpossibleDateTests {
    @Test(
        "what the calendar lacks, or nobody can read, gives nothing",
        arguments: [
            "", " ", "soon", "yesterday", "il y a 2 heures", "5 mai", "Sun, 30 Feb 2020 13:55:00 GMT", "2023-02-29",
            "2003-12-31T25:14:55Z", "2013-01-28T09:xx:00Z", "2013-01-28T09:00:00+00:xx",
            "2013-01-28T11:30:00-06:00Textra", "Sun, 99 Jun 2009 12:00:00 GMT", "Sun, 16 zzz 2012 11:47:32 GMT",
            "Sun Dec x 2012 11:47:32 GMT", "0000-00-00 00:00:00", "-0001-11-30T00:00:00+00:00", "2024-13-01",
            "2023-366", "2023-W53-1", "12:30", "99999999999999999999999999", "10000-01-01", "32 mai 2024",
            "2024-05-05 14:60", "Europe/Paris", "2024-05-05T10:00:00 Mars/Olympus", "++--::", "\u{661}\u{662}",
        ]
    )
    func nothing(_ text: String) {
        #expect(DateReader().read(text) == nil)
    }

    @Test("a hostile text costs no more than a long date")
    func hostile() {
        let reader = DateReader()
        #expect(reader.read(String(repeating: "1 ", count: 100_000)) == nil)
        #expect(reader.read(String(repeating: "(", count: 150)) == nil)
        #expect(reader.read(String(repeating: "12:", count: 50)) == nil)
        #expect(reader.readPrefix(String(repeating: "mai ", count: 10_000)) == nil)
    }

    @Test("bytes that are no UTF-8 are no date and no harm")
    func invalid() {
        let bytes: [UInt8] = [0x35, 0x20, 0xC3, 0x28, 0xFF, 0xE2, 0x82, 0xF0, 0x9F]
        #expect(bytes.withUnsafeBufferPointer { DateReader().read($0) } == nil)
    }

    @Test("any text at all can be read")
    func random() {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        let pieces = [
            "5", "05", "2024", "mai", "mar", ":", "-", "+", "T", "Z", "h", "/", ".", ",", " ", "pm", "p.m.", "W", "年",
            "月",
            "كانون", "GMT", "(", ")", "24", "60", "٣", "Europe/", "_", "\u{301}", "999999999",
        ]
        for _ in 0..<20_000 {
            var text = ""
            for _ in 0..<8 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            if let date = DateReader().read(text) { #expect(!date.formatted.isEmpty) }
            if let (_, length) = DateReader().readPrefix(text) { #expect(length <= text.utf8.count) }
        }
    }
}
