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
        guard let width = wrappedWidth(blocks) else { return blocks.flatMap(\.self) }
        return blocks.flatMap { unwrapped($0, width: width) }
    }

    /// U+2028 and U+2029, which divide lines and paragraphs.
    private static func isSeparator(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        bytes[index] == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x80
            && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9)
    }

    /// How wide lines commonly are that were broken to a width: most lines that another follows are nearly full and end
    /// anywhere, those of the head aside; nil where lines were not broken.
    private static func wrappedWidth(_ blocks: [[String]]) -> Int? {
        let inner = blocks.flatMap { $0.dropLast() }
        let widths = inner.map(width)
        guard let widest = widths.max(), widest >= 30, widest <= 130 else { return nil }
        let head = widths.prefix { $0 * 10 < widest * 7 }.count
        let count = inner.count - head
        guard count >= 4 else { return nil }
        let broken = inner.indices.dropFirst(head).count { widths[$0] * 10 >= widest * 7 && !Sentence.ends(inner[$0]) }
        return broken * 3 >= count * 2 ? widths.sorted()[widths.count / 2] : nil
    }

    /// Scalars, near enough to what a line's width was counted in.
    private static func width(_ line: String) -> Int {
        line.utf8.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }

    /// A block's lines joined; a line that ends a sentence well before the width ends a paragraph, and so does one that
    /// the next line's first word had room on: a title, a byline.
    private static func unwrapped(_ lines: [String], width common: Int) -> [String] {
        let full = lines.map(width).max() ?? 0
        var paragraphs: [String] = []
        var current = ""
        for (index, line) in lines.enumerated() {
            if current.isEmpty {
                current = line
            } else if current.hasSuffix("-"), line.first?.isLowercase == true, current.dropLast().last?.isLetter == true
            {
                current = current.dropLast() + line
            } else {
                current += " " + line
            }
            let next = index + 1 < lines.count ? lines[index + 1].prefix { $0 != " " } : ""
            let goesOn = next.first?.isLowercase ?? true
            let hadRoom = !goesOn && (width(line) + 1 + width(String(next))) * 10 <= common * 9
            if hadRoom || (width(line) * 4 < full * 3 && Sentence.ends(line)) {
                paragraphs.append(current)
                current = ""
            }
        }
        if !current.isEmpty { paragraphs.append(current) }
        return paragraphs
    }
}
