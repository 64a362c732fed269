/// The tags of `iframe` and `object` taken out of HTML, what stands between them left in.
///
/// Between them stands what a reader without frames is to see (HTML 4.01 §13.3, §16.5); an HTML 5 parser would
/// swallow it, and with a tag that is never closed the rest of the text too.
enum EmbeddedFrames {
    static func unwrapped(_ html: String) -> String {
        var html = html
        return html.withUTF8 { bytes in
            guard mayHaveFrames(bytes) else { return nil }
            return String(decoding: unwrapped(bytes), as: UTF8.self)
        } ?? html
    }

    /// A look for `<if…` and `<ob…`, cheap enough for every text.
    static func mayHaveFrames(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var scan = MarkupScanner(bytes)
        while let start = scan.skipToTag() {
            let (first, second) = (scan.byte(start + 1) | 0x20, scan.byte(start + 2) | 0x20)
            if first == UInt8(ascii: "i"), second == UInt8(ascii: "f") { return true }
            if first == UInt8(ascii: "o"), second == UInt8(ascii: "b") { return true }
        }
        return false
    }

    private static func unwrapped(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var scanner = MarkupScanner(bytes)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var copied = 0
        while let event = scanner.next() {
            let (name, marks): (Range<Int>, Int)
            switch event {
            case .open(let tag, _): (name, marks) = (tag, 1)
            case .close(let tag): (name, marks) = (tag, 2)
            case .text, .literal: continue
            }
            guard isFrame(bytes, name) else { continue }
            output.append(contentsOf: bytes[copied..<max(copied, name.lowerBound - marks)])
            copied = scanner.position
        }
        output.append(contentsOf: bytes[min(copied, bytes.count)...])
        return output
    }

    private static func isFrame(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
        guard name.count == 6 else { return false }
        let word = String(decoding: bytes[name], as: UTF8.self).lowercased()
        return word == "iframe" || word == "object"
    }
}
