/// Numbers as a line of small bars.
enum Sparkline {
    private static let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// One bar a number, the highest for the largest of them; a dot for none.
    static func of(_ numbers: [Int]) -> String {
        let most = numbers.max() ?? 0
        return String(
            numbers.map { number in
                guard number > 0, most > 0 else { return "·" }
                let step = Int((Double(number) / Double(most) * Double(bars.count)).rounded(.up)) - 1
                return bars[min(max(step, 0), bars.count - 1)]
            }
        )
    }
}
