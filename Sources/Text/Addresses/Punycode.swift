/// International host names in ASCII (RFC 3492, RFC 5891).
///
/// Written out because Foundation's own conversion is only there when the process happens to link its
/// internationalisation library.
enum Punycode {
    private static let base = 36
    private static let tMin = 1
    private static let tMax = 26

    /// A name in lower case with each label that needs it in its `xn--` form; nil when a label exceeds 63 bytes.
    ///
    /// Takes the full stops of East Asian scripts as dots (RFC 3490 §3.1). Does not compose characters: names are
    /// expected in normal form C, as keyboards produce them.
    static func asciiHost(_ name: String) -> [UInt8]? {
        var out: [UInt8] = []
        let dots: Set<Unicode.Scalar> = [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"]
        let labels = name.lowercased().unicodeScalars.split(omittingEmptySubsequences: false) { dots.contains($0) }
        for (index, label) in labels.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ".")) }
            let scalars = label.map { Int($0.value) }
            guard scalars.count <= 63 else { return nil }
            if scalars.allSatisfy({ $0 < 0x80 }) {
                out += scalars.map { UInt8(truncatingIfNeeded: $0) }
            } else {
                let encoded = encode(scalars)
                guard encoded.count <= 59 else { return nil }
                out += "xn--".utf8
                out += encoded
            }
        }
        return out
    }

    /// One label, by the algorithm of RFC 3492 §6.3; a label's 63 scalars keep every number far below overflow.
    private static func encode(_ label: [Int]) -> [UInt8] {
        var out = label.filter { $0 < 0x80 }.map { UInt8(truncatingIfNeeded: $0) }
        let basic = out.count
        if basic > 0 { out.append(UInt8(ascii: "-")) }
        var (current, delta, bias, handled) = (0x80, 0, 72, basic)
        while handled < label.count, let next = label.filter({ $0 >= current }).min() {
            delta += (next - current) * (handled + 1)
            current = next
            for scalar in label {
                if scalar < current { delta += 1 }
                guard scalar == current else { continue }
                append(delta, bias: bias, to: &out)
                bias = adapted(delta, points: handled + 1, isFirst: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            current += 1
        }
        return out
    }

    /// One number as digits of varying weight.
    private static func append(_ number: Int, bias: Int, to out: inout [UInt8]) {
        var rest = number
        var k = base
        while true {
            let threshold = min(max(k - bias, tMin), tMax)
            guard rest >= threshold else { break }
            out.append(digit(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            k += base
        }
        out.append(digit(rest))
    }

    private static func digit(_ value: Int) -> UInt8 {
        let value = UInt8(truncatingIfNeeded: value)
        return value < 26 ? UInt8(ascii: "a") &+ value : UInt8(ascii: "0") &+ (value &- 26)
    }

    private static func adapted(_ delta: Int, points: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / points
        var k = 0
        while delta > ((base - tMin) * tMax) / 2 {
            delta /= base - tMin
            k += base
        }
        return k + (base - tMin + 1) * delta / (delta + 38)
    }
}
