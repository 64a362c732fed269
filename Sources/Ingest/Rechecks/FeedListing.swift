import Foundation
import News

/// The entries of a document in their order, in few bytes, to see which of them the next document has no more.
struct FeedListing {
    struct Entry {
        /// Of the article's ID.
        var id: UInt64
        /// Minutes since 1970; 0 when it is not known.
        var minute: UInt32
    }

    private(set) var entries: [Entry]

    /// A document with more entries is no feed that rolls: nothing is told by what is missing from it.
    private static let mostEntries = 512
    private static let entrySize = 12
    /// Entries that must have stayed on each side of one that left.
    private static let neighbours = 2

    /// Nil when there are too many.
    init?(_ candidates: [Candidate]) {
        guard candidates.count <= Self.mostEntries else { return nil }
        entries = candidates.compactMap { candidate in
            guard let id = UInt64(candidate.article.id.rawValue, radix: 16) else { return nil }
            let date = candidate.article.published ?? candidate.article.updated
            return Entry(id: id, minute: UInt32(clamping: Int((date?.instant.timeIntervalSince1970 ?? 0) / 60)))
        }
    }

    init(bytes: [UInt8]) {
        entries = stride(from: 0, to: bytes.count - bytes.count % Self.entrySize, by: Self.entrySize).map { start in
            func number(_ range: Range<Int>) -> UInt64 { range.reduce(0) { $0 << 8 | UInt64(bytes[start + $1]) } }
            return Entry(id: number(0..<8), minute: UInt32(truncatingIfNeeded: number(8..<12)))
        }
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(entries.count * Self.entrySize)
        for entry in entries {
            for shift in stride(from: 56, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: entry.id >> shift))
            }
            for shift in stride(from: 24, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: entry.minute >> shift))
            }
        }
        return bytes
    }

    /// Articles that are in `next` and were not in this one.
    func arrivals(in next: FeedListing) -> Set<Article.ID> {
        let here = Set(entries.map(\.id))
        return Set(next.entries.filter { !here.contains($0.id) }.map { Article.ID($0.id) })
    }

    /// Articles that left before their turn: some before and some behind them stayed.
    ///
    /// Only a document in the order of time tells that, and one that mostly stayed what it was: lists of what is read
    /// most, or of what editors chose, let entries go as they like, and a rebuilt feed all at once.
    func departures(in next: FeedListing) -> [Article.ID] {
        guard isChronological, next.isChronological else { return [] }
        let there = Set(next.entries.map(\.id))
        let kept = entries.indices.filter { there.contains(entries[$0].id) }
        guard kept.count >= 2 * Self.neighbours else { return [] }
        let (first, last) = (kept[Self.neighbours - 1], kept[kept.count - Self.neighbours])
        guard first < last else { return [] }
        let gone = entries[first...last].filter { !there.contains($0.id) }
        guard gone.count <= max(2, entries.count / 5) else { return [] }
        return gone.map { Article.ID($0.id) }
    }

    /// Whether nine in ten dated neighbours are in one order, and most entries are dated.
    private var isChronological: Bool {
        let minutes = entries.map(\.minute).filter { $0 > 0 }
        guard minutes.count >= 2 * Self.neighbours, minutes.count * 10 >= entries.count * 9 else { return false }
        let pairs = zip(minutes, minutes.dropFirst())
        let falling = pairs.count { $0 >= $1 }
        let rising = pairs.count { $0 <= $1 }
        return max(falling, rising) * 10 >= (minutes.count - 1) * 9
    }
}

extension Article.ID {
    fileprivate init(_ number: UInt64) {
        let digits = String(number, radix: 16)
        self.init(rawValue: String(repeating: "0", count: 16 - digits.count) + digits)
    }
}
