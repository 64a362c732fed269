import Feeds
import News

import struct Foundation.Date

/// Which sitemaps of an index a visit reads: those that changed, the newest first, a few at a time.
///
/// The first visit takes the newest ones; what did not change after the oldest of them is history and is left alone.
/// A sitemap without a date of change counts as changed a day after it was read.
struct SitemapPlan {
    struct Child: Equatable {
        var url: String
        /// Nil when the index does not say.
        var changed: Date?
    }

    /// Sitemaps read at one visit.
    static let most = 5
    /// Sitemaps whose change is remembered.
    private static let remembered = 200
    private static let unknownAge: Double = 86_400

    let children: [Child]
    /// Whether others wait for the next visit.
    let isMore: Bool
    private var progress: SitemapProgress

    init(_ index: FeedDocument, after progress: SitemapProgress?, at now: Date) {
        let before = progress ?? SitemapProgress()
        var seen = Set<String>()
        let listed = index.entries.compactMap { entry -> Child? in
            guard let url = entry.link, seen.insert(url).inserted else { return nil }
            return Child(url: url, changed: (entry.updated ?? entry.published)?.instant)
        }
        let due = listed.filter { Self.isDue($0, before, now) }.enumerated().sorted { lhs, rhs in
            let (left, right) = (Self.rank(lhs.element, now), Self.rank(rhs.element, now))
            return left == right ? lhs.offset < rhs.offset : left > right
        }.map(\.element)
        children = Array(due.prefix(Self.most))
        isMore = progress != nil && due.count > Self.most
        self.progress = before
        // Without a floor the second visit would begin to read the whole history.
        if progress == nil, due.count > Self.most {
            self.progress.floor = children.compactMap(\.changed).min() ?? now
        }
    }

    /// What to remember once these were read.
    func progress(having read: [Child], at now: Date) -> SitemapProgress {
        var progress = progress
        for child in read { progress.read[child.url] = child.changed ?? now }
        if progress.read.count > Self.remembered {
            let oldest = progress.read.sorted { $0.value < $1.value }.prefix(progress.read.count - Self.remembered)
            for (url, changed) in oldest {
                progress.read[url] = nil
                progress.floor = max(progress.floor ?? changed, changed)
            }
        }
        return progress
    }

    private static func isDue(_ child: Child, _ progress: SitemapProgress, _ now: Date) -> Bool {
        let before = progress.read[child.url]
        guard let changed = child.changed else {
            guard let before else { return progress.floor == nil }
            return now.timeIntervalSince(before) >= unknownAge
        }
        guard let limit = before ?? progress.floor else { return true }
        return changed > limit
    }

    /// The newest first; among those without a date the ones that are named for news.
    private static func rank(_ child: Child, _ now: Date) -> Double {
        if let changed = child.changed { return changed.timeIntervalSince1970 }
        return child.url.lowercased().contains("news") ? .infinity : -.infinity
    }
}
