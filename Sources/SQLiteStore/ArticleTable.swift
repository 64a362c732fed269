import Foundation
import GRDB
import News

/// Rows of `article`, with the earlier texts and the full-text index that belong to them.
struct ArticleTable {
    /// Earlier texts kept of one article, besides the first.
    private static let mostRevisions = 20

    private let db: Database
    private let desk: CopyDesk
    // Found once for all the articles of a visit: to find a statement costs as much as a short one's work.
    private let numbering: Statement
    private var insertion: RowBinder
    private var changes: ChangeTable

    /// New texts are made known to the desk.
    init(_ db: Database, _ desk: CopyDesk) throws {
        self.db = db
        self.desk = desk
        changes = try ChangeTable(db)
        numbering = try db.cachedStatement(sql: "SELECT number FROM article WHERE id = ?")
        insertion = RowBinder(try db.cachedStatement(sql: Self.insertion))
    }

    func number(of id: Article.ID) throws -> Int64? {
        try Int64.fetchOne(numbering, arguments: [id.rawValue])
    }

    /// Adds an article; one of a founding is not `telling` its change yet.
    mutating func insert(
        _ article: Article,
        _ examination: Examination?,
        at position: Int64,
        telling: Bool = true
    ) throws -> Int64 {
        Self.bind(article, examination, position, to: &insertion)
        try insertion.run()
        let number = db.lastInsertedRowID
        desk.add(digest: article.digest, of: number)
        if telling { try changes.add(.new, of: number, revision: 1, at: article.lastSeen, place: position) }
        try desk.words.add(FullTextDraft.Words(article), of: number, in: db)
        return number
    }

    /// How a new text is told.
    struct Revising {
        var kind = Change.Kind.revised
        /// Title and text are as before: what changes is said about them.
        var keepsText = false
    }

    /// Keeps the present text in `revision` and puts the article's new one in its place.
    ///
    /// The article stays the one it was: its ID, its first sight and the source that brought it do not change.
    ///
    /// A text that was there before is not kept twice, and of many texts the first and the last ones stay: a publisher
    /// that changes a text at every visit does not fill the archive.
    mutating func revise(
        _ number: Int64,
        to article: Article,
        _ examination: Examination?,
        at position: Int64,
        _ revising: Revising = Revising()
    ) throws {
        let former = try changes.former(number)
        if !revising.keepsText { try keepText(of: number, examination) }
        try forgetWords(of: number)
        var revision = RowBinder(try db.cachedStatement(sql: revising.keepsText ? Self.restatement : Self.revision))
        Self.bind(article, examination, position, to: &revision)
        revision.add(number)
        try revision.run()
        desk.add(digest: article.digest, of: number)
        let next = (former?.revision ?? 0) + (revising.keepsText ? 0 : 1)
        try changes.add(
            revising.kind,
            of: number,
            revision: next,
            at: article.lastSeen,
            place: position,
            former: former,
            difference: revising.keepsText ? nil : examination?.change
        )
        try desk.words.add(FullTextDraft.Words(article), of: number, in: db)
    }

