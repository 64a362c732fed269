import News

/// Changes that are handed over together, as JSON Lines.
struct Batch: Sendable {
    let lines: [[UInt8]]
    let first: Position
    let last: Position

    /// Each with its line's end.
    var jsonLines: [UInt8] { Array(lines.joined()) }

    /// The same as one JSON array, an element a line.
    var jsonArray: [UInt8] {
        var bytes: [UInt8] = [UInt8(ascii: "[")]
        bytes.reserveCapacity(lines.reduce(2) { $0 + $1.count + 1 })
        for (index, line) in lines.enumerated() {
            if index > 0 { bytes += [UInt8(ascii: ","), 0x0A] }
            bytes += line.dropLast()
        }
        bytes += [UInt8(ascii: "]"), 0x0A]
        return bytes
    }
}
