import struct Text.HTMLBlock
import enum Text.HTMLFragment
import struct Text.JSONScanner

/// The article's text where a page has it only in the data that its scripts build the page from.
enum ScriptText {
    private static let fewestParagraphs = 3
    private static let longest = 1 << 20
    private static let mostScripts = 1000
    private static let mostValues = 20_000

    /// The paragraphs of the longest piece of markup that stands as a string in a script; empty when there is none.
    static func paragraphs(in bytes: UnsafeBufferPointer<UInt8>) -> [String] {
        guard let literal = richestLiteral(in: bytes), literal.count <= longest else { return [] }
        var scanner = JSONScanner(UnsafeBufferPointer(rebasing: bytes[literal]), maximumDepth: 2)
        guard var markup = scanner.read()?.string else { return [] }
        // A whole object written as one string: `JSON.parse("{…}")`.
        if markup.utf8.first == 0x7B || markup.utf8.first == 0x5B {
            var inner = Self.longestMarkup(in: markup)
            swap(&markup, &inner)
        }
        return HTMLFragment.blocks(markup).blocks.filter(isText).map(\.text)
    }

    /// The longest string with markup of a JSON text.
    private static func longestMarkup(in json: String) -> String {
        var json = json
        let value = json.withUTF8 { bytes in
            var scanner = JSONScanner(bytes, maximumDepth: 64)
            return scanner.read()
        }
        var longest = ""
        var waiting = [value].compactMap(\.self)
        var seen = 0
        while seen < waiting.count, seen < mostValues {
            switch waiting[seen] {
            case .string(let text) where text.utf8.count > longest.utf8.count && text.contains("<p"): longest = text
            case .array(let values): waiting += values
            case .object(let members): waiting += members.map(\.value)
            default: break
            }
            seen += 1
        }
        return longest
    }

    private static func isText(_ block: HTMLBlock) -> Bool {
        block.kind != .caption && block.linkShare < 0.5 && !block.text.hasPrefix("$") && block.text.contains(" ")
    }

    /// The string with the most escaped paragraphs, quotes included.
    private static func richestLiteral(in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        var best: (count: Int, range: Range<Int>)?
        for script in scripts(in: bytes) {
            let end = script.upperBound
            var place = script.lowerBound
            while place < end {
                guard bytes[place] == 0x22 else {
                    place += 1
                    continue
                }
                let (close, count) = literal(bytes, from: place, to: end)
                if count >= fewestParagraphs, count > best?.count ?? 0 { best = (count, place..<close) }
                place = max(close, place + 1)
            }
        }
        return best?.range
    }

    /// Where the page's scripts stand, tags included.
    static func scripts(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var scripts: [Range<Int>] = []
        var index = 0
        while scripts.count < mostScripts, let start = find("<script", in: bytes, from: index) {
            index = find("</script", in: bytes, from: start) ?? bytes.count
            scripts.append(start..<index)
        }
        return scripts
    }

    /// The text of a string that may hold markup.
    static func plain(_ text: String) -> String {
        text.utf8.contains(0x3C) || text.utf8.contains(0x26) ? HTMLFragment.plainText(text) : text
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
