import GRDB
import News

/// Reads what is stored that could collide with a visit's candidates.
struct Recollection {
    private let db: Database
    private let visit: Visit

    init(_ db: Database, _ visit: Visit) {
        self.db = db
        self.visit = visit
    }

    func memory() throws -> Memory {
        var memory = Memory()
        guard !visit.candidates.isEmpty else { return memory }
        let source = visit.state.source
        let byEntry = try db.cachedStatement(
            sql: """
                SELECT article.id, article.digest, article.revision, article.source, article.word_count, entry.digest
                FROM entry LEFT JOIN article ON article.number = entry.article
                WHERE entry.source = ? AND entry.entry = ?
                """
        )
        let byID = try db.cachedStatement(
            sql: "SELECT id, digest, revision, source, word_count FROM article WHERE id = ?"
        )
        let byDigest = try db.cachedStatement(
            sql: "SELECT id, digest, revision, source, word_count FROM article WHERE digest = ? ORDER BY number LIMIT 1"
        )
        let hasEntries =
            try Int.fetchOne(
                db.cachedStatement(sql: "SELECT 1 FROM entry WHERE source = ? LIMIT 1"),
                arguments: [source.rawValue]
            ) != nil
        for candidate in visit.candidates {
            if hasEntries, let row = try Row.fetchOne(byEntry, arguments: [source.rawValue, candidate.entry]) {
                let known = row.hasNull(atIndex: 0) ? nil : Memory.Known(row)
                memory.entries[candidate.entry] = Memory.Entry(article: known?.id, digest: row[5])
                if let known { memory.articles[known.id] = known }
            }
            let id = candidate.article.id
            if memory.articles[id] == nil, let row = try Row.fetchOne(byID, arguments: [id.rawValue]) {
                memory.articles[id] = Memory.Known(row)
            }
            let digest = candidate.article.digest
            if memory.digests[digest] == nil, let row = try Row.fetchOne(byDigest, arguments: [digest]) {
                memory.digests[digest] = Memory.Known(row)
            }
        }
        try recallGiven(&memory)
        return memory
    }

    private func recallGiven(_ memory: inout Memory) throws {
        let statement = try db.cachedStatement(
            sql: """
                SELECT entry.digest FROM article JOIN entry ON entry.article = article.number
                WHERE article.id = ? AND entry.source = ? ORDER BY entry.last_seen DESC LIMIT 1
                """
        )
        for id in memory.articles.keys {
            memory.given[id] = try String.fetchOne(statement, arguments: [id.rawValue, visit.state.source.rawValue])
        }
    }
}

extension Memory.Known {
    fileprivate init(_ row: Row) {
        self.init(
            id: Article.ID(rawValue: row[0]),
            digest: row[1],
            revision: row[2],
            source: Source.ID(rawValue: row[3]),
            wordCount: row[4]
        )
    }
}
