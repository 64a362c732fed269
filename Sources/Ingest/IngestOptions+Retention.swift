public import News

public import struct Foundation.Date

extension IngestOptions {
    /// What is to go at this moment.
    public func retentionRules(for sources: [Source], at now: Date) -> RetentionRules {
        var rules = retention.rules(for: sources, visits: visitRetention, at: now)
        rules.documentsBefore = rawRetention.map { now.addingTimeInterval(-($0 / .seconds(1))) }
        rules.mostDocumentBytes = rawBytes
        return rules
    }
}
