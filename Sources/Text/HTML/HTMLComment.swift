/// Where the parts of a source end that are no markup.
enum HTMLComment {
    /// After the comment that begins at `start` with `<!--`.
    static func end(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        // `<!-->` and `<!--->` are whole comments.
        var index = start + 4
        if index < bytes.count, bytes[index] == UInt8(ascii: ">") { return index + 1 }
        if index + 1 < bytes.count, bytes[index] == UInt8(ascii: "-"), bytes[index + 1] == UInt8(ascii: ">") {
            return index + 2
        }
        while let close = Bytes.find(UInt8(ascii: ">"), in: bytes, from: index) {
            let isEnd =
                close >= index + 2 && bytes[close - 1] == UInt8(ascii: "-") && bytes[close - 2] == UInt8(ascii: "-")
            let isBangEnd =
                close >= start + 7 && bytes[close - 1] == UInt8(ascii: "!") && bytes[close - 2] == UInt8(ascii: "-")
                && bytes[close - 3] == UInt8(ascii: "-")
            if (isEnd || isBangEnd) && close >= start + 6 { return close + 1 }
            index = close + 1
            if index >= bytes.count { break }
        }
        return bytes.count
    }

    /// Where the end tag of a raw text element begins, or the end of the input.
    static func startOfEndTag(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, name: Range<Int>) -> Int {
        var index = start
        while index < bytes.count, let open = Bytes.find(UInt8(ascii: "<"), in: bytes, from: index) {
            let after = open + 2 + name.count
            if after <= bytes.count, bytes[open + 1] == UInt8(ascii: "/"),
                zip(bytes[(open + 2)..<after], bytes[name]).allSatisfy({ $0.lowered == $1.lowered }),
                after == bytes.count || bytes[after] <= 0x20 || bytes[after] == UInt8(ascii: ">")
                    || bytes[after] == UInt8(ascii: "/")
            {
                return open
            }
            index = open + 1
        }
        return bytes.count
    }

    /// After the end tag of a raw text element, or the end of the input.
    static func endOfRawText(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, name: Range<Int>) -> Int {
        let open = startOfEndTag(in: bytes, from: start, name: name)
        guard open < bytes.count else { return bytes.count }
        var tag = HTMLTagScan(bytes, at: open, isEnd: true)
        tag.finish()
        return tag.position
    }
}
