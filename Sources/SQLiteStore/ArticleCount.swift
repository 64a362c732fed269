import GRDB

/// How many articles there are, kept beside them: to count them takes a look at an index of all.
///
/// It changes in the transaction that stores or deletes articles, by statements and not by a trigger: before what a
/// trigger does FTS5 writes out what it has gathered.
struct ArticleCount {
    static let schema = "INSERT OR REPLACE INTO setting SELECT 'articles', count(*) FROM article"

    private let db: Database
    init(_ db: Database) { self.db = db }

    func value() throws -> Int {
        try Int.fetchOne(db.cachedStatement(sql: "SELECT value FROM setting WHERE name = 'articles'")) ?? 0
    }

    /// Notes that so many were stored or, below zero, deleted.
    func add(_ number: Int) throws {
        guard number != 0 else { return }
        try db.cachedStatement(sql: "UPDATE setting SET value = value + ? WHERE name = 'articles'")
            .execute(arguments: [number])
    }

    /// Whether it is what counting gives.
    func isRight() throws -> Bool {
        try Int.fetchOne(db, sql: "SELECT value FROM setting WHERE name = 'articles'")
            == Int.fetchOne(db, sql: "SELECT count(*) FROM article")
    }

    func recount() throws {
        try db.execute(sql: Self.schema)
    }
}
