import Foundation

/// How many articles each word stood in, approximately: words may share a counter.
///
/// Past the first thousands of articles one in eight is counted, which tells as much.
struct TermFrequencies: Sendable {
    static let counters = 1 << 17
    /// When so many articles were counted, all counts are halved: what is common now counts.
    static let horizon = 60_000
    static let countedInFull = 4096

    private(set) var articles = 0
    private(set) var counts = [UInt16](repeating: 0, count: counters)

    init() {}

    /// Whether an article is among those that are counted.
    func counts(_ article: UInt64) -> Bool {
        articles < Self.countedInFull || article & 7 == 0
    }

    mutating func learn(_ terms: some Sequence<UInt32>) {
        articles += 1
        for term in terms {
            let counter = Int(term) % Self.counters
            counts[counter] = counts[counter] == .max ? .max : counts[counter] + 1
        }
    }

    /// Halves the counts when too many articles were counted.
    mutating func age() {
        guard articles >= Self.horizon else { return }
        articles /= 2
        for index in counts.indices { counts[index] /= 2 }
    }

    /// How rare a word is: the logarithm of the inverse share of the articles it stands in.
    func rarity(_ term: UInt32) -> Float {
        logf(1 + Float(articles + 50) / (Float(counts[Int(term) % Self.counters]) + 0.5))
    }
}

extension TermFrequencies {
    /// As written by `bytes`; nil when they are of another form.
    init?(bytes: [UInt8]) {
        var reader = NoteReader(bytes)
        guard bytes.count == 4 + 2 * Self.counters, let articles = reader.next() else { return nil }
        self.articles = Int(articles)
        for index in counts.indices {
            counts[index] = UInt16(bytes[4 + 2 * index]) | UInt16(bytes[5 + 2 * index]) << 8
        }
    }

    var bytes: [UInt8] {
        var writer = NoteWriter(capacity: 1 + counts.count / 2)
        writer.add(UInt32(clamping: articles))
        for index in stride(from: 0, to: counts.count - 1, by: 2) {
            writer.add(UInt32(counts[index]) | UInt32(counts[index + 1]) << 16)
        }
        return writer.bytes
    }
}
