public import struct Foundation.Date

/// A document as a publisher sent it, to be kept so that it can be read again.
public struct RawDocument: Sendable, Identifiable {
    /// Grows with the time of receipt.
    public struct ID: RawRepresentable, Hashable, Comparable, Sendable, Codable {
        public let rawValue: Int64
        public init(rawValue: Int64) { self.rawValue = rawValue }

        /// An ID for what came at `moment`, behind all others that were made of earlier milliseconds.
        public init(at moment: Date) {
            let milliseconds = Int64(min(max(moment.timeIntervalSince1970 * 1000, 0), 0x7FF_FFFF_FFFF))
            rawValue = milliseconds << 19 | .random(in: 0..<1 << 19)
        }

        public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }

        public var next: ID { ID(rawValue: rawValue < .max ? rawValue + 1 : rawValue) }
    }

    public enum Kind: String, Sendable, Codable, CaseIterable { case feed, page }

    public var id: ID
    public var source: Source.ID
    public var kind: Kind
    /// The document it came with: the first page of an article that has several, the feed that an older page is of.
    public var lead: ID?
    /// When what asked for it began, from which relative dates in it are counted.
    public var moment: Date
    public var response: FetchResponse

    public init(
        id: ID,
        source: Source.ID,
        kind: Kind,
        lead: ID? = nil,
        moment: Date,
        response: FetchResponse
    ) {
        self.id = id
        self.source = source
        self.kind = kind
        self.lead = lead
        self.moment = moment
        self.response = response
    }

    /// The address that was asked for, before any redirect.
    public var asked: String { response.redirects.first?.from ?? response.url }
}
