import struct Text.JSONScanner
import enum Text.Typography

/// The article's paragraphs where a page's scripts hold them one by one, as `{"type": "paragraph", "text": "…"}`.
///
/// Publishing systems name the member as they like. Of all strings that read like sentences those are taken that have
/// one name and stand near each other, and of these runs the longest.
enum DataText {
    /// A string that is shorter or has fewer words is a label or a title, in bytes.
    private static let shortest = 60
    private static let fewestWords = 8
    private static let fewestStrings = 3
    /// How far apart two paragraphs may stand: what lies between describes pictures and links.
    private static let longestGap = 3000
    private static let longest = 20_000
    private static let most = 2000

    private struct Run {
        var ranges: [Range<Int>] = []
        var bytes = 0
    }

    /// The paragraphs in a page's scripts; empty when there are none.
    static func paragraphs(in bytes: UnsafeBufferPointer<UInt8>) -> [String] {
        var open: [UInt64: Run] = [:]
        var best = Run()
        var key: UInt64 = 0
        var count = 0
        for script in ScriptText.scripts(in: bytes) {
            open.removeAll()
            var place = script.lowerBound
            while place < script.upperBound, count < most {
                guard bytes[place] == 0x22 else {
                    place += 1
                    continue
                }
                let string = literal(bytes, from: place, to: script.upperBound)
                place = string.upperBound
                if isName(bytes, after: place, to: script.upperBound) {
                    key = hash(bytes[string])
                } else if isProse(bytes, string) {
                    var run = open[key] ?? Run()
                    if let last = run.ranges.last, string.lowerBound - last.upperBound > longestGap { run = Run() }
                    run.ranges.append(string)
                    run.bytes += string.count
                    open[key] = run
                    count += 1
                    if run.bytes > best.bytes, run.ranges.count >= fewestStrings { best = run }
                }
            }
        }
        return texts(best.ranges, in: bytes)
    }

    private static func texts(_ ranges: [Range<Int>], in bytes: UnsafeBufferPointer<UInt8>) -> [String] {
        var texts: [String] = []
        for range in ranges {
            var scanner = JSONScanner(UnsafeBufferPointer(rebasing: bytes[range]), maximumDepth: 2)
            guard let raw = scanner.read()?.string else { continue }
            let text = Typography.clean(ScriptText.plain(raw))
            if !text.isEmpty, !texts.contains(text) { texts.append(text) }
        }
        return texts
    }

    /// The string that opens at `start`, quotes included.
    private static func literal(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Range<Int> {
        var place = start + 1
        while place < end, bytes[place] != 0x22 { place += bytes[place] == 0x5C ? 2 : 1 }
        return start..<max(start + 1, min(place + 1, end))
    }

    /// Whether a colon follows, which makes a string the name of a member.
    private static func isName(_ bytes: UnsafeBufferPointer<UInt8>, after end: Int, to limit: Int) -> Bool {
        var place = end
        while place < limit, bytes[place] <= 0x20 { place += 1 }
        return place < limit && bytes[place] == UInt8(ascii: ":")
    }

    private static func hash(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64 {
        name.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    /// Whether a string has words and the end of a sentence.
    private static func isProse(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count >= shortest, range.count <= longest else { return false }
        var spaces = 0
        var stops = 0
        for index in range.dropFirst().dropLast() {
            switch bytes[index] {
            case 0x20: spaces += 1
            case 0x2E, 0x21, 0x3F:
                let next = bytes[index + 1]
                if next == 0x20 || next == 0x22 || next == 0x3C || next == 0x5C || next >= 0x80 { stops += 1 }
            case 0x7B, 0x7D: return false
            default: break
            }
        }
        return spaces >= fewestWords && stops > 0 && bytes[range.lowerBound + 1] != UInt8(ascii: "/")
    }
}
