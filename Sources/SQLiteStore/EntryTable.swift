import GRDB
import News

/// Rows of `entry`: which article each entry of a source led to.
struct EntryTable {
    private let db: Database
    private let visit: Visit
    private let source: String
    private var known: [String: Memory.Entry]
    /// The names in the visited document, once something was found to have changed its own.
    private lazy var present = Set(visit.candidates.map(\.entry))
    private var insertion: RowBinder
    private var update: RowBinder
    private var renaming: RowBinder

    /// Takes the entries that are stored; to know them spares the copies of pages SQLite keeps to undo an upsert.
    init(_ db: Database, of visit: Visit, known: [String: Memory.Entry]) throws {
        self.db = db
        self.visit = visit
        self.known = known
        source = visit.state.source.rawValue
        insertion = RowBinder(
            try db.cachedStatement(
                sql: """
                    INSERT INTO entry (article, digest, stamp, last_seen, source, entry, alias)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
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
        renaming = RowBinder(
            try db.cachedStatement(sql: "UPDATE entry SET alias = ? WHERE source = ? AND entry = ?")
        )
    }

    mutating func write(_ candidate: Candidate, as number: Int64?) throws {
        if let stored = known[candidate.entry] {
            bind(candidate, number, to: &update)
            try update.run()
            // Apart from the rest: to name an indexed column writes the index, changed or not.
            if stored.alias != candidate.alias {
                renaming.add(candidate.alias)
                renaming.add(source)
                renaming.add(candidate.entry)
                try renaming.run()
            }
        } else {
            bind(candidate, number, to: &insertion)
            insertion.add(candidate.alias)
            try insertion.run()
        }
        known[candidate.entry] = Memory.Entry(article: nil, digest: "", alias: candidate.alias)
    }

    /// Forgets the names under which the source gave this known article before, if its document has them no more:
    /// a publisher that renames its entries at every fetch would fill the table.
    mutating func forgetFormerNames(of candidate: Candidate, article number: Int64) throws {
        // A folder's visit names only the files that changed.
        guard candidate.stamp == nil, known[candidate.entry] == nil else { return }
        let names = try String.fetchAll(
            db.cachedStatement(sql: "SELECT entry FROM entry WHERE article = ? AND source = ?"),
            arguments: [number, source]
        )
        for name in names where !present.contains(name) {
            try db.cachedStatement(sql: "DELETE FROM entry WHERE source = ? AND entry = ?")
                .execute(arguments: [source, name])
        }
    }

    private func bind(_ candidate: Candidate, _ number: Int64?, to row: inout RowBinder) {
        row.add(number)
        row.add(candidate.feedDigest ?? candidate.article.digest)
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
