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
        var byEntry = RowBinder(
            try db.cachedStatement(
                sql: """
                    SELECT article.id, article.digest, article.revision, article.source, article.word_count,
                        entry.digest
                    FROM entry LEFT JOIN article ON article.number = entry.article
                    WHERE entry.source = ? AND entry.entry = ?
                    """
            )
        )
        var byID = RowBinder(
            try db.cachedStatement(sql: "SELECT id, digest, revision, source, word_count FROM article WHERE id = ?")
        )
        var byDigest = RowBinder(
            try db.cachedStatement(
                sql: """
                    SELECT id, digest, revision, source, word_count FROM article
                    WHERE digest = ? ORDER BY number LIMIT 1
                    """
            )
        )
        let hasEntries = try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM entry WHERE source = ?)"),
            arguments: [source.rawValue]
        )
        for candidate in visit.candidates {
            if hasEntries == true {
                byEntry.add(source.rawValue)
                byEntry.add(candidate.entry)
                if let (known, digest) = try byEntry.first({ (Memory.Known($0), $0.text(5)) }) {
                    memory.entries[candidate.entry] = Memory.Entry(article: known?.id, digest: digest ?? "")
                    if let known { memory.articles[known.id] = known }
                }
            }
            let id = candidate.article.id
            if memory.articles[id] == nil {
                byID.add(id.rawValue)
                memory.articles[id] = try byID.first(Memory.Known.init) ?? nil
            }
            let digest = candidate.article.digest
            if memory.digests[digest] == nil {
                byDigest.add(digest)
                memory.digests[digest] = try byDigest.first(Memory.Known.init) ?? nil
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
    /// Reads id, digest, revision, source and word count; nil when there is no article in the row.
    fileprivate init?(_ row: AnswerRow) {
        guard let id = row.text(0), let digest = row.text(1), let source = row.text(3) else { return nil }
        self.init(
            id: Article.ID(rawValue: id),
            digest: digest,
            revision: Int(row.integer(2)),
            source: Source.ID(rawValue: source),
            wordCount: Int(row.integer(4))
        )
    }
}
