/// The entries of a document, in its order.
///
/// Nearly all documents have a few dozen. The first are kept as they are; those beyond are packed, each into as many
/// bytes as its texts have and few more, and unpacked when they are looked at. So a document of 100,000 entries takes a
/// quarter of the memory, and none is slower for it that is not as long.
public struct FeedEntries: Sendable {
    /// How many are kept as they are.
    static let mostUnpacked = 256

    private var first: [FeedEntry] = []
    private var rest = PackedEntries()

    public init() {}

    public init(_ entries: some Sequence<FeedEntry>) {
        for entry in entries { append(entry) }
    }

    public mutating func append(_ entry: FeedEntry) {
        if first.count < Self.mostUnpacked { first.append(entry) } else { rest.append(entry) }
    }
}

extension FeedEntries: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { first.count + rest.count }

    public subscript(position: Int) -> FeedEntry {
        position < first.count ? first[position] : rest[position - first.count]
    }
}

extension FeedEntries: Hashable {
    public static func == (one: FeedEntries, other: FeedEntries) -> Bool { one.elementsEqual(other) }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        for entry in self { hasher.combine(entry) }
    }
}

extension FeedEntries: ExpressibleByArrayLiteral {
    public init(arrayLiteral entries: FeedEntry...) { self.init(entries) }
}
