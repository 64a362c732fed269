public import News

public import struct Foundation.Date

/// How many articles the operator wants kept, and how long; nil without a bound.
public struct ArticleRetention: Sendable, Hashable {
    /// From their first sight.
    public var age: Duration?
    /// Of each source that has no number of its own.
    public var mostOfSource: Int?
    /// Of all sources together.
    public var mostInAll: Int?

    public init() {}

    /// What is to go at this moment; `visits` is how long visits stay.
    public func rules(for sources: [Source], visits: Duration?, at now: Date) -> RetentionRules {
        func limit(_ age: Duration?) -> Date? { age.map { now.addingTimeInterval(-($0 / .seconds(1))) } }
        var rules = RetentionRules()
        rules.visitsBefore = limit(visits)
        rules.usual = RetentionRules.Bounds(before: limit(age), most: mostOfSource)
        rules.mostInAll = mostInAll
        for source in sources where source.retention != Source.Retention() {
            rules.own[source.id] = RetentionRules.Bounds(
                before: limit(source.retention.age ?? age),
                most: source.retention.most ?? mostOfSource
            )
        }
        return rules
    }
}
