/// The candidates of a `srcset` attribute.
enum SourceSet {
    /// Each address with its descriptor (`2x`, `640w`), as in the HTML standard's section on source sets; at most 50.
    static func candidates(_ value: String) -> [(address: String, descriptor: String)] {
        var found: [(address: String, descriptor: String)] = []
        let bytes = Array(value.utf8)
        var index = 0
        while index < bytes.count, found.count < 50 {
            while index < bytes.count, bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: ",") { index += 1 }
            let start = index
            while index < bytes.count, bytes[index] > 0x20 { index += 1 }
            var end = index
            while end > start, bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
            guard end > start else { break }
            let address = String(decoding: bytes[start..<end], as: UTF8.self)
            var descriptor = ""
            if end == index {
                let stop = bytes[index...].firstIndex(of: UInt8(ascii: ",")) ?? bytes.count
                descriptor = String(decoding: bytes[index..<stop].filter { $0 > 0x20 }, as: UTF8.self)
                index = stop
            }
            found.append((address, descriptor))
        }
        return found
    }
}
