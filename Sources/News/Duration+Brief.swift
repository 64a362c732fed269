extension Duration {
    /// The span in its two largest units, such as `1h30m`, `45s` or `120ms`; never negative.
    public var brief: String {
        let milliseconds =
            max(0, Int(clamping: components.seconds)) < 1 << 40
            ? max(0, Int(self / .milliseconds(1))) : Int.max
        if milliseconds < 1000 { return "\(milliseconds)ms" }
        var rest = milliseconds / 1000
        var parts: [String] = []
        for (unit, length) in [("d", 86_400), ("h", 3600), ("m", 60), ("s", 1)] where rest >= length {
            if parts.count < 2 { parts.append("\(rest / length)\(unit)") }
            rest %= length
        }
        return parts.joined()
    }
}
