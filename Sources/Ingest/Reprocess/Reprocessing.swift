import Feeds
public import News
import Text

import struct Foundation.Date

/// Reads the documents that were kept once more, by today's rules.
///
/// An article is read from the documents that gave its present text and from no others, with the moment they were
/// received for now, so that what a publisher changed since is not taken for an effect of the rules. What the source's
/// list says today is a rule; what its pages have taught is known as it is now. Nobody is asked for anything, and
/// nothing is learned.
public struct Reprocessing: Sendable {
    /// What came of one article.
    public enum Finding: Sendable {
        /// It reads otherwise: the names of what differs.
        case changed(Reprocessed, fields: [String])
        case unchanged(Article.ID)
        /// It stays as it is, for this reason.
        case passed(Article.ID, because: Reason)
    }

    public enum Reason: Hashable, Sendable {
        /// What it was read from cannot be read.
        case unreadable(String)
        /// Today's rules find no entry of its name in its feed.
        case missing
        /// No list names its source.
        case unlisted
        /// The source's `keep` and `drop` refuse it by now.
        case refused
        /// It changed while its documents were read.
        case overtaken
    }

    public struct Summary: Sendable, Hashable {
        public var documents = 0
        public var articles = 0
        /// Of which title or text change, and of which only what is said about them does.
        public var texts = 0
        public var details = 0
        public var passed: [Reason: Int] = [:]
        public init() {}
    }

    private let store: any Store & RawIndex & ReprocessingStore
    private let reader: any RawReading
    private let sources: [Source.ID: ListedSource]
    private let options: IngestOptions
    private let attempt: PageAttempt

    /// Documents whose lines of the index are read at a time.
    private static let batch = 100
    /// Articles stored in one transaction, at most: a daemon beside waits no longer than for those.
    private static let mostUpdates = 32

    /// - Throws: `PatternError` for a pattern of a source that is none.
    public init(
        store: any Store & RawIndex & ReprocessingStore,
        reader: any RawReading,
        sources: [Source],
        options: IngestOptions
    ) throws {
        self.store = store
        self.reader = reader
        self.options = options
        var listed: [Source.ID: ListedSource] = [:]
        for source in sources { listed[source.id] = try ListedSource(source) }
        self.sources = listed
        let nobody = ReplayTransport([])
        attempt = PageAttempt(
            transport: nobody,
            robots: RobotsGate(transport: nobody),
            options: options,
            memories: SiteMemories(store: store)
        )
    }

    /// Reads the documents of the query, the earlier ones first; without `storing` nothing is changed.
    ///
    /// `progress` is told each document before it is read, `report` each article.
    public func run(
        _ query: RawQuery,
        storing: Bool,
        progress: (RawRecord) -> Void,
        report: (Finding) -> Void
    ) async throws(StoreError) -> Summary {
        var summary = Summary()
        var last: RawDocument.ID?
        while true {
            let records = try await store.rawFeeds(query, after: last, limit: Self.batch)
            for record in records {
                progress(record)
                summary.documents += 1
                var findings = try await findings(in: record)
                if storing { try await keep(&findings) }
                for finding in findings {
                    summary.add(finding)
                    report(finding)
                }
            }
            guard let end = records.last?.id, !Task.isCancelled else { return summary }
            last = end
        }
    }

    /// Stores what changed; what could not be stored is marked.
    private func keep(_ findings: inout [Finding]) async throws(StoreError) {
        var updates: [Reprocessed] = []
        for case .changed(let update, _) in findings { updates.append(update) }
        var stored: Set<Article.ID> = []
        while !updates.isEmpty {
            stored.formUnion(try await store.reprocess(Array(updates.prefix(Self.mostUpdates)), at: Date()))
            updates.removeFirst(min(Self.mostUpdates, updates.count))
        }
        for (index, finding) in findings.enumerated() {
            guard case .changed(let update, _) = finding, !stored.contains(update.before.id) else { continue }
            findings[index] = .passed(update.before.id, because: .overtaken)
        }
    }

