/// How long to wait after a failure.
enum Retry {
    private static let first = Duration.seconds(1)
    /// What a receiver may ask for at most.
    private static let longestAsked = Duration.seconds(86_400)

    /// Doubles with each failure in a row up to `longest`, and is then shortened by up to a half, so that what failed
    /// together does not come back together; never shorter than what the receiver asks for.
    ///
    /// `chance` is evenly spread over 0..<1.
    static func wait(after failures: Int, asked: Duration?, longest: Duration, chance: Double) -> Duration {
        var wait = min(first, longest)
        for _ in 1..<min(max(failures, 1), 64) where wait < longest { wait = min(wait * 2, longest) }
        return max(wait * (1 - chance / 2), min(asked ?? .zero, longestAsked))
    }
}
