import GRDB

/// What a transaction changes in the full-text index, written at its end.
///
/// In the order of the rows it is one segment of the index; texts that go in one after the other find the words that are
/// collected for it in the processor's cache.
struct FullTextDraft {
    /// What is indexed of an article.
    struct Words {
        var title: String?
        var subtitle: String?
        var text: String
    }

    /// Bytes of texts held back, at most: somewhat more than an index of words takes before FTS5 writes it by itself.
    private static let mostBytes = 16 << 20

    /// By article: what the index has of it now, and what it shall have.
    private var rows: [Int64: (former: Words?, later: Words?)] = [:]
    private var bytes = 0

    mutating func add(_ words: Words, of number: Int64, in db: Database) throws {
        rows[number, default: (nil, nil)].later = words
        try count(words, in: db)
    }

    /// `words` must be those that were added.
    mutating func remove(_ words: Words, of number: Int64, in db: Database) throws {
        guard rows[number]?.later == nil else {
            rows[number]?.later = nil
            return
        }
        rows[number, default: (nil, nil)].former = words
        try count(words, in: db)
    }

    private mutating func count(_ words: Words, in db: Database) throws {
        bytes += words.text.utf8.count
        if bytes > Self.mostBytes { try write(to: db) }
    }

    mutating func write(to db: Database) throws {
        guard !rows.isEmpty else { return }
        var removal = RowBinder(
            try db.cachedStatement(
                sql: """
                    INSERT INTO article_text (article_text, rowid, title, subtitle, text) VALUES ('delete', ?, ?, ?, ?)
                    """
            )
        )
        var insertion = RowBinder(
            try db.cachedStatement(sql: "INSERT INTO article_text (rowid, title, subtitle, text) VALUES (?, ?, ?, ?)")
        )
        for (number, row) in rows.sorted(by: { $0.key < $1.key }) {
            if let former = row.former { try Self.run(&removal, number, former) }
            if let later = row.later { try Self.run(&insertion, number, later) }
        }
        self = FullTextDraft()
    }

    private static func run(_ statement: inout RowBinder, _ number: Int64, _ words: Words) throws {
        statement.add(number)
        statement.add(words.title)
        statement.add(words.subtitle)
        statement.add(words.text)
        try statement.run()
    }
}
