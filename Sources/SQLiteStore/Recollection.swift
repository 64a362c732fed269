import GRDB
import News

/// Reads what is stored that could collide with a visit's candidates.
struct Recollection {
    private let db: Database
    private let visit: Visit

    private let digests: DigestIndex

    init(_ db: Database, _ visit: Visit, _ digests: DigestIndex) {
        self.db = db
        self.visit = visit
        self.digests = digests
    }

    func memory() throws -> Memory {
        var memory = Memory()
        guard !visit.candidates.isEmpty else { return memory }
        let source = visit.state.source
        var byEntry = RowBinder(
            try db.cachedStatement(
                sql: """
                    SELECT article.id, article.digest, article.revision, article.source, article.word_count,
                        entry.digest, entry.alias
                    FROM entry LEFT JOIN article ON article.number = entry.article
                    WHERE entry.source = ? AND entry.entry = ?
                    """
            )
        )
        var byID = RowBinder(
            try db.cachedStatement(sql: "SELECT id, digest, revision, source, word_count FROM article WHERE id = ?")
        )
        let parts = try PartReader(RunTable(db: db, kind: .digest))
        let hasEntries = try Bool.fetchOne(
            db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM entry WHERE source = ?)"),
            arguments: [source.rawValue]
        )
        for candidate in visit.candidates {
            if hasEntries == true {
                byEntry.add(source.rawValue)
                byEntry.add(candidate.entry)
                if let (known, entry) = try byEntry.first({ (Memory.Known($0), Memory.Entry($0)) }) {
                    memory.entries[candidate.entry] = entry
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
                memory.digests[digest] = try article(withDigest: digest, from: parts)
            }
        }
        if hasEntries == true { try recallNamesakes(&memory) }
        try recallBuried(&memory)
        try recallGiven(&memory)
        return memory
    }

    /// The first article with the digest, of the same source if there is one.
    private func article(withDigest digest: String, from parts: PartReader) throws -> Memory.Known? {
        let numbers = try digests.articles(digest, from: parts)
        guard !numbers.isEmpty else { return nil }
        var query = RowBinder(
            try db.cachedStatement(
                sql: "SELECT id, digest, revision, source, word_count FROM article WHERE number = ? AND digest = ?"
            )
        )
        var first: Memory.Known?
        for number in numbers.sorted() {
            query.add(number)
            query.add(digest)
            guard let known = try query.first(Memory.Known.init) ?? nil else { continue }
            if known.source == visit.state.source { return known }
            if first == nil { first = known }
        }
        return first
    }

    /// Looks for strangers among the articles that are kept no more.
    private func recallBuried(_ memory: inout Memory) throws {
        let tombstones = TombstoneTable(db)
        guard try !tombstones.isEmpty else { return }
        for candidate in visit.candidates where memory.articles[candidate.article.id] == nil {
            let (id, digest) = (candidate.article.id, candidate.article.digest)
            if try tombstones.holds(id) { memory.buried.insert(id) }
            if memory.digests[digest] == nil, memory.buriedDigests[digest] == nil {
                memory.buriedDigests[digest] = try tombstones.words(ofDigest: digest, source: visit.state.source)
            }
        }
    }

    /// Looks for the entries that strangers may have been before.
    private func recallNamesakes(_ memory: inout Memory) throws {
        let statement = try db.cachedStatement(
            sql: """
                SELECT article.id, article.digest, article.revision, article.source, article.word_count,
                    entry.entry, article.canonical_url
                FROM entry JOIN article ON article.number = entry.article
                WHERE entry.source = ? AND entry.alias = ? LIMIT \(Self.mostNamesakes)
                """
        )
        for candidate in visit.candidates {
            guard let alias = candidate.alias, memory.namesakes[alias] == nil else { continue }
            guard memory.entries[candidate.entry] == nil, memory.articles[candidate.article.id] == nil else { continue }
            memory.namesakes[alias] = try Row.fetchAll(statement, arguments: [visit.state.source.rawValue, alias])
                .map(Memory.Namesake.init)
        }
        for namesake in memory.namesakes.values.joined() where memory.articles[namesake.article.id] == nil {
            memory.articles[namesake.article.id] = namesake.article
        }
    }

    /// More entries than this with one title and date tell nothing.
    private static let mostNamesakes = 8

    private func recallGiven(_ memory: inout Memory) throws {
        let statement = try db.cachedStatement(
            sql: """
                SELECT entry.digest FROM article JOIN entry INDEXED BY entry_article ON entry.article = article.number
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

extension Memory.Entry {
    /// Reads the article's ID, then digest and alias of the entry after the five columns of the article.
    fileprivate init(_ row: AnswerRow) {
        self.init(article: row.text(0).map(Article.ID.init), digest: row.text(5) ?? "", alias: row.number(6))
    }
}

extension Memory.Namesake {
    fileprivate init(_ row: Row) {
        self.init(
            entry: row[5],
            article: Memory.Known(
                id: Article.ID(rawValue: row[0]),
                digest: row[1],
                revision: row[2],
                source: Source.ID(rawValue: row[3]),
                wordCount: row[4]
            ),
            address: row[6]
        )
    }
}
