import GRDB
import News

import struct Foundation.Date

/// Writes which articles are copies of which, each as a change of its own.
struct CopyLinker {
    private let db: Database

    /// Copies an original that arrives late takes with it, at most.
    private static let largestFamily = 10_000

    init(_ db: Database) { self.db = db }

    /// Makes the counterpart and its copies copies of an article that turned out to be their original.
    func takePlace(_ article: Article, of examination: Examination, in articles: inout ArticleTable) throws {
        guard let counterpart = examination.counterpart else { return }
        let family = try articles.family(of: counterpart, limit: Self.largestFamily)
        try link(family, to: article.id, examination, at: article.lastSeen, in: &articles)
    }

    func link(
        _ copies: [Int64],
        to original: Article.ID,
        _ examination: Examination,
        at moment: Date,
        in articles: inout ArticleTable
    ) throws {
        let first = try Stream(db).reserve(copies.count)
        for (offset, copy) in copies.enumerated() {
            let place = first + Int64(offset)
            try articles.link(copy, to: original, examination, seen: moment, at: place)
        }
    }
}
