import CCrypto
import News

/// Changes that are handed over together, as JSON Lines.
struct Batch: Sendable {
    let lines: [[UInt8]]
    let first: Position
    let last: Position
    /// What each of the changes is, whatever is told of its article now.
    let marks: [String]

    /// What is about this batch alone: its first and last place, and a digest of what stands there.
    ///
    /// An archive that was begun anew, or restored from a backup, gives the same places to other changes.
    var name: String {
        let text = Array(marks.joined(separator: "\n").utf8)
        var sum = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        EVP_Digest(text, text.count, &sum, nil, EVP_sha256(), nil)
        let digits = Array("0123456789abcdef".utf8)
        let digest = sum.prefix(8).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return "\(first.rawValue)-\(last.rawValue)-\(String(decoding: digest, as: UTF8.self))"
    }

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
