import struct Text.HTMLBlock
import enum Text.HTMLFragment
import struct Text.JSONScanner

/// The article's text where a page has it only in the data that its scripts build the page from.
enum ScriptText {
    private static let fewestParagraphs = 3
    private static let longest = 1 << 20

    /// The paragraphs of the longest piece of markup that stands as a string in a script; empty when there is none.
    static func paragraphs(in bytes: UnsafeBufferPointer<UInt8>) -> [String] {
        guard let literal = richestLiteral(in: bytes), literal.count <= longest else { return [] }
        var scanner = JSONScanner(UnsafeBufferPointer(rebasing: bytes[literal]), maximumDepth: 2)
        guard let markup = scanner.read()?.string else { return [] }
        return HTMLFragment.blocks(markup).blocks.filter(isText).map(\.text)
    }

    private static func isText(_ block: HTMLBlock) -> Bool {
        block.kind != .caption && block.linkShare < 0.5 && !block.text.hasPrefix("$") && block.text.contains(" ")
    }

    /// The string with the most escaped paragraphs, quotes included.
    private static func richestLiteral(in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        var best: (count: Int, range: Range<Int>)?
        var index = 0
        while let start = find("<script", in: bytes, from: index) {
            let end = find("</script", in: bytes, from: start) ?? bytes.count
            var place = start
            while place < end {
                guard bytes[place] == 0x22 else {
                    place += 1
                    continue
                }
                let (close, count) = literal(bytes, from: place, to: end)
                if count >= fewestParagraphs, count > best?.count ?? 0 { best = (count, place..<close) }
                place = max(close, place + 1)
            }
            index = end
        }
        return best?.range
    }

    /// Where a string ends that opens at `start`, and how many `\\u003cp` or `<p` it has.
    private static func literal(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> (Int, Int) {
        var place = start + 1
        var count = 0
        while place < end {
            if bytes[place] == 0x5C {
                // Some programs write the hexadecimal digits in capitals.
                if place + 6 < end, bytes[place + 1] == 0x75, bytes[place + 5] | 0x20 == 0x63, bytes[place + 6] == 0x70,
                    bytes[(place + 2)..<(place + 5)].elementsEqual("003".utf8)
                {
                    count += 1
                }
                place += 2
            } else if bytes[place] == 0x3C, place + 2 < end, bytes[place + 1] == 0x70,
                bytes[place + 2] == 0x3E || bytes[place + 2] == 0x20
            {
                count += 1
                place += 3
            } else if bytes[place] == 0x22 {
                return (place + 1, count)
            } else {
                place += 1
            }
        }
        return (end, 0)
    }

    private static func find(_ text: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let length = text.utf8CodeUnitCount
        var index = start
        while index + length <= bytes.count {
            guard let open = bytes[index...].firstIndex(of: text.utf8Start[0]), open + length <= bytes.count else {
                return nil
            }
            if (0..<length).allSatisfy({ bytes[open + $0] | 0x20 == text.utf8Start[$0] | 0x20 }) { return open }
            index = open + 1
        }
        return nil
    }
}
