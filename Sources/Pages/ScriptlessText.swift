/// What a page shows to readers whose browser runs no scripts (`noscript`; HTML standard, 4.12.2).
enum ScriptlessText {
    private static let name = Array("noscript".utf8)
    /// No longer than the name it takes the place of, so that offsets stay.
    private static let substitute = Array("div     ".utf8)

    /// The markup of a page with its `noscript` elements as plain ones; nil when none is so long that it may hold an
    /// article.
    static func opened(_ bytes: UnsafeBufferPointer<UInt8>, atLeast least: Int) -> [UInt8]? {
        var names: [Int] = []
        var longest = 0
        var start: Int?
        var place = 0
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "<") else {
                place += 1
                continue
            }
            let isEnd = place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "/")
            let first = place + (isEnd ? 2 : 1)
            place += 1
            guard isName(bytes, at: first) else { continue }
            names.append(first)
            if let begun = start, isEnd { longest = max(longest, first - begun) }
            start = isEnd ? nil : first
        }
        guard longest >= least else { return nil }
        var opened = Array(bytes)
        for name in names { opened.replaceSubrange(name..<name + substitute.count, with: substitute) }
        return opened
    }

    private static func isName(_ bytes: UnsafeBufferPointer<UInt8>, at first: Int) -> Bool {
        let end = first + name.count
        guard end < bytes.count, bytes[end] == UInt8(ascii: ">") || bytes[end] <= 0x20 else { return false }
        return zip(bytes[first..<end], name).allSatisfy { $0 | 0x20 == $1 }
    }
}
