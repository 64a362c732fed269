import News

/// What a round of visits did.
public struct RoundSummary: Sendable, Hashable {
    public var visits = 0
    public var new = 0
    public var revised = 0
    public var known = 0

    mutating func add(_ harvest: Harvest) {
        visits += 1
        new += harvest.new.count
        revised += harvest.revised.count
        known += harvest.known
    }
}
