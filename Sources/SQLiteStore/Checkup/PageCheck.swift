import GRDB
import News

/// Has SQLite check its pages, and its indexes against the tables.
struct PageCheck {
    static let remedy = """
        stop the daemon, keep a copy of the file, and restore a backup or save what can be read with `sqlite3 … .recover`
        """

    private let db: Database
    init(_ db: Database) { self.db = db }

    private static let most = 100

    func ailments() throws -> [Ailment] {
        var pages: [String] = []
        var indexes: [String] = []
        for line in try String.fetchAll(db, sql: "PRAGMA integrity_check(\(Self.most))") where line != "ok" {
            if Self.isOfIndex(line) { indexes.append(line) } else { pages.append(line) }
        }
        var ailments: [Ailment] = []
        if let first = pages.first {
            ailments.append(Ailment(.pages, Self.told(first, pages.count), remedy: Self.remedy))
        }
        if let first = indexes.first { ailments.append(Ailment(.indexes, Self.told(first, indexes.count))) }
        return ailments
    }

    /// Whether only an index differs from its table, which has all that the index is made of.
    private static func isOfIndex(_ line: String) -> Bool {
        line.contains("missing from index") || line.hasPrefix("wrong # of entries in index")
            || line.contains("values differ from index")
    }

    private static func told(_ line: String, _ count: Int) -> String {
        let first = line.replacing("\n", with: " ")
        return count == 1 ? first : "\(first), and \(count == most ? "many" : "\(count - 1)") more"
    }
}
