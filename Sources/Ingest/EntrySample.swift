import Foundation
import News

/// The newest entries of a document in a few bytes, to see whether the next document goes on where it ended.
///
/// Three hashes an entry, one by each mark that it may be known again by.
enum EntrySample {
    /// What tells entries apart; some publishers change one of them, or two, at every fetch.
    enum Mark: CaseIterable {
        /// The guid, else the address.
        case name
        /// The address, else the guid.
        case article
        case titleAndDate

        func text(of candidate: Candidate) -> String {
            switch self {
            case .name: candidate.entry
            case .article: candidate.article.id.rawValue
            case .titleAndDate:
                "\(candidate.article.title ?? candidate.entry)\u{0}\(candidate.article.published?.formatted ?? "")"
            }
        }
    }

    private static let entries = 12
    /// Entries that a document must have for its change to say anything.
    private static let fewest = 3

    static func of(_ candidates: [Candidate]) -> [UInt32] {
        let dates = candidates.map(date)
        let newest = candidates.indices.sorted { left, right in
            dates[left] == dates[right] ? left < right : dates[left] > dates[right]
        }
        return newest.prefix(entries).flatMap { index in Mark.allCases.map { hash($0.text(of: candidates[index])) } }
    }

    /// How a document goes on from the one before: the mark that most of the entries are known again by, and whether
    /// entries came and went unseen, which they did when it shares none; nil where too few entries tell nothing.
    static func continuation(from before: [UInt32], to candidates: [Candidate]) -> (mark: Mark, isGap: Bool?) {
        // A first document goes on from nothing.
        guard !before.isEmpty else { return (.name, nil) }
        let known = Set(before)
        var best = (mark: Mark.name, count: 0)
        for mark in Mark.allCases {
            let count = candidates.count { known.contains(hash(mark.text(of: $0))) }
            if count > best.count { best = (mark, count) }
            // Half of the sample known by one mark leaves no question of another.
            if count * 2 * Mark.allCases.count >= before.count, count > 0 { break }
        }
        guard best.count == 0 else { return (best.mark, false) }
        let tells = before.count >= fewest * Mark.allCases.count && candidates.count >= fewest
        return (.name, tells ? true : nil)
    }

    static func isShared(_ before: [UInt32], _ candidates: [Candidate]) -> Bool {
        continuation(from: before, to: candidates).isGap == false
    }

    /// Undated entries count as newest: they are in the order in which the publisher puts new ones first.
    private static func date(_ candidate: Candidate) -> Double {
        (candidate.article.published ?? candidate.article.updated)?.instant.timeIntervalSince1970 ?? .infinity
    }

    /// FNV-1a over 32 bits (Fowler, Noll, Vo).
    private static func hash(_ text: String) -> UInt32 {
        text.utf8.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    }
}
