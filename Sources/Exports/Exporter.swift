import Foundation
public import News

/// Writes a cut of the archive out, a page at a time.
///
/// No transaction is held between pages: the cut stays the same while articles change, and neither a slow disk nor a
/// slow reader keeps the archive from being written. Memory: a page, and 8 bytes a story with one article each.
public final class Exporter {
    private let store: any Store
    private let plan: ExportPlan
    private let tell: (_ articles: Int) -> Void
    private var stories: Set<UInt64> = []
    private var count = 0

    /// `tell` is called now and then with the number of articles written.
    public init(_ plan: ExportPlan, of store: any Store, tell: @escaping (_ articles: Int) -> Void) {
        self.plan = plan
        self.store = store
        self.tell = tell
    }

    /// - Returns: the number of articles.
    /// - Throws: `StoreError` or `ExportError`.
    public func run() async throws -> Int {
        switch plan.place {
        case .stream(let write): _ = try await fill(.stream(write), plan.cut, title: nil)
        case .file(let path): _ = try await fill(.path(path), plan.cut, title: nil)
        case .folder(let path):
            try Self.makeFolder(path)
            var manifest = Manifest(plan: plan)
            if plan.format == .documents {
                manifest.files = [try await writeDocuments(to: path)]
            } else {
                for day in try await store.days(plan.cut) {
                    let name = day + plan.format.ending + (plan.compression?.ending ?? "")
                    guard let cut = Self.cut(plan.cut, on: day) else { continue }
                    guard var file = try await fill(.path(path + "/" + name), cut, title: day) else { continue }
                    file.name = name
                    manifest.files.append(file)
                }
            }
            let file = try ExportFile(.path(path + "/" + Manifest.name), nil)
            try file.write(manifest.json)
            _ = try file.finish()
        }
        return count
    }

    /// One file; nil for one of a day on which nothing was chosen, which is not made.
    private func fill(_ place: ExportFile.Place, _ cut: ArchiveCut, title: String?) async throws -> Manifest.File? {
        var file: ExportFile?
        let start = count
        func write(_ bytes: [UInt8]) throws(ExportError) {
            if file == nil { file = try ExportFile(place, plan.compression) }
            try file?.write(bytes)
        }
        if plan.format == .jsonl {
            try await eachLines(of: cut) { try write($0) }
            if title == nil { try write([]) }
        } else {
            var writer = self.writer(title: title)
            var isBegun = false
            try await eachArticles(of: cut) { page in
                var bytes = isBegun ? [] : writer.header
                isBegun = true
                for article in page.articles {
                    writer.append(article, to: &bytes)
                }
                try write(bytes)
            }
            if title == nil, !isBegun { try write(writer.header) }
            if file != nil { try write(writer.footer) }
        }
        guard let file else { return nil }
        let sum = try file.finish()
        return Manifest.File(name: "", articles: count - start, bytes: file.bytes, sha256: sum)
    }

    private func writer(title: String?) -> any ArticleWriter {
        guard plan.format == .atom else { return CSVWriter() }
        var settings = JSONWriter()
        plan.writeSettings(to: &settings)
        return AtomWriter(
            title: ["Dépêche", title].compactMap(\.self).joined(separator: ", "),
            choice: settings.text + (title ?? "")
        )
    }

    private func eachLines(of cut: ArchiveCut, _ write: ([UInt8]) throws -> Void) async throws {
        try await eachPage(of: cut, store.lines, last: \.last) { page in
            if plan.onePerStory { page.keep { stories.insert($0).inserted } }
            guard !page.ends.isEmpty else { return }
            try write(page.bytes)
            add(page.ends.count)
        }
    }

