import Duplicates
import News
import Text

/// Finds what an article's ID, the beginning of one, an address or the ID of a source stands for.
struct ArticleSearch {
    enum Finding {
        case article(ArticleTrail)
        /// Entries that wait for their page.
        case waiting([PageJob])
        /// An entry whose article is kept no more.
        case forgotten(EntryTrace)
        case several([Article.ID])
        case source(SourceOverview)
        case nothing
    }

    let store: any Store & StoreInspection

    func find(_ subject: String) async throws(StoreError) -> Finding {
        let isID =
            (4...16).contains(subject.utf8.count)
            && subject.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        if isID {
            let found = try await store.articles(withIDPrefix: subject, limit: 10).map(\.id)
            if !found.isEmpty { return try await finding(among: found) }
        }
        // Of an address no source has its ID.
        if !subject.contains(":"), let source = try await store.overview().first(where: { $0.id.rawValue == subject }) {
            return .source(source)
        }
        return try await find(at: subject)
    }

    private func find(at text: String) async throws(StoreError) -> Finding {
        let address = WebAddress(text)
        let forms = Set(
            [text, address?.string, address?.withoutTracking.string, address?.canonical].compactMap(\.self)
        )
        // An address is most often the identity itself, which has an index.
        if let canonical = address?.canonical {
            let id = ArticleIdentity.address(canonical).id
            if let trail = try await store.trail(of: id) { return .article(trail) }
        }
        let names = forms.sorted().flatMap { ["guid:" + $0, "url:" + $0] }
        let entries = try await store.entries(named: names)
        let named = entries.compactMap(\.article)
        if !named.isEmpty { return try await finding(among: named) }
        let waiting = try await store.pagesWaiting(at: forms.sorted())
        if !waiting.isEmpty { return .waiting(waiting) }
        let placed = try await store.articles(at: forms.sorted(), limit: 10)
        if !placed.isEmpty { return try await finding(among: placed) }
        return entries.first.map(Finding.forgotten) ?? .nothing
    }

    private func finding(among ids: [Article.ID]) async throws(StoreError) -> Finding {
        let distinct = Set(ids)
        guard distinct.count == 1, let id = distinct.first else {
            return .several(distinct.sorted { $0.rawValue < $1.rawValue })
        }
        return try await store.trail(of: id).map(Finding.article) ?? .nothing
    }
}
