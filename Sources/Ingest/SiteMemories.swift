import News
import Pages

/// What the pages of sources have taught, read from the store when it is first asked for.
///
/// One place for all visits, so that pages read at the same time teach one memory.
actor SiteMemories {
    private let store: any Store
    private var memories: [Source.ID: SiteMemory] = [:]

    /// Memories at hand; more are read again.
    private static let most = 256

    init(store: any Store) { self.store = store }

    /// A store that cannot be read just now is no reason to leave a page unread.
    func memory(of source: Source.ID) async -> SiteMemory {
        if let known = memories[source] { return known }
        let stored = try? await store.siteMemory(of: source)
        // Another page of the source may have been read meanwhile.
        if let known = memories[source] { return known }
        if memories.count >= Self.most { memories.removeAll() }
        let memory = stored.flatMap(SiteMemory.init(bytes:)) ?? SiteMemory()
        memories[source] = memory
        return memory
    }

    /// Learns from a page, which has so many words of its article; nil leaves its length out of account.
    ///
    /// - Returns: what is to be stored with the article, and what changed.
    func learn(
        _ lesson: PageLesson,
        words: Int?,
        of source: Source.ID
    ) async -> (record: SiteMemoryRecord, change: SiteMemory.Change?) {
        var memory = await memory(of: source)
        let change = words.flatMap { memory.note(words: $0) }
        if words ?? 0 > 0 { memory.learn(lesson) }
        memories[source] = memory
        return (SiteMemoryRecord(pages: Int64(memory.pages), bytes: memory.bytes), change)
    }
}
