import ArgumentParser
import Foundation
import News

/// Finds the one article that the beginning of an ID on the command line means.
struct ArticleChoice {
    let store: any Store

    /// - Throws: `ValidationError` for what is no ID nor the beginning of one.
    static func check(_ id: String) throws {
        let isHex = id.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }
        guard isHex, (4...16).contains(id.utf8.count) else {
            throw ValidationError(
                "'\(id)' is no article ID: these are 16 digits of 0-9 and a-f; give at least 4 of them"
            )
        }
    }

    /// - Throws: the exit code, after saying what is wrong: 66 when there is none such, 65 when there are several.
    func article(_ id: String) async throws(ExitCode) -> Article {
        let found = try await orFail { () throws(StoreError) in try await store.articles(withIDPrefix: id, limit: 11) }
        guard let article = found.first else {
            Console.complain("no article \(id)\n  because: none has an ID that begins so\n  try: `depeche articles`")
            throw ExitCode(EX_NOINPUT)
        }
        guard found.count == 1 else {
            Console.complain("\(id) is not one article\n  because: several IDs begin so:")
            for article in found.prefix(10) { Console.complain("  \(article.id)  \(article.heading.printable)") }
            throw ExitCode(EX_DATAERR)
        }
        return article
    }

    /// The original that copies name; it may be kept no more.
    ///
    /// - Throws: as `article`.
    func original(_ id: String) async throws(ExitCode) -> Article.ID {
        var copies = ArticleQuery()
        copies.copiesOf = Article.ID(rawValue: id)
        if let original = copies.copiesOf, try await !isEmpty(copies) { return original }
        return try await article(id).id
    }

    /// The story of this name, else that of an article.
    ///
    /// - Throws: as `article`.
    func story(_ id: String) async throws(ExitCode) -> String {
        var members = ArticleQuery()
        members.story = id
        guard try await isEmpty(members) else { return id }
        let article = try await article(id)
        return article.story ?? article.id.rawValue
    }

    private func isEmpty(_ query: ArticleQuery) async throws(ExitCode) -> Bool {
        var query = query
        query.limit = 1
        let asked = query
        return try await orFail { () throws(StoreError) in try await store.articles(asked).isEmpty }
    }
}
