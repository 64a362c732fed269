/// Delays and requests, counted.
struct Tally: Sendable {
    /// By seconds; the last place holds all that is longer.
    private var delays = [UInt32](repeating: 0, count: 100_001)
    private var sum = 0
    private(set) var count = 0
    private(set) var requests = 0
    /// Entries that left their feed before they were seen.
    private(set) var lost = 0
    private(set) var longestWait = 0
    private(set) var shortestWait = Int.max

    mutating func addDelay(_ seconds: Int) {
        delays[min(max(seconds, 0), delays.count - 1)] += 1
        sum += seconds
        count += 1
    }

    mutating func addRequest(wait: Int) {
        requests += 1
        longestWait = max(longestWait, wait)
        shortestWait = min(shortestWait, wait)
    }

    mutating func addLost(_ number: Int) { lost += number }

    mutating func add(_ other: Tally) {
        for index in delays.indices { delays[index] += other.delays[index] }
        sum += other.sum
        count += other.count
        requests += other.requests
        lost += other.lost
        longestWait = max(longestWait, other.longestWait)
        shortestWait = min(shortestWait, other.shortestWait)
    }

    /// In minutes.
    var mean: Double { count == 0 ? 0 : Double(sum) / Double(count) / 60 }

    /// In minutes.
    func quantile(_ share: Double) -> Double {
        var rest = Int((Double(count) * share).rounded(.up))
        for (seconds, number) in delays.enumerated() {
            rest -= Int(number)
            if rest <= 0 { return Double(seconds) / 60 }
        }
        return Double(delays.count) / 60
    }
}
