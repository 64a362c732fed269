import Foundation
import GRDB
import News

/// The examiner and the indexes of sketches and digests of one store, with what they hold in memory.
///
/// Without an examiner nothing is judged, and no sketches are made.
///
/// Guard: used only within writes, which the database runs one after the other.
final class CopyDesk: @unchecked Sendable {
    private var examiner: (any Examiner)?
    private var sketches = SketchIndex()
    private(set) var digests = DigestIndex()
    var words = FullTextDraft()
    /// Changes when another connection wrote.
    private var version: Int64?
    /// The last place in the stream of changes when this desk last ended a transaction.
    private var place: Int64?
    /// Names this desk in the archive, where the one stands that wrote to the indexes last.
    private let name = Int64.random(in: .min ... .max)
    private var isLast = false
    private let tailArticles: Int
    let copies: CopyFolder
    private var foresight: Foresight?
    private var thread = Foresight.Thread()
    private var spent = JudgingTime()
    /// Whether that is counted: the clock of a thread is asked in the kernel, which takes a microsecond or two an article.
    private var isTimed = false

    init(_ examiner: (any Examiner)?, tailArticles: Int, copies: CopyFolder) {
        self.examiner = examiner
        self.tailArticles = tailArticles
        self.copies = copies
        empty()
    }

    /// How long judging has taken since this was first asked, with all that the index reads and writes for it.
    func timeSpent() -> JudgingTime {
        isTimed = true
        return spent
    }

    private var start: JudgingTime? { isTimed ? .now : nil }

    /// Has everything read again at the next transaction, as after rows were taken away.
    func refresh() {
        version = nil
        place = nil
    }

    /// Begins a transaction: what another process wrote meanwhile is read again.
    func begin(_ db: Database) throws {
        let now = try Int64.fetchOne(db.cachedStatement(sql: "PRAGMA data_version"))
        // A reader that moves its place changes no article, and does so all the time.
        if version == nil || now != version, try !isLast(in: db) || Stream(db).last() != place { forget() }
        version = now
        try digests.load(from: db)
        if examiner != nil { try sketches.load(from: db) }
    }

    private func isLast(in db: Database) throws -> Bool {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT value FROM setting WHERE name = 'indexer'")) == name
    }

    /// Has another process that writes read the indexes again, though there are no other articles.
    private func tell(_ db: Database) throws {
        guard !isLast else { return }
        try db.execute(sql: "INSERT OR REPLACE INTO setting VALUES ('indexer', ?)", arguments: [name])
        isLast = true
    }

    /// Forgets what may not have been stored.
    func forget() {
        isLast = false
        examiner?.forget()
        empty()
        version = nil
        place = nil
    }

    /// Has what comes next looked at ahead of its turn, within a transaction that was begun.
    func foresee(_ visits: [Visit]) {
        endForesight()
        guard let examiner, Self.hasOtherProcessors else { return }
        var items: [Foresight.Item] = []
        for visit in visits {
            guard let previewer = examiner.previewer(of: visit.state.source) else { return }
            // Most entries of most feeds are known, and their texts are not looked at.
            for candidate in visit.candidates where !digests.mayHold(candidate.article.digest) {
                items.append(Foresight.Item(article: candidate.article, previewer: previewer))
            }
        }
        guard items.count >= Foresight.leastArticles else { return }
        foresight = Foresight(of: items, in: sketches.readableRuns, on: thread, isTimed: isTimed)
    }

    private static let hasOtherProcessors = ProcessInfo.processInfo.activeProcessorCount > 1

    private func endForesight() {
        spent.add(processor: foresight?.end() ?? .zero)
        foresight = nil
    }

    private func empty() {
        endForesight()
        thread = Foresight.Thread()
        sketches = SketchIndex()
        sketches.runs.copies = copies
        sketches.runs.tailArticles = tailArticles
        words = FullTextDraft()
        digests = DigestIndex()
        digests.runs.tailArticles = tailArticles
    }

    /// What an article is found to be; nil without an examiner.
    func examine(_ article: Article, revising number: Int64?, in db: Database) throws -> Examination? {
        let start = start
        defer { spent.add(since: start) }
        guard let sight = foresight?.take(article) else {
            return try examiner?.examine(article, revising: number, in: StoredIndex(db: db, sketches: sketches))
        }
        let index = StoredIndex(db: db, sketches: sketches, foreseen: sight.sightings)
        return try examiner?.examine(article, previewed: sight.preview, revising: number, in: index)
    }

