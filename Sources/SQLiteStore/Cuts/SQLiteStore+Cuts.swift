import GRDB
public import News

extension SQLiteStore {
    public func rows(_ cut: ArchiveCut) async throws(StoreError) -> ClosedRange<Int64>? {
        try await read("cannot read the articles") { db in try CutTable(cut, in: db).rows() }
    }

    public func lines(_ cut: ArchiveCut, in rows: ClosedRange<Int64>) async throws(StoreError) -> LinePage {
        try await read("cannot read the articles") { db in try CutTable(cut, in: db).lines(in: rows) }
    }

    public func articles(_ cut: ArchiveCut, in rows: ClosedRange<Int64>) async throws(StoreError) -> ArticlePage {
        try await read("cannot read the articles") { db in try CutTable(cut, in: db).articles(in: rows) }
    }

    public func days(_ cut: ArchiveCut) async throws(StoreError) -> [String] {
        try await read("cannot read the articles") { db in try CutTable(cut, in: db).days() }
    }

    public func beginRestoring(upTo last: Position) async throws(StoreError) -> Bool {
        try await write("cannot bring articles back") { [desk] db in
            try Restoration(db, desk).begin(upTo: last)
        }
    }

    public func restore(_ articles: [Article], founding: Bool) async throws(StoreError) -> Int {
        try await write("cannot bring articles back") { [desk] db in
            do {
                try desk.begin(db)
                let count = try Restoration(db, desk).store(articles, founding: founding)
                try desk.settle(upTo: Stream(db).last(), sure: founding ? 0 : nil, in: db)
                return count
            } catch {
                // What the desk learnt of articles that are not stored must not count.
                desk.forget()
                throw error
            }
        }
    }

    public func endRestoring() async throws(StoreError) {
        try await write("cannot bring articles back") { [desk] db in
            try Restoration(db, desk).end()
            try desk.begin(db)
            try desk.settleFounding(upTo: Stream(db).last(), in: db)
        }
    }
}
