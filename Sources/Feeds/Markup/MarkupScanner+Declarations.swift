/// What starts with `<!` or `<?`.
extension MarkupScanner {
    mutating func skipInstruction() {
        let start = position
        if start > first, matches("<?xml", at: start), byte(start + 5) <= 0x20 {
            misplacedDeclaration = misplacedDeclaration ?? start
        }
        // Looked for in vain once, it need not be looked for again.
        if !lacksInstructionEnd, let end = find("?>", from: start + 2) {
            position = end + 2
        } else if let end = find(UInt8(ascii: ">"), from: start + 2) {
            note("an instruction that is not closed", at: start)
            lacksInstructionEnd = true
            position = end + 1
        } else {
            cut("an instruction", at: start)
        }
    }

    mutating func declaration() -> Event? {
        let start = position
        if matches("<![CDATA[", at: start) {
            let inside = start + 9
            if !lacksSectionEnd, let end = find("]]>", from: inside) {
                position = end + 3
                return .literal(inside..<end)
            }
            if endsWithRoot {
                note("a CDATA section that is not closed", at: start)
                lacksSectionEnd = true
                position = inside
                return nil
            }
            cut("a CDATA section", at: start)
            return .literal(inside..<bytes.count)
        }
        if matches("<!--", at: start) {
            comment()
        } else if matchesIgnoringCase("<!doctype", at: start) {
            documentType()
        } else if let end = find(UInt8(ascii: ">"), from: start) {
            note("a declaration out of place", at: start)
            position = end + 1
        } else {
            cut("a declaration", at: start)
        }
        return nil
    }

    mutating func comment() {
        let start = position
        guard !lacksCommentEnd, let end = find("-->", from: start + 4) else {
            if endsWithRoot {
                // Somebody forgot its end: it hides no more than a tag would. It is not looked for again.
                note("a comment that is not closed", at: start)
                lacksCommentEnd = true
                position = find(UInt8(ascii: ">"), from: start + 4).map { $0 + 1 } ?? bytes.count
            } else {
                cut("a comment", at: start)
            }
            return
        }
        if let dashes = find("--", from: start + 4), dashes < end { note("two dashes within a comment", at: dashes) }
        position = end + 3
    }

    /// Whether the document is whole: its last tag closes the root of a feed, so that what is open was left open.
    private var endsWithRoot: Bool {
        var end = bytes.count
        let least = max(0, end - 1024)
        while end > least, bytes[end - 1] != UInt8(ascii: "<") { end -= 1 }
        guard end > least, byte(end) == UInt8(ascii: "/") else { return false }
        let name = end + 1..<nameEnd(end + 1)
        guard name.count <= 16 else { return false }
        let word = String(decoding: bytes[name], as: UTF8.self).lowercased()
        return Self.roots.contains(word.split(separator: ":").last ?? "")
    }

    private static let roots: Set<Substring> = ["rss", "rdf", "feed", "channel", "urlset", "sitemapindex", "opml"]

    /// Skips the DOCTYPE with its internal subset, keeping the plain entities it declares.
    mutating func documentType() {
        let start = position
        var offset = start + 9
        var inSubset = false
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "["):
                inSubset = true
            case UInt8(ascii: "]"):
                inSubset = false
            case UInt8(ascii: ">") where !inSubset:
                position = offset + 1
                return
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                guard let close = find(bytes[offset], from: offset + 1) else {
                    cut("the DOCTYPE", at: start)
                    return
                }
                offset = close
            case UInt8(ascii: "<") where inSubset && matches("<!ENTITY", at: offset):
                offset = entities.declare(in: bytes, at: offset + 8) - 1
            case UInt8(ascii: "<") where inSubset && matches("<!--", at: offset):
                offset = (find("-->", from: offset + 4) ?? bytes.count) + 2
            default: break
            }
            offset += 1
        }
        cut("the DOCTYPE", at: start)
    }
}
