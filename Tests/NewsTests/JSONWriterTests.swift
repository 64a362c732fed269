import Foundation
import News
import Testing

@Suite struct JSONWriterTests {
    @Test("what is written is read back by another reader, controls and quotation marks included")
    func roundTrip() throws {
        let hostile = "a\"b\\c\n\t\r\u{0}\u{1F} é مرحبا 🙂 \u{2028}"
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("text", hostile)
            writer.member("absent", nil as String?)
            writer.member("number", -12)
            writer.member("share", 0.25)
            writer.member("list", ["a", "b"])
            writer.member("empty", [] as [String])
            writer.key("nested")
            writer.object { $0.member("yes", true) }
        }
        let read = try #require(JSONSerialization.jsonObject(with: Data(writer.bytes)) as? [String: Any])
        #expect(read["text"] as? String == hostile)
        #expect(read["number"] as? Int == -12)
        #expect(read["share"] as? Double == 0.25)
        #expect(read["list"] as? [String] == ["a", "b"])
        #expect((read["nested"] as? [String: Any])?["yes"] as? Bool == true)
        #expect(read.keys.sorted() == ["list", "nested", "number", "share", "text"])
    }

    @Test("numbers that JSON cannot write become null", arguments: [Double.nan, .infinity])
    func notANumber(value: Double) {
        var writer = JSONWriter()
        writer.value(value)
        #expect(writer.text == "null")
    }
}
