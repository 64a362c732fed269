extension ValueForm where Value == Duration {
    static func duration(_ range: ClosedRange<Duration>) -> Self {
        Self(text: "a span such as `\"90s\"`, `\"10m\"`, `\"1h30m\"` or `\"7d\"`") { (text) throws(ValueFault) in
            guard let duration = Duration(written: text) else {
                throw ValueFault(
                    "`\(text.shown)` is not a span of time",
                    remedy: "write a number and a unit (ms, s, m, h, d, w), such as `\"90s\"` or `\"1h30m\"`"
                )
            }
            guard range.contains(duration) else {
                throw ValueFault(
                    "\(text.shown) is out of range",
                    remedy: "write a span from \(range.lowerBound.written) to \(range.upperBound.written)"
                )
            }
            return duration
        }
    }
}

extension ValueForm where Value == ByteCount {
    /// Text with a unit, or a bare integer of bytes.
    static func bytes(_ range: ClosedRange<ByteCount>) -> Self {
        let example = "write a size such as `\"15MiB\"` or `\"500kB\"`"
        return Self { (node) throws(ValueFault) in
            let count: ByteCount
            switch node.value {
            case .integer(let number): count = ByteCount(number)
            case .text(let text):
                guard let read = ByteCount(written: text) else {
                    throw ValueFault("`\(text.shown)` is not a size", remedy: example)
                }
                count = read
            default: throw ValueFault("this is \(node.kind), not a size", remedy: example)
            }
            guard range.contains(count) else {
                throw ValueFault(
                    "\(count) is out of range",
                    remedy: "write a size from \(range.lowerBound) to \(range.upperBound)"
                )
            }
            return count
        }
    }
}
