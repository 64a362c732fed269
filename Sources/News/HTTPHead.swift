/// The head of an HTTP answer as it came: the status line and every field, each line with its break.
public struct HTTPHead: Hashable, Sendable {
    public var bytes: [UInt8]

    public init(bytes: [UInt8] = []) { self.bytes = bytes }

    /// Fields whose values a comma would run together: what one says of an agent or cookie ends with its line.
    private static let unjoinable: Set<String> = ["set-cookie", "x-robots-tag"]

    /// The fields by lower-case name; a repeated field has its values joined by a comma (RFC 9110 §5.3).
    public func fields() -> [String: String] {
        var fields: [String: String] = [:]
        for (name, value) in lines() {
            let value = String(latin1: value)
            if let before = fields.updateValue(value, forKey: name) {
                fields[name] = before + (Self.unjoinable.contains(name) ? "\n" : ", ") + value
            }
        }
        return fields
    }

    /// Every field in order.
    ///
    /// A line that begins with a blank goes on with the one before (RFC 9112 §5.2).
    public func lines() -> [(name: String, value: [UInt8])] {
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
