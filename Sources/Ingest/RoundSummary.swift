import News

/// What a round of visits did.
public struct RoundSummary: Sendable, Hashable {
    public var visits = 0
    public var new = 0
    public var revised = 0
    public var known = 0

    mutating func add(_ harvest: Harvest) {
        visits += 1
        addArticles(of: harvest)
    }

    /// Adds what a page brought, which is no visit.
    mutating func addArticles(of harvest: Harvest) {
        new += harvest.new.count
        revised += harvest.revised.count
        known += harvest.known
    }
}
