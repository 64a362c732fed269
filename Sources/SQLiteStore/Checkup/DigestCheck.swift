import GRDB
import News

/// Checks the index that known texts are found by: its runs, and that the digests of stored articles are in them.
struct DigestCheck {
    private let db: Database
    init(_ db: Database) { self.db = db }

    /// Articles whose digests are looked for, spread evenly over the archive.
    private static let samples = 2000

    func ailments() throws -> [Ailment] {
        let table = RunTable(db: db, kind: .digest)
        let runs = try table.runs()
        let lost = try table.count() - runs.count
        var ailments = lost > 0 ? [Ailment(.digests, "\(lost) runs cannot be read")] : []
        for run in runs {
            guard let fault = try RunCheck(table: table).fault(of: run) else { continue }
            ailments.append(Ailment(.digests, "run \(run.number) of the digests \(fault)"))
        }
        guard ailments.isEmpty else { return ailments }
        let missing = try missing(from: runs, in: table)
        guard missing > 0 else { return [] }
        return [Ailment(.digests, "the digests of \(missing) articles or more are missing from the index")]
    }

    private func missing(from runs: [KeyRun], in table: RunTable) throws -> Int {
        let reader = try PartReader(table)
        let highest = try Int.fetchOne(db, sql: "SELECT max(number) FROM article") ?? 0
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT number, digest FROM article WHERE number % ? = 0 AND seq <= ?",
            arguments: [max(1, highest / Self.samples), try table.place()]
        )
        var missing = 0
        while let row = try rows.next() {
            let number: Int64 = row[0]
            let key = DigestIndex.key(row[1])
            var found: [UInt32] = []
            for run in runs { try run.articles(key, limit: .max, from: reader, to: &found) }
            if !found.contains(where: { Int64($0) == number }) { missing += 1 }
        }
        return missing
    }

    func mend() throws { try DigestIndex.rebuild("SELECT number, digest FROM article", in: db) }
}
