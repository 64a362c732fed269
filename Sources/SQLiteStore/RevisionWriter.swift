import GRDB
import News

/// Puts a text in the place of an article's present one, and judges anew what it is a copy of.
struct RevisionWriter {
    private let db: Database
    private let desk: CopyDesk

    init(_ db: Database, _ desk: CopyDesk) {
        self.db = db
        self.desk = desk
    }

    func revise(
        _ number: Int64,
        to article: Article,
        in articles: inout ArticleTable,
        at position: Int64,
        _ change: ArticleTable.Revising = ArticleTable.Revising()
    ) throws {
        guard let examination = try desk.examine(article, revising: number, in: db) else {
            return try articles.revise(number, to: article, nil, at: position, change)
        }
        let former = try articles.sketch(of: number)
        try articles.revise(number, to: article, examination, at: position, change)
        desk.add(examination.sketch, replacing: former, of: number)
        guard let counterpart = examination.counterpart, let known = try desk.article(number, in: db) else { return }
        var article = article
        article.id = known.id
        let linker = CopyLinker(db)
        if examination.isOriginal { return try linker.takePlace(article, of: examination, in: &articles) }
        // Whose former text others have copied stays their original.
        guard try articles.family(of: known.id, limit: 2).count < 2 else { return }
        try linker.link([number], to: counterpart, examination, at: article.lastSeen, in: &articles)
        if let story = examination.story { try articles.enter(story, number) }
    }
}
