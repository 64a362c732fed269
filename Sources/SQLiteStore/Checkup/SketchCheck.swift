import Foundation
import GRDB
import News

/// Checks the index that copies are found by: its runs, and that the sketches of stored articles are in them.
struct SketchCheck {
    private let db: Database
    init(_ db: Database) { self.db = db }

    /// Articles whose keys are looked for, spread evenly over the archive.
    private static let samples = 2000

    func ailments() throws -> [Ailment] {
        var ailments: [Ailment] = []
        let odd = try count("SELECT count(*) FROM article WHERE length(sketch) % 5 <> 0")
        if odd > 0 { ailments.append(Ailment(.sketches, "the sketches of \(odd) articles cannot be read")) }
        let table = RunTable(db: db, kind: .sketch)
        let runs = try table.runs()
        let written = try table.count()
        if runs.count < written { ailments.append(Ailment(.sketches, "\(written - runs.count) runs cannot be read")) }
        for run in runs {
            if let fault = try RunCheck(table: table).fault(of: run) {
                ailments.append(Ailment(.sketches, "run \(run.number) of the sketches \(fault)"))
            }
        }
        guard ailments.isEmpty else { return ailments }
        let missing = try missing(from: runs, in: table)
        if missing > 0 {
            ailments.append(
                Ailment(.sketches, "the sketches of \(missing) articles or more are missing from the index")
            )
        }
        return ailments
    }

    /// How many of the sampled articles cannot be found by the first key of their sketches.
    private func missing(from runs: [KeyRun], in table: RunTable) throws -> Int {
        // Of more the oldest were dropped on purpose.
        guard runs.reduce(0, { $0 + $1.keys }) < SketchIndex.mostKeys / 2 else { return 0 }
        let reader = try PartReader(table)
        let place = try table.place()
        let step = max(1, try count("SELECT max(number) FROM article") / Self.samples)
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT number, sketch FROM article WHERE number % ? = 0 AND seq <= ? AND length(sketch) >= 5",
            arguments: [step, place]
        )
        var missing = 0
        while let row = try rows.next() {
            let number: Int64 = row[0]
            guard let key = SketchKeys.read([UInt8](row[1] as Data)).first else { continue }
            var found: [UInt32] = []
            for run in runs { try run.articles(key, limit: .max, from: reader, to: &found) }
            if !found.contains(where: { Int64($0) == number }) { missing += 1 }
        }
        return missing
    }

    /// Writes all runs anew from the sketches in the articles' rows; sketches that cannot be read are dropped.
    func mend() throws {
        try db.execute(sql: "UPDATE article SET sketch = NULL WHERE length(sketch) % 5 <> 0")
        try db.execute(sql: "DELETE FROM sketch_run; DELETE FROM sketch_part")
        let last = try Stream(db).last()
        try RunTable(db: db, kind: .sketch).setPlace(last)
        var index = SketchIndex()
        try index.load(from: db)
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT number, sketch, seq FROM article WHERE sketch IS NOT NULL ORDER BY seq"
        )
        while let row = try rows.next() {
            index.runs.add(SketchKeys.read([UInt8](row[1] as Data)), of: row[0])
            try index.runs.settle(upTo: row[2], in: db)
        }
        try index.runs.settleWhole(upTo: last, in: db)
    }

    private func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
}
