/// A line without text between two others.
enum BlankLine {
    /// The white space around the first blank line.
    static func first(in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Range<Int>? {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            guard bytes[index] == 0x0A else {
                index += 1
                continue
            }
            var end = index + 1
            var lines = 1
            while end < bytes.endIndex, bytes[end] <= 0x20 {
                if bytes[end] == 0x0A { lines += 1 }
                end += 1
            }
            if lines > 1 { return index..<end }
            index = end
        }
        return nil
    }
}