    /// Hands over what is chosen, never nothing.
    private func eachArticles(of cut: ArchiveCut, _ write: (ArticlePage) throws -> Void) async throws {
        // A tombstone tells nothing of its story: another article does, and whoever has the entry is told.
        let keepsWithdrawn = plan.format == .atom
        try await eachPage(of: cut, store.articles, last: \.last) { page in
            if plan.onePerStory {
                page.articles.removeAll { article in
                    !(keepsWithdrawn && article.state == .withdrawn) && !stories.insert(article.group).inserted
                }
            }
            guard !page.articles.isEmpty else { return }
            try write(page)
            add(page.articles.count)
        }
    }

    /// Reads a cut page by page; `last` is the last row that a page looked at.
    private func eachPage<Page>(
        of cut: ArchiveCut,
        _ read: (ArchiveCut, ClosedRange<Int64>) async throws -> Page,
        last: KeyPath<Page, Int64?>,
        _ body: (inout Page) throws -> Void
    ) async throws {
        guard var rows = try await store.rows(cut) else { return }
        while true {
            var page = try await read(cut, rows)
            guard let last = page[keyPath: last] else { return }
            try body(&page)
            guard last < rows.upperBound else { return }
            rows = last + 1...rows.upperBound
        }
    }

    private func add(_ articles: Int) {
        count += articles
        tell(count)
    }

    /// A file an article, and an index of them: a line of JSON for each, without the text.
    private func writeDocuments(to folder: String) async throws -> Manifest.File {
        let name = "index.jsonl"
        let index = try ExportFile(.path(folder + "/" + name), nil)
        var number = 0
        try await eachArticles(of: plan.cut) { page in
            for article in page.articles {
                let digits = "\(number)"
                let place = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
                let document = "\(place)_\(article.id).txt"
                let file = try ExportFile(.path("\(folder)/\(document)"), nil)
                try file.write(Array(article.document.utf8))
                let sum = try file.finish()
                try index.write(Self.line(article, document, file.bytes, sum, plan.cut.tellsLastSeen))
                number += 1
            }
        }
        let sum = try index.finish()
        return Manifest.File(name: name, articles: number, bytes: index.bytes, sha256: sum)
    }

    private static func line(_ article: Article, _ name: String, _ bytes: Int, _ sum: String, _ tellsLastSeen: Bool)
        -> [UInt8]
    {
        var head = article
        head.text = ""
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("file", name)
            writer.member("bytes", bytes)
            writer.member("sha256", sum)
            writer.key("article")
            head.write(to: &writer, tellingLastSeen: tellsLastSeen)
        }
        return writer.bytes + [0x0A]
    }

    /// The part of a cut that was first seen on a day; nil when that is empty.
    private static func cut(_ cut: ArchiveCut, on day: String) -> ArchiveCut? {
        guard let start = Date(rfc3339: day) else { return nil }
        var part = cut
        let since = max(cut.query.since ?? start, start)
        let until = min(cut.query.until ?? .distantFuture, start.addingTimeInterval(86_400))
        part.query.since = since
        part.query.until = until
        return since < until ? part : nil
    }

    private static func makeFolder(_ path: String) throws(ExportError) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw ExportError(
                .cannotWrite,
                what: "cannot make the folder \(path)",
                why: ((error as? CocoaError)?.underlying as? POSIXError).map {
                    String(cString: strerror($0.code.rawValue))
                }
                    ?? error.localizedDescription,
                remedy: "name a folder, or check that the one it lies in may be written to"
            )
        }
    }
}

extension LinePage {
    /// Drops the lines of groups that are not wanted.
    fileprivate mutating func keep(_ isWanted: (UInt64) -> Bool) {
        var kept: [UInt8] = []
        var ends: [Int] = []
        var start = 0
        for (group, end) in zip(groups, self.ends) {
            if isWanted(group) {
                kept += bytes[start..<end]
                ends.append(kept.count)
            }
            start = end
        }
        bytes = kept
        self.ends = ends
    }
}

extension Article {
    /// The article as a plain text document: title, subtitle and paragraphs with blank lines between.
    public var document: String {
        [title, subtitle, text].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }
}
