extension Duration {
    /// Whole milliseconds, rounded down, between minus and plus one day.
    var milliseconds: Int {
        let bounded = min(max(self, .seconds(-86_400)), .seconds(86_400)).components
        return Int(bounded.seconds) * 1_000 + Int(bounded.attoseconds / 1_000_000_000_000_000)
    }

    /// For messages: "30 s", "1.5 s".
    var inSeconds: String {
        milliseconds % 1_000 == 0 ? "\(milliseconds / 1_000) s" : "\(Double(milliseconds) / 1_000) s"
    }
}