    private func findings(in record: RawRecord) async throws(StoreError) -> [Finding] {
        let links = try await store.rawLinks(to: record.id)
        func pass(_ reason: Reason) -> [Finding] { links.map { .passed($0.article, because: reason) } }
        guard let listed = sources[record.source] else { return pass(.unlisted) }
        let document: FeedDocument
        do throws(RawError) {
            let response = try reader.response(record)
            do throws(FeedError) {
                document = try FeedReader(of: listed.source, options).read(
                    response.body,
                    url: response.url,
                    contentType: response.headers["content-type"]
                )
            } catch {
                return pass(.unreadable(error.why))
            }
        } catch {
            return pass(.unreadable(error.why))
        }
        let candidates = EntryNormaliser(source: listed.source, at: record.moment).candidates(in: document)
        let named = Dictionary(candidates.map { ($0.entry, $0) }) { first, _ in first }
        var findings: [Finding] = []
        for link in links {
            guard let candidate = named[link.entry] else {
                findings.append(.passed(link.article, because: .missing))
                continue
            }
            findings.append(try await finding(of: candidate, link, listed))
        }
        return findings
    }

    private func finding(
        of candidate: Candidate,
        _ link: RawLink,
        _ listed: ListedSource
    ) async throws(StoreError) -> Finding {
        let stored = try await store.articles(withIDPrefix: link.article.rawValue, limit: 1).first
        guard let before = stored, before.id == link.article else {
            return .passed(link.article, because: .overtaken)
        }
        // Judged as at a visit: by the feed's words.
        guard listed.sieve.lets(candidate.article) else { return .passed(before.id, because: .refused) }
        var (complete, note) = (candidate.withoutPage, String?.none)
        if let page = link.page {
            switch try await read(page, for: candidate, of: listed.source) {
            case .success(let read): (complete, note) = read
            case .failure(let reason): return .passed(before.id, because: reason)
            }
        } else if before.textFrom == .page {
            // Documents were kept when its feed came, and not when its page was read.
            return .passed(before.id, because: .unreadable("its page was not kept"))
        }
        complete.feedDocument = link.feed
        complete.pageDocument = link.page
        adopt(before, in: &complete.article)
        let fields = complete.article.differences(from: before)
        guard !fields.isEmpty else { return .unchanged(before.id) }
        let source = listed.source.id
        let update = Reprocessed(link: link, source: source, before: before, after: complete, pageNote: note)
        return .changed(update, fields: fields)
    }

    /// The entry with its pages, read as when they were fetched.
    private func read(
        _ page: RawDocument.ID,
        for candidate: Candidate,
        of source: Source
    ) async throws(StoreError) -> Result<(Candidate, String?), Reason> {
        guard let first = try await store.rawRecord(page) else {
            return .failure(.unreadable("its page is not kept any more"))
        }
        var pages: [(record: RawRecord, response: FetchResponse)] = []
        let records = [first] + (await followers(of: page))
        do throws(RawError) {
            for record in records {
                pages.append((record, try reader.response(record)))
            }
        } catch {
            return .failure(.unreadable(error.why))
        }
        var attempt = attempt
        attempt.transport = ReplayTransport(pages)
        attempt.observed = first.moment
        let place = candidate.page ?? PageAddress(url: first.asked, host: WebAddress(first.asked)?.host ?? "")
        switch await attempt.read(candidate, at: place, of: source, turn: { _ in }).0 {
        case .complete(let complete, let reason, _): return .success((complete, reason))
        case .again(let problem): return .failure(.unreadable(problem))
        case .cancelled: return .failure(.overtaken)
        }
    }

    /// An index that cannot be asked for further pages is as good as none.
    private func followers(of page: RawDocument.ID) async -> [RawRecord] {
        (try? await store.rawFollowers(of: page)) ?? []
    }

    /// What a new reading leaves as it is: who the article is, its state, and another source's words about itself.
    private func adopt(_ before: Article, in article: inout Article) {
        let source = article.source
        article.id = before.id
        article.source = before.source
        article.firstSeen = before.firstSeen
        article.lastSeen = before.lastSeen
        article.state = before.state
        article.revision = before.revision + (article.digest == before.digest ? 0 : 1)
        article.position = before.position
        article.copyOf = before.copyOf
        article.similarity = before.similarity
        article.story = before.story
        guard source != before.source else { return }
        article.guid = before.guid
        article.site = before.site
        article.section = before.section
        article.tags = before.tags
        article.languageDeclared = before.languageDeclared
    }
}

extension Reprocessing.Reason: Error {}

extension Reprocessing.Summary {
    fileprivate mutating func add(_ finding: Reprocessing.Finding) {
        articles += 1
        switch finding {
        case .unchanged: break
        case .changed(let update, _): if update.changesText { texts += 1 } else { details += 1 }
        case .passed(_, let reason): passed[reason, default: 0] += 1
        }
    }
}
