import GRDB
import News

/// Rows of `entry`: which article each entry of a source led to.
struct EntryTable {
    private let source: String
    private var known: Set<String>
    private var insertion: RowBinder
    private var update: RowBinder

    /// Takes the entries that are stored; to know them spares the copies of pages SQLite keeps to undo an upsert.
    init(_ db: Database, source: Source.ID, known: some Sequence<String>) throws {
        self.source = source.rawValue
        self.known = Set(known)
        insertion = RowBinder(
            try db.cachedStatement(
                sql: """
                    INSERT INTO entry (article, digest, stamp, last_seen, source, entry) VALUES (?, ?, ?, ?, ?, ?)
                    """
            )
        )
        update = RowBinder(
            try db.cachedStatement(
                sql: """
                    UPDATE entry SET article = ?, digest = ?, stamp = ?, last_seen = ? WHERE source = ? AND entry = ?
                    """
            )
        )
    }

    mutating func write(_ candidate: Candidate, as number: Int64?) throws {
        let isNew = known.insert(candidate.entry).inserted
        if isNew {
            bind(candidate, number, to: &insertion)
            try insertion.run()
        } else {
            bind(candidate, number, to: &update)
            try update.run()
        }
    }

    private func bind(_ candidate: Candidate, _ number: Int64?, to row: inout RowBinder) {
        row.add(number)
        row.add(candidate.article.digest)
        row.add(candidate.stamp)
        row.add(candidate.article.lastSeen.rfc3339)
        row.add(source)
        row.add(candidate.entry)
    }

    /// Remembers documents that gave no article, by their stamps.
    static func passOver(_ visit: Visit, in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO entry (source, entry, digest, stamp, last_seen) VALUES (?, ?, '', ?, ?)
                ON CONFLICT DO UPDATE SET stamp = excluded.stamp, last_seen = excluded.last_seen
                """
        )
        let source = visit.state.source.rawValue
        for (entry, stamp) in visit.passedOver {
            try statement.execute(arguments: [source, entry, stamp, visit.record.started.rfc3339])
        }
    }
}