    /// What is stored of an article.
    func article(_ number: Int64, in db: Database) throws -> ExaminedArticle? {
        try StoredIndex(db: db, sketches: sketches).article(number)
    }

    func add(_ sketch: [UInt64], replacing former: [UInt64] = [], of article: Int64) {
        let start = start
        defer { spent.add(since: start) }
        sketches.runs.add(sketch, replacing: former, of: article)
    }

    func add(digest: String, of article: Int64) { digests.add(digest, of: article) }

    /// Ends a transaction; `place` is the last one taken in the stream of changes.
    ///
    /// Articles behind `sure` are read again after a kill.
    func settle(upTo place: Int64, sure: Int64? = nil, in db: Database) throws {
        let start = start
        defer { spent.add(since: start) }
        endForesight()
        try tell(db)
        try words.write(to: db)
        try digests.runs.settle(upTo: place, sure: sure, in: db)
        if examiner != nil {
            try examiner?.settle(in: StoredIndex(db: db, sketches: sketches))
            try sketches.runs.settle(upTo: place, sure: sure, in: db)
        }
        self.place = place
    }

    /// Does some of the merging that was put off; returns whether more is left.
    func tend(_ db: Database) throws -> Bool {
        try begin(db)
        try tell(db)
        let digestsAreLeft = try digests.runs.tend(in: db)
        let sketchesAreLeft = examiner != nil ? try sketches.runs.tend(in: db) : false
        return digestsAreLeft || sketchesAreLeft
    }

    /// Ends a founding, during which places were not taken in order.
    func settleFounding(upTo place: Int64, in db: Database) throws {
        try tell(db)
        try words.write(to: db)
        try digests.runs.settleWhole(upTo: place, in: db)
        if examiner != nil { try sketches.runs.settleWhole(upTo: place, in: db) }
    }
}

/// The tables of one transaction as an examiner sees them.
private struct StoredIndex: ArticleIndex {
    let db: Database
    let sketches: SketchIndex
    var foreseen: ForeseenSightings?

    func articles(sharing keys: [UInt64], atLeast count: Int, limit: Int) throws -> [Int64] {
        try sketches.articles(sharing: keys, atLeast: count, limit: limit, foreseen: foreseen, in: db)
    }

    func article(_ number: Int64) throws -> ExaminedArticle? { try article("number = ?", [number]) }

    func article(id: Article.ID) throws -> ExaminedArticle? { try article("id = ?", [id.rawValue]) }

    private func article(_ condition: String, _ arguments: StatementArguments) throws -> ExaminedArticle? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT id, source, text, title, url, site, via_name, via_url, published, published_precision, copy_of, story
                FROM article WHERE \(condition)
                """
        )
        return try Row.fetchOne(statement, arguments: arguments).map(ExaminedArticle.init)
    }

    func note(_ name: String) throws -> [UInt8]? {
        let statement = try db.cachedStatement(sql: "SELECT value FROM note WHERE name = ?")
        return try Data.fetchOne(statement, arguments: [name]).map { [UInt8]($0) }
    }

    func keep(_ note: [UInt8]?, as name: String) throws {
        guard let note else {
            return try db.cachedStatement(sql: "DELETE FROM note WHERE name = ?").execute(arguments: [name])
        }
        var update = RowBinder(try db.cachedStatement(sql: "UPDATE note SET value = ? WHERE name = ?"))
        update.add(blob: note)
        update.add(name)
        try update.run()
        guard db.changesCount == 0 else { return }
        var insertion = RowBinder(try db.cachedStatement(sql: "INSERT INTO note (value, name) VALUES (?, ?)"))
        insertion.add(blob: note)
        insertion.add(name)
        try insertion.run()
    }

    func stories(limit: Int) throws -> [Story] { try StoryTable(db).lastTouched(limit: limit) }

    func keep(_ story: Story) throws -> Int64 { try StoryTable(db).keep(story) }
}

extension ExaminedArticle {
    fileprivate init(_ row: Row) {
        self.init(id: Article.ID(rawValue: row[0]), source: Source.ID(rawValue: row[1]), text: row[2])
        title = row[3]
        url = row[4]
        site = row[5]
        let name: String? = row[6]
        let address: String? = row[7]
        via = name == nil && address == nil ? nil : Via(name: name, url: address)
        if let stamp: String = row[8], let instant = Date(rfc3339: stamp),
            let precision = (row[9] as String?).flatMap(StatedDate.Precision.init)
        {
            published = StatedDate(instant: instant, precision: precision, raw: stamp)
        }
        original = (row[10] as String?).map(Article.ID.init(rawValue:))
        story = row[11]
    }
}
