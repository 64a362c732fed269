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
    private var bytes: [UInt8] = []

    init(maximumLines: Int, maximumBytes: Int) {
        self.maximumLines = maximumLines
        self.maximumBytes = maximumBytes
    }

    /// Forgets everything: another answer begins.
    mutating func begin() {
        bytes.removeAll(keepingCapacity: true)
        lineCount = 0
    }

    /// Keeps one line, or says which bound it would break.
    mutating func append(_ line: UnsafeRawBufferPointer) -> Excess? {
        guard lineCount < maximumLines else { return .lines }
        guard line.count <= maximumBytes - bytes.count else { return .bytes }
        lineCount += 1
        bytes.append(contentsOf: line)
        return nil
    }

    /// Fields whose values a comma would run together: what one says of an agent or cookie ends with its line.
    private static let unjoinable: Set<String> = ["set-cookie", "x-robots-tag"]

    /// The fields by lower-case name; a repeated field has its values joined by a comma (RFC 9110 §5.3).
    func fields() -> [String: String] {
        var fields: [String: String] = [:]
        for (name, value) in lines() {
            let value = String(latin1: value)
            if let before = fields.updateValue(value, forKey: name) {
                fields[name] = before + (Self.unjoinable.contains(name) ? "\n" : ", ") + value
            }
        }
        return fields
    }

    /// The first value of a field, as sent.
    func first(_ name: String) -> [UInt8]? {
        lines().first { $0.name == name }?.value
    }

    /// Every field in order.
    ///
    /// A line that begins with a blank goes on with the one before (RFC 9112 §5.2).
    func lines() -> [(name: String, value: [UInt8])] {
        var lines: [(name: String, value: [UInt8])] = []
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            guard let first = line.first else { continue }
            if first.isBlank {
                guard let last = lines.indices.last else { continue }
                lines[last].value += [UInt8(ascii: " ")] + line.trimmed
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
                let name = String(latin1: line[..<colon].trimmed.map(\.lowered))
                guard !name.isEmpty else { continue }
                lines.append((name, Array(line[line.index(after: colon)...].trimmed)))
            }
        }
        return lines
    }
}

extension UInt8 {
    /// A space or a tab.
    fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }

    /// An ASCII capital as its small letter, anything else as it is.
    fileprivate var lowered: UInt8 { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self }
}

extension ArraySlice<UInt8> {
    fileprivate var trimmed: ArraySlice<UInt8> {
        var slice = drop(while: \.isBlank)
        while let last = slice.last, last.isBlank { slice.removeLast() }
        return slice
    }
}
