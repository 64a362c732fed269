/// Which entries the last document showed: marks of its newest ones, which tell what the next one adds.
struct KnownEntries: Hashable, Sendable {
    /// In rising order, 24 bits each.
    private(set) var marks: [UInt32] = []
    /// The date of the oldest of them; what is older is no newcomer.
    private(set) var horizon = Moment.start

    static let capacity = 48

    init() {}

    init(marks: [UInt32], horizon: Moment) {
        self.marks = marks.sorted()
        self.horizon = horizon
    }

    /// The entries of a document that are looked at: the newest, undated ones counting as new.
    private static func view(_ sighting: Sighting) -> ArraySlice<Sighting.Entry> {
        guard sighting.entries.count > capacity else { return sighting.entries[...] }
        let keyed = sighting.entries.enumerated().map { ($0.offset, $0.element.published.map(Moment.init)) }
        let order = keyed.sorted { lhs, rhs in
            switch (lhs.1, rhs.1) {
            case (let left?, let right?) where left != right: left > right
            case (nil, .some): true
            case (.some, nil): false
            default: lhs.0 < rhs.0
            }
        }
        return order.prefix(capacity).map { sighting.entries[$0.0] }[...]
    }

    mutating func note(_ sighting: Sighting) {
        let view = Self.view(sighting)
        marks = view.map { $0.mark & 0xff_ffff }.sorted()
        horizon = view.compactMap { $0.published.map(Moment.init) }.min() ?? .start
    }

    /// The entries that the last document did not show, with the moment each came as well as it is known.
    func newcomers(of sighting: Sighting, between last: Moment, and now: Moment) -> [Arrival] {
        guard !sighting.entries.isEmpty else { return [] }
        var moments: [Moment] = []
        var unknown = 0
        let isMarkedAnew = sighting.sawGap == false && sharesNothing(with: sighting)
        for entry in Self.view(sighting) where !contains(entry.mark) {
            let published = entry.published.map(Moment.init)
            if let published, published < horizon { continue }
            if let published, entry.hasTime, published > last, published <= now {
                moments.append(published)
            } else if !isMarkedAnew {
                unknown += 1
            }
        }
        return .merging(moments, unknown: unknown, from: last, to: now)
    }

    func sharesNothing(with sighting: Sighting) -> Bool {
        guard !marks.isEmpty, !sighting.entries.isEmpty else { return false }
        return !Self.view(sighting).contains { contains($0.mark) }
    }

    private func contains(_ mark: UInt32) -> Bool {
        let mark = mark & 0xff_ffff
        var low = 0
        var high = marks.count
        while low < high {
            let middle = (low + high) / 2
            if marks[middle] < mark { low = middle + 1 } else { high = middle }
        }
        return low < marks.count && marks[low] == mark
    }
}
