import GRDB
import News

/// Compares what there is of tables, indexes and views with what an archive has that is made now.
struct SchemaCheck {
    private struct Piece: Hashable {
        var kind: String
        var name: String
        var sql: String
    }

    /// What holds nothing of its own.
    private static let rebuildable: Set = ["index", "view", "trigger"]

    private let db: Database
    init(_ db: Database) { self.db = db }

    func ailments() throws -> [Ailment] {
        let present = try Set(Self.pieces(of: db))
        let names = Set(present.map(\.name))
        return try Self.expected().filter { !present.contains($0) }.compactMap { piece in
            let problem = "the \(piece.kind) \(piece.name) \(names.contains(piece.name) ? "is another" : "is missing")"
            if Self.rebuildable.contains(piece.kind) { return Ailment(.schema, problem) }
            // How a table is written down may differ from version to version of SQLite; that it is there may not.
            return names.contains(piece.name) ? nil : Ailment(.schema, problem, remedy: "restore a backup")
        }
    }

    /// Makes indexes and views that are missing or other than they have to be.
    func mend() throws {
        let present = try Set(Self.pieces(of: db))
        let names = Set(present.map(\.name))
        for piece in try Self.expected() where !present.contains(piece) {
            guard Self.rebuildable.contains(piece.kind) else { continue }
            if names.contains(piece.name) {
                let kind = piece.kind.uppercased()
                try db.execute(sql: "DROP \(kind) IF EXISTS \(piece.name.quotedDatabaseIdentifier)")
            }
            try db.execute(sql: piece.sql)
        }
    }

    /// In the order they were made in; what SQLite makes for itself aside.
    private static func pieces(of db: Database) throws -> [Piece] {
        try Row.fetchAll(db, sql: "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")
            .map { Piece(kind: $0[0], name: $0[1], sql: $0[2]) }
    }

    private static func expected() throws -> [Piece] {
        let model = try DatabaseQueue()
        try Schema.migrator.migrate(model)
        return try model.read(pieces)
    }
}
