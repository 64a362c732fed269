import GRDB

/// The steps that make an archive's tables, in order, each taken once.
///
/// Which were taken is kept in the archive's table `grdb_migrations`, in a step's own transaction: whoever is killed in
/// the middle of an upgrade goes on with it later. No step takes rows away that others refer to, so references need no
/// check of their own, which would read every table whole.
struct Migrator: Sendable {
    struct Step: Sendable {
        /// Its number, and what it is about.
        let name: String
        let take: @Sendable (Database) throws -> Void

        var number: Int { Int(name.prefix { $0.isNumber }) ?? 0 }
    }

    private(set) var steps: [Step] = []

    mutating func registerMigration(_ name: String, migrate: @escaping @Sendable (Database) throws -> Void) {
        steps.append(Step(name: name, take: migrate))
    }

    /// Whether there is nothing in the file, or no more than a table of steps of which none was taken.
    func isEmpty(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "SELECT 1 FROM sqlite_master WHERE tbl_name <> 'grdb_migrations' LIMIT 1") == nil
    }

    /// Whether a step was taken that is not known here.
    func hasBeenSuperseded(_ db: Database) throws -> Bool {
        try !taken(db).isSubset(of: steps.map(\.name))
    }

    /// The steps that are still to be taken.
    func pending(_ db: Database) throws -> [Step] {
        let taken = try taken(db)
        return steps.filter { !taken.contains($0.name) }
    }

    /// Takes the steps that are still to be taken, up to the one named `last`.
    ///
    /// All those of a new archive are one transaction: it is there whole or not at all, and each page is written once.
    /// A `watch` is told of each step of an older one, and may end the upgrade.
    func migrate(_ writer: any DatabaseWriter, upTo last: String? = nil, watch: UpgradeWatch? = nil) throws {
        try writer.barrierWriteWithoutTransaction { db in
            try makeNew(db, upTo: last)
            let pending = try wanted(pending(db), upTo: last)
            guard let first = pending.first, let final = pending.last else { return }
            defer { watch?.end() }
            for step in pending {
                try watch?.begin(
                    UpgradeStage(from: max(0, first.number - 1), to: final.number, step: step.name),
                    on: writer
                )
                try db.inTransaction(.immediate) {
                    try take(step, in: db)
                    return .commit
                }
            }
        }
    }

    private func makeNew(_ db: Database, upTo last: String?) throws {
        guard try isEmpty(db) else { return }
        try db.inTransaction(.immediate) {
            // Another process may have made it meanwhile.
            guard try isEmpty(db) else { return .rollback }
            try db.execute(
                sql: "CREATE TABLE IF NOT EXISTS grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)"
            )
            for step in wanted(steps, upTo: last) { try take(step, in: db) }
            return .commit
        }
    }

    /// Does nothing when another process was faster.
    private func take(_ step: Step, in db: Database) throws {
        guard try !taken(db).contains(step.name) else { return }
        try step.take(db)
        try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES (?)", arguments: [step.name])
    }

    private func wanted(_ steps: [Step], upTo last: String?) -> [Step] {
        guard let last else { return steps }
        return steps.firstIndex { $0.name == last }.map { Array(steps[...$0]) } ?? []
    }

    private func taken(_ db: Database) throws -> Set<String> {
        let isThere = try Int.fetchOne(db, sql: "SELECT 1 FROM sqlite_master WHERE name = 'grdb_migrations'") != nil
        return isThere ? try String.fetchSet(db, sql: "SELECT identifier FROM grdb_migrations") : []
    }
}
