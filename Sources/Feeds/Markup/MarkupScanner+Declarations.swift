/// What starts with `<!` or `<?`.
extension MarkupScanner {
    mutating func skipInstruction() {
        let start = position
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
            if let end = find("]]>", from: inside) {
                position = end + 3
                return .literal(inside..<end)
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
        guard let end = find("-->", from: start + 4) else {
            cut("a comment", at: start)
            return
        }
        if let dashes = find("--", from: start + 4), dashes < end { note("two dashes within a comment", at: dashes) }
        position = end + 3
    }

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
