import News
import Testing

@Suite struct BoundedStringTests {
    @Test("a long string is cut between characters, whatever their length")
    func cut() {
        for character in ["a", "é", "ع", "新", "😀"] {
            let long = String(repeating: character, count: 100)
            for limit in 10..<40 {
                let cut = long.bounded(toBytes: limit)
                #expect(cut.utf8.count <= limit)
                #expect(cut.utf8.count > limit - 7)
                #expect(cut.hasSuffix("…") && !cut.contains("\u{FFFD}"))
                #expect(long.hasPrefix(cut.dropLast()))
            }
        }
    }

    @Test("a string within its bound stays as it is")
    func short() {
        #expect("été".bounded(toBytes: 5) == "été")
    }
}