    /// Keeps the present text among the earlier ones.
    private func keepText(of number: Int64, _ examination: Examination?) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO revision (article, revision, seq, seen, source, title, subtitle, digest, text, change)
                SELECT number, revision, seq, revised, source, title, subtitle, digest, text, ?2
                FROM article WHERE number = ?1 AND NOT EXISTS (
                    SELECT 1 FROM revision WHERE revision.article = ?1 AND revision.digest = article.digest
                )
                """
        ).execute(arguments: [number, examination?.change?.rawValue])
        try db.cachedStatement(
            sql: """
                DELETE FROM revision WHERE article = ?1 AND revision > 1 AND revision <= (
                    SELECT revision FROM revision WHERE article = ?1 ORDER BY revision DESC LIMIT 1 OFFSET ?2
                )
                """
        ).execute(arguments: [number, Self.mostRevisions])
    }

    /// Withdraws an article, or brings it back; one that is so already stays as it is.
    ///
    /// - Returns: whether it changed.
    mutating func set(_ state: Article.State, of number: Int64, at moment: Date) throws -> Bool {
        guard let former = try changes.former(number), former.state != state else { return false }
        let position = try Stream(db).reserve(1)
        try db.cachedStatement(sql: "UPDATE article SET state = ?2, withdrawn = ?3, seq = ?4 WHERE number = ?1")
            .execute(arguments: [number, state.rawValue, state == .live ? nil : moment.rfc3339, position])
        let kind: Change.Kind = state == .withdrawn ? .withdrawn : .restored
        try changes.add(
            kind,
            of: number,
            revision: former.revision,
            at: moment,
            place: position,
            former: former
        )
        return true
    }

    /// The keys of an article's sketch; empty when it has none.
    func sketch(of number: Int64) throws -> [UInt64] {
        let statement = try db.cachedStatement(sql: "SELECT sketch FROM article WHERE number = ?")
        return try Data.fetchOne(statement, arguments: [number]).map { SketchKeys.read([UInt8]($0)) } ?? []
    }

    /// The numbers of an article and of its copies, at most `limit`.
    func family(of original: Article.ID, limit: Int) throws -> [Int64] {
        let statement = try db.cachedStatement(
            sql: "SELECT number FROM article WHERE id = ?1 OR copy_of = ?1 ORDER BY number LIMIT ?2"
        )
        return try Int64.fetchAll(statement, arguments: [original.rawValue, limit])
    }

    /// The numbers of a story's articles, at most `limit`.
    func members(of story: String, limit: Int) throws -> [Int64] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT number FROM article WHERE (story = ?1 AND story <> id) OR (id = ?1 AND story = id)
                ORDER BY number LIMIT ?2
                """
        )
        return try Int64.fetchAll(statement, arguments: [story, limit])
    }

    /// Puts an article into another story, as `witness` showed.
    mutating func move(_ number: Int64, to story: String, witness: Article, at position: Int64) throws {
        let former = try changes.former(number)
        try db.cachedStatement(sql: "UPDATE article SET story = ?2, seq = ?3 WHERE number = ?1")
            .execute(arguments: [number, story, position])
        let revision = former?.revision ?? 1
        try changes.add(.judged, of: number, revision: revision, at: witness.lastSeen, place: position, former: former)
    }

    /// Makes an article a copy of another; one that was a copy before keeps its similarity.
    mutating func link(
        _ number: Int64,
        to original: Article.ID,
        _ examination: Examination,
        seen moment: Date,
        at position: Int64
    ) throws {
        let former = try changes.former(number)
        let statement = try db.cachedStatement(
            sql: """
                UPDATE article SET copy_of = ?2, similarity = coalesce(similarity, ?3), copy_evidence = ?4, seq = ?5
                WHERE number = ?1
                """
        )
        try statement.execute(
            arguments: [
                number, original.rawValue, examination.similarity, examination.evidence?.rawValue, position,
            ]
        )
        let revision = former?.revision ?? 1
        try changes.add(.judged, of: number, revision: revision, at: moment, place: position, former: former)
    }

    /// Puts an article that takes a place for another reason into a story.
    func enter(_ story: String, _ number: Int64) throws {
        try db.cachedStatement(sql: "UPDATE article SET story = ?2 WHERE number = ?1").execute(arguments: [
            number, story,
        ])
    }

    private func forgetWords(of number: Int64) throws {
        let statement = try db.cachedStatement(sql: "SELECT title, subtitle, text FROM article WHERE number = ?")
        guard let row = try Row.fetchOne(statement, arguments: [number]) else { return }
        try desk.words.remove(FullTextDraft.Words(title: row[0], subtitle: row[1], text: row[2]), of: number, in: db)
    }

    private static let columns = [
        "seq", "guid", "url", "canonical_url", "title", "title_from", "subtitle", "authors", "site", "section", "tags",
        "published", "published_precision", "published_from", "published_raw", "updated", "updated_precision",
        "revised", "language", "language_declared", "script", "dir", "text_from", "word_count", "image", "enclosures",
        "via_name", "via_url", "digest", "removed", "summary", "text", "sketch",
        "mark", "robots",
    ]

    /// What tells who an article is, and what it was found to be when it came: a revision leaves this as it is.
    private static let lasting = [
        "id", "source", "first_seen", "copy_of", "similarity", "copy_evidence", "story", "state",
    ]

    private static let insertion = """
        INSERT INTO article (\((columns + lasting).joined(separator: ", ")), revision)
        VALUES (\((columns + lasting).map { _ in "?" }.joined(separator: ", ")), 1)
        """

    /// What a source says of itself; another source that brings a fuller text does not change it.
    private static let ownWords: Set = ["guid", "site", "section", "tags", "language_declared"]

    private static let revision = """
        UPDATE article SET revision = revision + 1, \(assignments.joined(separator: ", "))
        WHERE number = ?\(columns.count + lasting.count + 1)
        """

    /// The same where the text stays.
    private static let restatement = """
        UPDATE article SET \(assignments.joined(separator: ", ")) WHERE number = ?\(columns.count + lasting.count + 1)
        """

    private static let assignments = columns.enumerated().map { index, column in
        let source = columns.count + 2
        return ownWords.contains(column)
            ? "\(column) = CASE source WHEN ?\(source) THEN ?\(index + 1) ELSE \(column) END"
            : "\(column) = ?\(index + 1)"
    }

    /// Adds the values of `columns`, in their order.
    private static func bind(
        _ article: Article,
        _ examination: Examination?,
        _ position: Int64,
        to row: inout RowBinder
    ) {
        row.add(position)
        row.add(article.guid)
        row.add(article.url)
        row.add(article.canonicalURL)
        row.add(article.title)
        row.add(article.titleFrom?.rawValue)
        row.add(article.subtitle)
        row.add(JSONList.text(article.authors))
        row.add(article.site)
        row.add(article.section)
        row.add(JSONList.text(article.tags))
        row.add(article.published?.formatted)
        row.add(article.published?.precision.rawValue)
        row.add(article.publishedFrom?.rawValue)
        row.add(article.published?.raw)
        row.add(article.updated?.formatted)
        row.add(article.updated?.precision.rawValue)
        row.add(article.lastSeen.rfc3339)
        row.add(article.language)
        row.add(article.languageDeclared)
        row.add(article.script)
        row.add(article.direction?.rawValue)
        row.add(article.textFrom.rawValue)
        row.add(Int64(article.wordCount))
        row.add(article.image)
        row.add(JSONList.text(article.enclosures))
        row.add(article.via?.name)
        row.add(article.via?.url)
        row.add(article.digest)
        row.add(JSONList.text(article.removed))
        row.add(article.summary)
        row.add(article.text)
        row.add(blob: examination.map { SketchKeys.write($0.sketch) })
        row.add(article.mark?.rawValue)
        row.add(JSONList.text(article.robots ?? []))
        row.add(article.id.rawValue)
        row.add(article.source.rawValue)
        row.add(article.firstSeen.rfc3339)
        let isCopy = examination.map { $0.counterpart != nil && !$0.isOriginal } ?? false
        row.add(isCopy ? examination?.counterpart?.rawValue : nil)
        row.add(isCopy ? examination?.similarity : nil)
        row.add(isCopy ? examination?.evidence?.rawValue : nil)
        row.add(examination?.story)
        row.add(article.state.rawValue)
    }
}

extension FullTextDraft.Words {
    fileprivate init(_ article: Article) {
        self.init(title: article.title, subtitle: article.subtitle, text: article.text)
    }
}
