import News

/// The header lines of one answer, gathered as bytes and read once.
///
/// The lines come as libcurl hands them over: one at a time, each with its line
/// break, status line first. At most `Limits.headerLines` lines and
/// `Limits.headerBytes` bytes are kept.
struct HeaderBlock {
    enum Excess: Equatable {
        case lines, bytes
    }

    let maximumLines: Int
    let maximumBytes: Int
    private(set) var lineCount = 0
    private(set) var head = HTTPHead()

    init(maximumLines: Int, maximumBytes: Int) {
        self.maximumLines = maximumLines
        self.maximumBytes = maximumBytes
    }

    /// Forgets everything: another answer begins.
    mutating func begin() {
        head.bytes.removeAll(keepingCapacity: true)
        lineCount = 0
    }

    /// Keeps one line, or says which bound it would break.
    mutating func append(_ line: UnsafeRawBufferPointer) -> Excess? {
        guard lineCount < maximumLines else { return .lines }
        guard line.count <= maximumBytes - head.bytes.count else { return .bytes }
        lineCount += 1
        head.bytes.append(contentsOf: line)
        return nil
    }

    /// Every field in order.
    func lines() -> [(name: String, value: [UInt8])] { head.lines() }

    /// The fields by lower-case name.
    func fields() -> [String: String] { head.fields() }

    /// The first value of a field, as sent.
    func first(_ name: String) -> [UInt8]? {
        lines().first { $0.name == name }?.value
    }
}
