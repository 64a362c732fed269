import Feeds
import Foundation
import News
import Text

/// The further requests of a visit: the sitemaps of an index, and older pages where entries were missed.
///
/// Each waits for its host's turn. What cannot be had is left for the next visit, and fails nothing.
struct FurtherVisit {
    let goal: VisitGoal
    let source: Source
    let transport: any Transport
    let options: IngestOptions
    let turn: RequestTurn

    /// Entries that one visit takes in by these means, at most.
    private static let mostEntries = 50_000

    /// Reads the sitemaps of an index that changed, the newest first.
    func readSitemaps(into draft: inout VisitDraft) async {
        guard let index = draft.index?.document else { return }
        let started = draft.visit.record.started
        let plan = SitemapPlan(index, after: draft.visit.state.sitemaps, at: started)
        var read: [SitemapPlan.Child] = []
        for child in plan.children where draft.visit.candidates.count < Self.mostEntries {
            guard let found = await fetch(child.url, in: &draft), found.document.format == "sitemap" else { continue }
            _ = draft.add(found.candidates)
            if !found.document.isCut { read.append(child) }
        }
        let failed = plan.children.count - read.count
        let failures = failed > 0 ? ", \(failed) could not be" : ""
        let rest = plan.isMore ? ", more wait for the next visit" : ""
        draft.note("\(read.count) of \(index.entries.count) sitemaps read" + failures + rest)
        draft.settleIndex(plan.progress(having: read, at: started), isComplete: failed == 0 && !plan.isMore)
    }

    /// Reads older pages until one shares an entry with the visit before, a few at most; else the news sitemap.
    func fillGap(of response: FetchResponse, since state: FeedState, into draft: inout VisitDraft) async {
        guard var document = draft.gap else { return }
        var url = response.url
        var (pages, added) = (0, 0)
        var isClosed = false
        while !isClosed, pages < OlderPage.most, draft.visit.candidates.count < Self.mostEntries,
            let next = OlderPage.address(pages + 2, after: document, at: url, first: response.url),
            let found = await fetch(next, in: &draft), found.document.format != "sitemapindex"
        {
            let count = draft.add(found.candidates)
            isClosed = EntrySample.isShared(state.newestEntries, found.candidates)
            guard count > 0 else { break }
            (pages, added) = (pages + 1, added + count)
            (document, url) = (found.document, next)
        }
        let before = pages
        if !isClosed, let feed = draft.gap, let entries = await newsSitemap(of: feed, response, since: state, &draft) {
            added += draft.add(entries)
            pages += 1
        }
        let means =
            pages == 0
            ? "no older page is to be had"
            : "\(added) read from \(before == pages ? "\(pages) older pages" : "older pages and a news sitemap")"
        draft.note("a gap: no entry is shared with the visit before; \(means)")
        draft.visit.remarks.append(.gap(means))
    }

    /// What the site's news sitemap has from the time between the visits, for a feed that is of the whole site.
    private func newsSitemap(
        of feed: FeedDocument,
        _ response: FetchResponse,
        since state: FeedState,
        _ draft: inout VisitDraft
    ) async -> [Candidate]? {
        guard let last = state.lastSuccess, let place = WebAddress(response.url), let host = place.host,
            let home = feed.feed.link.flatMap({ WebAddress($0) }), home.isHomePage, home.host == host
        else { return nil }
        let origin = "\(place.scheme)://\(host)\(place.port.map { ":\($0)" } ?? "")"
        await turn(host)
        let robots = RobotsGate(transport: transport, capacity: 1)
        _ = await robots.answer(on: origin + "/", with: options.fetch)
        guard case .rules(let rules)? = await robots.record(of: origin)?.verdict,
            let sitemap = rules.sitemaps.first(where: { $0.lowercased().contains("news") }),
            let found = await fetch(sitemap, in: &draft), found.document.format == "sitemap"
        else { return nil }
        // A date of change may be that of an old article, which is stored with its text.
        return found.candidates.filter { ($0.article.published?.instant ?? .distantPast) > last }
    }

    private func fetch(
        _ url: String,
        in draft: inout VisitDraft
    ) async -> (document: FeedDocument, candidates: [Candidate])? {
        guard !Task.isCancelled, let host = WebAddress(url)?.host else { return nil }
        await turn(host)
        let request = FetchRequest(url: url, options: options.fetch.adapted(to: source.fetch), home: goal.listed)
        guard let response = try? await transport.fetch(request) else { return nil }
        draft.visit.record.bytes += response.receivedBytes
        guard 200..<300 ~= response.status else { return nil }
        return draft.further(response)
    }
}
