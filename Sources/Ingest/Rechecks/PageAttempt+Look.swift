import Foundation
import News
import Pages
import Text

extension PageAttempt {
    /// Looks whether a stored article is still at its address, and reads its text where that is its page's.
    ///
    /// - Returns: what was told, and the pause that the host's `robots.txt` asks for.
    func look(at job: RecheckJob, of source: Source, turn: RequestTurn) async -> (PageSign, Duration?) {
        guard let address = job.article.url.flatMap({ WebAddress($0) }), let host = address.host else {
            return (.forbidden("it has no address"), nil)
        }
        let fetch = options.fetch.adapted(to: source.fetch)
        await turn(host)
        let gate = await robots.answer(on: address.string, with: fetch)
        if Task.isCancelled { return (.cancelled, gate.crawlDelay) }
        guard gate.isAllowed else {
            return (.forbidden(gate.reason ?? "robots.txt does not allow it"), gate.crawlDelay)
        }
        let request = FetchRequest(
            url: address.string,
            kind: .page,
            validators: job.article.state == .live ? job.plan.validators : .init(),
            options: fetch,
            home: source.address
        )
        do throws(FetchError) {
            let response = try await transport.fetch(request)
            let place = PageAddress(url: address.string, host: host)
            return (await sign(response, for: job, at: place, of: source, turn), gate.crawlDelay)
        } catch {
            return (error.code == .cancelled ? .cancelled : .unclear(error.why), gate.crawlDelay)
        }
    }

    private func sign(
        _ response: FetchResponse,
        for job: RecheckJob,
        at place: PageAddress,
        of source: Source,
        _ turn: RequestTurn
    ) async -> PageSign {
        let status = "the page answers \(StatusPhrase.line(response.status))"
        switch response.status {
        case 304: return .there(nil, Validators.of(response, else: job.plan.validators))
        case 404, 410: return .gone(status)
        case 200..<300: break
        default: return .unclear(status)
        }
        let advice = PageAdvice(rules: PageRules(source.rules), memory: await memories?.memory(of: source.id))
        var feed = job.article
        feed.text = feed.summary ?? ""
        feed.wordCount = WordCount.of(feed.text)
        feed.digest = job.feedDigest ?? feed.digest
        feed.lastSeen = Date()
        feed.state = .live
        feed.mark = nil
        var page = document(response, of: source, for: job.article, advice)
        switch page.mark {
        case .challenge, .consent: return .unclear("the page \(page.mark?.sentence ?? "")")
        case .missing where !Self.leadsHome(response, from: place):
            return .doubtful("the page \(PageMark.missing.sentence)")
        default: break
        }
        if Self.leadsHome(response, from: place) { return .gone("the page leads to the front page of its site") }
        let hasPageText = job.article.textFrom == .page
        if page.mark == nil, hasPageText { await join(&page, response, of: source, for: job.article, advice, turn) }
        var directives = page.robots
        directives.read(header: response.headers["x-robots-tag"] ?? "", for: ["depeche", options.fetch.userAgent])
        let merge = PageMerge(Candidate(entry: job.entry ?? "", article: feed), page, robots: directives)
        if page.mark == nil, merge.words == 0 { return .unclear("the page holds another text") }
        let validators = Validators.of(response, else: .init())
        guard hasPageText, job.entry != nil, merge.feedStands == nil, merge.candidate.article.textFrom == .page else {
            return .there(nil, validators)
        }
        return .there(merge.candidate, validators)
    }
}

private enum Validators {
    /// Those of an answer; a 304 may leave them out.
    static func of(_ response: FetchResponse, else known: FeedState.Validators) -> FeedState.Validators {
        let fresh = FeedState.Validators(
            etag: response.headers["etag"],
            lastModified: response.headers["last-modified"]
        )
        return fresh.isEmpty ? known : fresh
    }
}
