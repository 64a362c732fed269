import Foundation
import News

/// The newest entries of a document in a few bytes, to see whether the next document goes on where it ended.
///
/// Two hashes an entry: of what it is known by, and of its title and date, which stays when names change.
enum EntrySample {
    private static let entries = 12
    /// Entries that a document must have for its change to say anything.
    private static let fewest = 3

    static func of(_ candidates: [Candidate]) -> [UInt32] {
        let dated = candidates.enumerated().sorted { lhs, rhs in
            let (left, right) = (date(lhs.element), date(rhs.element))
            return left == right ? lhs.offset < rhs.offset : left > right
        }
        return dated.prefix(entries).flatMap { hashes($0.element) }
    }

    /// Whether entries came and went unseen: the document shares none with those before.
    static func isGap(from before: [UInt32], to candidates: [Candidate]) -> Bool {
        guard before.count >= fewest * 2, candidates.count >= fewest else { return false }
        return !isShared(before, candidates)
    }

    static func isShared(_ before: [UInt32], _ candidates: [Candidate]) -> Bool {
        let known = Set(before)
        return candidates.contains { hashes($0).contains(where: known.contains) }
    }

    /// Undated entries count as newest: they are in the order in which the publisher puts new ones first.
    private static func date(_ candidate: Candidate) -> Double {
        (candidate.article.published ?? candidate.article.updated)?.instant.timeIntervalSince1970 ?? .infinity
    }

    private static func hashes(_ candidate: Candidate) -> [UInt32] {
        let date = candidate.article.published?.formatted ?? ""
        return [hash(candidate.article.id.rawValue), hash("\(candidate.article.title ?? "")\u{0}\(date)")]
    }

    /// FNV-1a over 32 bits (Fowler, Noll, Vo).
    private static func hash(_ text: String) -> UInt32 {
        text.utf8.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    }
}
