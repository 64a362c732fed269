/// Decides how long sources that are new to the list wait for their first visits.
///
/// A few are visited at once, so that whoever adds a source sees what comes of it. Of many, each gets its place in a
/// span that grows with their number, up to `longest`: a list of thousands is then no burst for the name service, the
/// network and the hosts that serve many of them. Pure; the place is the same for the same source, so that a test, and
/// an operator, can foresee it.
public struct FirstVisits: Sendable, Hashable {
    /// Nobody waits.
    public static let atOnce = FirstVisits(within: .zero)

    /// That so many are visited without delay.
    static let few = 50
    /// What the span grows by with each further source.
    static let each = Duration.milliseconds(50)

    /// That first visits wait at most.
    public var longest: Duration

    public init(within longest: Duration) {
        self.longest = longest
    }

    /// The span that the first visits of so many sources are spread over.
    public func span(for count: Int) -> Duration {
        min(Self.each * max(0, min(count, 1 << 30) - Self.few), max(.zero, longest))
    }

    /// What one of so many waits: at least nothing and less than their span.
    public func wait(of source: Source.ID, among count: Int) -> Duration {
        let span = span(for: count)
        return span > .zero ? span * Self.share(of: source) : .zero
    }

    /// Why a visit that is one of so many is when it is, for people; `reason` is that of one alone.
    public func reason(_ reason: String, among count: Int) -> String {
        let span = span(for: count)
        return span > .zero ? "\(reason), spread over \(span.brief) with \(count - 1) others" : reason
    }

    /// A number in 0..<1, of 53 bits of FNV-1a (Fowler, Noll, Vo) mixed as in MurmurHash3, since the names of sources
    /// often differ in their last letter only.
    private static func share(of source: Source.ID) -> Double {
        var hash = source.rawValue.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
        hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
        hash ^= hash >> 33
        return Double(hash >> 11) / Double(1 << 53)
    }
}
