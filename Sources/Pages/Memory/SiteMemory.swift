/// Which passages a source's pages repeat, and how long its articles are.
///
/// A passage counts as the site's own when at least three pages had it, one in twenty of the last hundred. Pages that
/// repeat another's article teach nothing: else a text that is published again would be taken for boilerplate. What is
/// not seen again is forgotten, and all of it is bounded.
public struct SiteMemory: Sendable, Hashable {
    struct Entry: Sendable, Hashable {
        var count: UInt16
        /// The number of the last page that had it.
        var last: UInt32
    }

    /// What changed at a source's pages all at once.
    public enum Change: Sendable, Hashable {
        /// No article is found any more on most pages.
        case empty
        /// Articles are this many times as long as before, or as short when below 1.
        case length(Double)
    }

    /// Pages that were learned from.
    public internal(set) var pages: UInt32 = 0
    var entries: [UInt64: Entry] = [:]
    /// Numbers of the last pages' addresses.
    var addresses: [UInt64] = []
    /// The lengths of the last articles in words, 0 for a page without one, the oldest first.
    var lengths: [UInt16] = []

    static let leastPages = 3
    static let window: UInt32 = 100
    static let mostEntries = 3000
    static let mostAddresses = 64
    static let recent = 10
    static let usual = 30

    public init() {}

    /// Whether a passage belongs to the site rather than to an article; `isKnown` says that the page was learned from
    /// itself, which does not count for it.
    func holds(_ passage: UInt64, isKnown: Bool) -> Bool {
        guard let entry = entries[passage], pages &- entry.last < Self.window else { return false }
        let count = Int(entry.count) - (isKnown ? 1 : 0)
        return count >= Self.leastPages && count * 20 >= Int(min(pages, Self.window))
    }

    /// Whether an end of titles is on most pages of the site, as its name is; a kicker of some stories is not.
    func holdsOnMost(_ end: UInt64, isKnown: Bool) -> Bool {
        guard holds(end, isKnown: isKnown), let entry = entries[end] else { return false }
        return (Int(entry.count) - (isKnown ? 1 : 0)) * 2 >= Int(pages) - (isKnown ? 1 : 0)
    }

    func knows(_ address: UInt64?) -> Bool { address.map(addresses.contains) ?? false }

    /// Takes in a page; one that was taken in before, or repeats most of another's article, changes nothing.
    public mutating func learn(_ lesson: PageLesson) {
        guard !knows(lesson.address), !isRepeated(lesson) else { return }
        pages &+= 1
        if let address = lesson.address { addresses = addresses.suffix(Self.mostAddresses - 1) + [address] }
        for passage in lesson.passages {
            let count = entries[passage]?.count ?? 0
            entries[passage] = Entry(count: count == .max ? count : count + 1, last: pages)
        }
        forget()
    }

    /// Whether most of the article stood on a page before, and is not known as the site's.
    private func isRepeated(_ lesson: PageLesson) -> Bool {
        var all = 0
        var seen = 0
        for (passage, length) in lesson.own where !holds(passage, isKnown: false) {
            all += length
            if entries[passage] != nil { seen += length }
        }
        return all > 0 && seen * 2 > all
    }

    private mutating func forget() {
        guard entries.count > Self.mostEntries || pages % 16 == 0 else { return }
        entries = entries.filter { pages &- $0.value.last < ($0.value.count == 1 ? 30 : Self.window) }
        guard entries.count > Self.mostEntries else { return }
        // What was seen once and long ago goes first.
        let worth = { (entry: Entry) in (min(entry.count, 3), entry.last) }
        let kept = entries.sorted { worth($0.value) > worth($1.value) }.prefix(Self.mostEntries * 3 / 4)
        entries = Dictionary(kept.map { ($0.key, $0.value) }) { first, _ in first }
    }

    /// Takes in how long an article was; 0 for a page without one.
    ///
    /// - Returns: what changed, told once: from then on the new is what is usual, and passages are learned anew.
    public mutating func note(words: Int) -> Change? {
        lengths = lengths.suffix(Self.recent + Self.usual - 1) + [UInt16(clamping: words)]
        guard lengths.count >= 2 * Self.recent else { return nil }
        let recent = Array(lengths.suffix(Self.recent))
        let usual = Array(lengths.dropLast(Self.recent))
        guard let change = Self.change(from: usual, to: recent) else { return nil }
        lengths = recent
        entries = [:]
        pages = 0
        addresses = []
        return change
    }

    private static func change(from usual: [UInt16], to recent: [UInt16]) -> Change? {
        let isEmpty = { (lengths: [UInt16]) in Double(lengths.count { $0 == 0 }) / Double(lengths.count) }
        if isEmpty(recent) >= 0.5, isEmpty(usual) <= 0.2 { return .empty }
        guard let before = median(usual), let now = median(recent), before > 0, now > 0 else { return nil }
        let ratio = Double(now) / Double(before)
        return ratio < 0.25 || ratio > 4 ? .length(ratio) : nil
    }

    private static func median(_ lengths: [UInt16]) -> UInt16? {
        let told = lengths.filter { $0 > 0 }.sorted()
        return told.isEmpty ? nil : told[told.count / 2]
    }
}
