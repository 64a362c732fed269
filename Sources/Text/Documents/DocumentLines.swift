/// The paragraphs of raw text: blank lines divide them, or line breaks where lines are whole paragraphs.
enum DocumentLines {
    /// More lines than any article has; what follows is left out.
    private static let most = 20_000

    /// Clean paragraphs, in order, none empty.
    static func paragraphs(of text: String) -> [String] {
        var blocks: [[String]] = [[]]
        var count = 0
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            while start <= bytes.count, count < most {
                var end = start
                while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D, !isSeparator(bytes, end) { end += 1 }
                let line = Typography.clean(String(decoding: bytes[start..<end], as: UTF8.self))
                if line.isEmpty {
                    if blocks.last?.isEmpty == false { blocks.append([]) }
                } else {
                    blocks[blocks.count - 1].append(line)
                    count += 1
                }
                // CR LF is one line break.
                start =
                    end < bytes.count && bytes[end] == 0xE2
                    ? end + 3 : end + (end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A ? 2 : 1)
            }
        }
        return isWrapped(blocks) ? blocks.flatMap(unwrapped) : blocks.flatMap(\.self)
    }

    /// U+2028 and U+2029, which divide lines and paragraphs.
    private static func isSeparator(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        bytes[index] == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x80
            && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9)
    }

    /// Whether lines were broken to a width: most lines that another follows are nearly full and end anywhere.
    private static func isWrapped(_ blocks: [[String]]) -> Bool {
        let inner = blocks.flatMap { $0.dropLast() }
        guard inner.count >= 4, let width = inner.map(width).max(), width >= 30, width <= 130 else { return false }
        let broken = inner.filter { self.width($0) * 10 >= width * 7 && !Sentence.ends($0) }.count
        return broken * 3 >= inner.count * 2
    }

    /// Scalars, near enough to what a line's width was counted in.
    private static func width(_ line: String) -> Int {
        line.utf8.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }

    /// A block's lines joined; a line that ends a sentence well before the width ends a paragraph.
    private static func unwrapped(_ lines: [String]) -> [String] {
        let full = lines.map(width).max() ?? 0
        var paragraphs: [String] = []
        var current = ""
        for line in lines {
            if current.isEmpty {
                current = line
            } else if current.hasSuffix("-"), line.first?.isLowercase == true, current.dropLast().last?.isLetter == true
            {
                current = current.dropLast() + line
            } else {
                current += " " + line
            }
            if width(line) * 4 < full * 3, Sentence.ends(line) {
                paragraphs.append(current)
                current = ""
            }
        }
        if !current.isEmpty { paragraphs.append(current) }
        return paragraphs
    }
}
