import Foundation
public import News

/// The source list that the loop keeps.
extension Ingester {
    /// Replaces the source list and the options, as at the start and after a SIGHUP.
    ///
    /// Visits under way end as they began.
    public func apply(_ list: [Source], _ options: IngestOptions) async throws {
        var listed: [Source.ID: ListedSource] = [:]
        for source in list { listed[source.id] = try ListedSource(source) }
        try await store.register(list, at: Date(), spreading: options.firstVisits)
        sources = listed
        uplink.hosts = Set(listed.values.compactMap(\.host)).count
        generation += 1
        self.options = options
        let keeper = DocumentKeeping(raw, options, log)
        visitor = Visitor(store: store, transport: transport, options: options, keeper: keeper, log: log)
        pageVisitor = PageVisitor(
            store: store,
            transport: transport,
            robots: robots,
            memories: memories,
            options: options,
            keeper: keeper,
            log: log
        )
        courtesy.change(perHost: options.perHost, delay: options.hostDelay)
        readAll()
        queue.removeAll()
        watch?.forget(sourcesOtherThan: Set(listed.keys))
        wake.yield()
    }

    /// The source list, in order of names.
    public func list() -> [Source] { sources.values.map(\.source).sorted { $0.id < $1.id } }
}
