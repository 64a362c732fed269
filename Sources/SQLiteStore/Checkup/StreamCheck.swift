import GRDB
import News

/// Compares the stream of changes with the articles and tombstones it tells of.
struct StreamCheck {
    private let db: Database
    init(_ db: Database) { self.db = db }

    private static let orphan = """
        seq NOT IN (SELECT seq FROM tombstone) AND article NOT IN (SELECT number FROM article)
        """
    /// The last change of an article has its place; those of a founding are told when it ends.
    private static let untold = """
        seq NOT IN (SELECT seq FROM change) AND NOT EXISTS (SELECT 1 FROM setting WHERE name = 'founding')
        """
    private static let highest = """
        max(coalesce((SELECT max(seq) FROM change), 0), coalesce((SELECT max(seq) FROM article), 0))
        """

    /// Blocks of places with the number of changes that they have too many or too few of.
    private static let miscounted = """
        SELECT block FROM (
            SELECT seq >> \(ChangeTable.blockBits) AS block, count(*) AS number FROM change GROUP BY 1
            UNION ALL SELECT block, -changes FROM change_count
        ) GROUP BY block HAVING sum(number) <> 0
        """

    func ailments() throws -> [Ailment] {
        var ailments: [Ailment] = []
        func tell(_ sql: String, _ problem: (Int) -> String) throws {
            let count = try Int.fetchOne(db, sql: sql) ?? 0
            if count > 0 { ailments.append(Ailment(.changes, problem(count))) }
        }
        try tell("SELECT count(*) FROM change WHERE \(Self.orphan)") { "\($0) changes are of no article" }
        try tell("SELECT count(*) FROM article WHERE \(Self.untold)") {
            "the last changes of \($0) articles are not told"
        }
        try tell("SELECT count(*) FROM tombstone WHERE seq NOT IN (SELECT seq FROM change)") {
            "\($0) deletions are not told"
        }
        try tell("SELECT coalesce((SELECT value FROM setting WHERE name = 'seq'), -1) < \(Self.highest)") { _ in
            "places in the stream of changes would be given twice"
        }
        try tell("SELECT count(*) FROM (\(Self.miscounted))") { _ in
            "readers are told a wrong number of changes that they have not taken"
        }
        if try !ArticleCount(db).isRight() {
            ailments.append(Ailment(.changes, "another number of articles is told than there are"))
        }
        return ailments
    }

    func mend() throws {
        try db.execute(sql: "DELETE FROM change WHERE \(Self.orphan)")
        try db.execute(
            sql: """
                INSERT INTO change (seq, article, kind, revision, moment)
                SELECT seq, number, CASE revision WHEN 1 THEN 'new' ELSE 'revised' END, revision,
                    unixepoch(revised) * 1000 FROM article WHERE \(Self.untold)
                """
        )
        try db.execute(
            sql: """
                INSERT INTO change (seq, article, kind, revision, moment)
                SELECT seq, 0, 'deleted', 1, shown FROM tombstone WHERE seq NOT IN (SELECT seq FROM change)
                """
        )
        try db.execute(
            sql: """
                INSERT INTO setting (name, value) VALUES ('seq', \(Self.highest))
                ON CONFLICT DO UPDATE SET value = max(value, excluded.value)
                """
        )
        try ChangeTable.recount(in: db)
        try ArticleCount(db).recount()
    }
}
