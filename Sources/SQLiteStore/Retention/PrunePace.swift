/// How much is done in one transaction of housekeeping, and how long the others then have the archive for themselves.
///
/// Pure. A transaction is to take a few hundredths of a second, so that no visit waits longer for its commit, and a
/// pause follows that is as long.
struct PrunePace {
    private(set) var size = 32

    private static let aim = Duration.milliseconds(25)
    private static let largest = 512
    private static let longestRest = Duration.milliseconds(250)

    /// Takes how long the last transaction took; how long to rest before the next.
    mutating func rest(after span: Duration) -> Duration {
        if span > Self.aim * 2 {
            size = max(1, size / 2)
        } else if span * 2 < Self.aim {
            size = min(Self.largest, size * 2)
        }
        return min(max(span, .milliseconds(1)), Self.longestRest)
    }
}
