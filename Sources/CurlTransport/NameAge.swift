/// When libcurl is told to forget the addresses of names that it has known for too long.
///
/// A transfer with a limit on their age goes through all of them when it ends, which costs more than all the rest of it
/// where thousands are known. One transfer a second does it for the others.
struct NameAge {
    private static let interval = Duration.seconds(1)
    private var lastCheck: ContinuousClock.Instant?

    /// Whether the transfer that begins now is to do it: every one, until the first of them has ended.
    func isDue(at now: ContinuousClock.Instant) -> Bool {
        guard let lastCheck else { return true }
        return now - lastCheck >= Self.interval
    }

    mutating func checked(at now: ContinuousClock.Instant) { lastCheck = now }
}
