import GRDB
public import News

public import struct Foundation.Date

extension SQLiteStore: RawIndex {
    public func rawEnd(of file: String) async throws(StoreError) -> Int64 {
        try await read("cannot read which documents are kept") { db in try RawTable(db).end(of: file) }
    }

    public func forgetRaw(in file: String, from offset: Int64) async throws(StoreError) {
        try await write("cannot forget the documents of \(file)") { db in
            try RawTable(db).forget(in: file, from: offset)
        }
    }

    public func rawRecord(_ id: RawDocument.ID) async throws(StoreError) -> RawRecord? {
        try await read("cannot read where a document is kept") { db in try RawTable(db).record(id) }
    }

    public func rawFollowers(of id: RawDocument.ID) async throws(StoreError) -> [RawRecord] {
        try await read("cannot read where a document is kept") { db in try RawTable(db).followers(of: id) }
    }

    public func rawLink(of article: Article.ID) async throws(StoreError) -> RawLink? {
        try await read("cannot read what \(article) was read from") { db in try RawTable(db).link(of: article) }
    }

    public func rawFeeds(
        _ query: RawQuery,
        after: RawDocument.ID?,
        limit: Int
    ) async throws(StoreError) -> [RawRecord] {
        try await read("cannot read which documents are kept") { db in
            try RawTable(db).feeds(query, after: after, limit: limit)
        }
    }

    public func rawLinks(to feed: RawDocument.ID) async throws(StoreError) -> [RawLink] {
        try await read("cannot read which articles a document gave") { db in try RawTable(db).links(to: feed) }
    }
}

extension SQLiteStore: ReprocessingStore {
    public func reprocess(_ articles: [Reprocessed], at now: Date) async throws(StoreError) -> [Article.ID] {
        do {
            return try await database.write { [desk] db in
                try desk.begin(db)
                let stored = try ReprocessWriter(db, desk, at: now).write(articles)
                try desk.settle(upTo: Stream(db).last(), in: db)
                return stored
            }
        } catch {
            // What the desk learnt of texts that are not stored must not count.
            _ = try? await database.writeWithoutTransaction { [desk] _ in desk.forget() }
            throw error as? StoreError ?? StoreError("cannot store what was read again", path: path, error)
        }
    }
}
