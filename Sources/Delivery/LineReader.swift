/// Cuts what comes in pieces into lines; of a line that is too long the rest is dropped.
struct LineReader {
    let longest: Int
    private var line: [UInt8] = []

    init(longest: Int) { self.longest = longest }

    mutating func take(_ bytes: ArraySlice<UInt8>, _ use: (String) -> Void) {
        for byte in bytes {
            if byte == 0x0A {
                finish(use)
            } else if line.count < longest {
                line.append(byte)
            }
        }
    }

    /// Takes a last line without an end.
    mutating func finish(_ use: (String) -> Void) {
        if !line.isEmpty { use(String(decoding: line, as: UTF8.self)) }
        line.removeAll(keepingCapacity: true)
    }
}
