import Foundation
import News
import Pages
import Text

/// One attempt to read the page of an article; nothing is stored.
struct PageAttempt: Sendable {
    /// How it ended.
    enum Outcome: Sendable {
        /// The article is complete, with the reason when its text is the feed's.
        case complete(Candidate, feedStands: String?, page: Reading? = nil)
        /// To be tried again.
        case again(because: String)
        case cancelled
    }

    /// A page that was read.
    struct Reading: Sendable {
        var document: PageDocument
        /// Words of the article in it, 0 without any; nil when the page is marked.
        var words: Int?
    }

    var transport: any Transport
    let robots: RobotsGate
    let options: IngestOptions
    /// The moment that relative dates are counted from; nil is that of the reading.
    var observed: Date?
    /// What is known of the sites' pages; nil when nothing is to be learned.
    var memories: SiteMemories?

    /// Reads the page that the candidate names.
    ///
    /// - Returns: how it ended, and the pause that the host's `robots.txt` asks for.
    ///
    /// Calls `turn` before each request for a further page of the article.
    func read(
        _ candidate: Candidate,
        at page: PageAddress,
        of source: Source,
        turn: RequestTurn
    ) async -> (Outcome, Duration?) {
        let fetch = options.fetch.adapted(to: source.fetch)
        let gate = await robots.answer(on: page.url, with: fetch)
        if Task.isCancelled { return (.cancelled, gate.crawlDelay) }
        guard gate.isAllowed else {
            let reason = gate.reason ?? "robots.txt does not allow it"
            return (.complete(candidate.withoutPage, feedStands: reason), gate.crawlDelay)
        }
        do throws(FetchError) {
            let request = FetchRequest(url: page.url, kind: .page, options: fetch, home: source.address)
            let response = try await transport.fetch(request)
            let advice = PageAdvice(
                rules: PageRules(source.rules),
                memory: await memories?.memory(of: source.id)
            )
            let outcome = await read(response, candidate, at: page, of: source, advice, turn)
            return (outcome, gate.crawlDelay)
        } catch {
            return (error.code == .cancelled ? .cancelled : .again(because: error.why), gate.crawlDelay)
        }
    }

    private func read(
        _ response: FetchResponse,
        _ candidate: Candidate,
        at place: PageAddress,
        of source: Source,
        _ advice: PageAdvice,
        _ turn: RequestTurn
    ) async -> Outcome {
        let status = "the page answers \(StatusPhrase.line(response.status))"
        switch response.status {
        case 200..<300:
            var page = document(response, of: source, for: candidate.article, advice)
            if page.mark == nil { await join(&page, response, of: source, for: candidate.article, advice, turn) }
            if Self.leadsHome(response, from: place) { page.mark = .missing }
            page.via = page.via ?? page.original(at: WebAddress(response.url))
            var directives = page.robots
            directives.read(header: response.headers["x-robots-tag"] ?? "", for: ["depeche", options.fetch.userAgent])
            let merge = PageMerge(candidate, page, robots: directives)
            var complete = merge.candidate
            complete.pageDocument = response.document
            return .complete(
                complete,
                feedStands: merge.feedStands.map { "the page " + $0 },
                page: Reading(document: page, words: merge.words)
            )
        case 408, 425, 429, 500...: return .again(because: status)
        default:
            var stands = candidate.withoutPage
            // A refusal that is a trial says why; a page that is gone needs no words.
            guard response.status == 403 || response.status == 401 else {
                return .complete(stands, feedStands: status)
            }
            let mark = document(response, of: source, for: candidate.article, advice).mark
            stands.article.mark = mark
            stands.pageDocument = response.document
            return .complete(stands, feedStands: mark.map { "\(status): it \($0.sentence)" } ?? status)
        }
    }

    /// Adds the article's further pages, as far as they can be read: what is missing of them is no reason to have less.
    func join(
        _ page: inout PageDocument,
        _ response: FetchResponse,
        of source: Source,
        for article: Article,
        _ advice: PageAdvice,
        _ turn: RequestTurn
    ) async {
        guard !page.followers.isEmpty, let first = WebAddress(response.url) else { return }
        let series = PageSeries(first: first)
        let fetch = options.fetch.adapted(to: source.fetch)
        var followers = page.followers
        for number in 2...PageSeries.mostPages {
            guard !Task.isCancelled, let next = series.page(number, among: followers), let host = next.host,
                await robots.answer(on: next.string, with: fetch).isAllowed
            else { return }
            await turn(host)
            let request = FetchRequest(url: next.string, kind: .page, options: fetch, home: source.address)
            guard let answer = try? await transport.fetch(request), (200..<300).contains(answer.status),
                WebAddress(answer.url)?.host == host
            else { return }
            let further = document(answer, of: source, for: article, advice)
            guard further.mark == nil, page.append(further) else { return }
            followers = further.followers
        }
    }

    func document(
        _ response: FetchResponse,
        of source: Source,
        for article: Article,
        _ advice: PageAdvice
    ) -> PageDocument {
        PageReader().read(
            response.body,
            address: WebAddress(response.url),
            charset: Self.charset(response.headers["content-type"] ?? ""),
            at: observed ?? Date(),
            zone: source.timezone.flatMap(TimeZone.init(identifier:)),
            hint: PageHint(title: article.title, text: article.text),
            advice: advice
        )
    }

    /// Whether the answer is the site's front page instead of the one that was asked for: many sites say so that an
    /// article is gone.
    static func leadsHome(_ response: FetchResponse, from place: PageAddress) -> Bool {
        guard !response.redirects.isEmpty, let asked = WebAddress(place.url), !asked.isHomePage else { return false }
        return WebAddress(response.url)?.isHomePage ?? false
    }

    /// The charset parameter of a media type (RFC 9110 §8.3.1).
    private static func charset(_ type: String) -> String? {
        for parameter in type.split(separator: ";").dropFirst() {
            let parts = parameter.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2, parts[0].lowercased() == "charset" else { continue }
            return parts[1].trimmingCharacters(in: ["\"", "'"])
        }
        return nil
    }
}

extension Candidate {
    /// Itself, to be stored as it is.
    var withoutPage: Candidate {
        var candidate = self
        candidate.page = nil
        return candidate
    }
}

extension PageDocument {
    /// Adds the text of the article's next page, without what stands on both.
    ///
    /// - Returns: whether there was anything new.
    fileprivate mutating func append(_ next: PageDocument) -> Bool {
        let known = Set(paragraphs)
        let fresh = next.paragraphs.filter { !known.contains($0) }
        guard fresh.contains(where: { $0.utf8.count > 60 }) else { return false }
        paragraphs += fresh
        removed += next.removed
        return true
    }
}
