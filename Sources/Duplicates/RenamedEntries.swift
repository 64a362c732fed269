import News

/// The entries of a document that are known under another name.
///
/// Some publishers give their entries new guids, or addresses with a new session in them, at every fetch. Such an entry
/// is known again by title and date, when its former name is gone from the document and what speaks for it is enough.
struct RenamedEntries {
    private var earlier: [Int: Memory.Known] = [:]

    /// By the candidate's place in the visit; nil for one that was not renamed.
    subscript(index: Int) -> Memory.Known? { earlier[index] }

    init(of visit: Visit, against memory: Memory) {
        guard !memory.namesakes.isEmpty else { return }
        let candidates = visit.candidates
        let names = Set(candidates.map(\.entry))
        // An article that the document still carries in another entry has not lost its name.
        var taken = Set(candidates.map(\.article.id))
        taken.formUnion(names.compactMap { memory.entries[$0]?.article })

        var likely: [Int: Memory.Namesake] = [:]
        var strangers = 0
        for (index, candidate) in candidates.enumerated() where memory.entries[candidate.entry] == nil {
            strangers += 1
            guard memory.articles[candidate.article.id] == nil, let alias = candidate.alias else { continue }
            let free = (memory.namesakes[alias] ?? []).filter {
                !names.contains($0.entry) && !taken.contains($0.article.id)
            }
            guard let one = free.first(where: { $0.article.digest == candidate.article.digest }) ?? free.first
            else { continue }
            likely[index] = one
            taken.insert(one.article.id)
        }
        // One entry may resemble an old one by chance; most of a document at once do not.
        let isWholesale =
            likely.count >= 2 && likely.count * 2 >= strangers && likely.count > candidates.count - strangers
        for (index, namesake) in likely where isWholesale || Self.isSame(candidates[index].article, namesake) {
            earlier[index] = namesake.article
        }
    }

    /// Whether title and date, equal as they are, prove alone that it is the same article.
    private static func isSame(_ article: Article, _ namesake: Memory.Namesake) -> Bool {
        if let date = article.published, date.precision != .year, date.precision != .month,
            article.digest == namesake.article.digest
        {
            return true
        }
        let isElsewhere = article.canonicalURL != nil && namesake.address != nil
        return !isElsewhere && EntryAlias.isTelling(article.published)
    }
}
