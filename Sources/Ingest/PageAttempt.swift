import Foundation
import News
import Pages
import Text

/// One attempt to read the page of an article; nothing is stored.
struct PageAttempt: Sendable {
    /// How it ended.
    enum Outcome: Sendable {
        /// The article is complete, with the reason when its text is the feed's.
        case complete(Candidate, feedStands: String?)
        /// To be tried again.
        case again(because: String)
        case cancelled
    }

    let transport: any Transport
    let robots: RobotsGate
    let options: IngestOptions

    /// Reads the page that the candidate names.
    ///
    /// - Returns: how it ended, and the pause that the host's `robots.txt` asks for.
    func read(_ candidate: Candidate, at page: PageAddress, of source: Source) async -> (Outcome, Duration?) {
        let fetch = options.fetch.adapted(to: source.fetch)
        let gate = await robots.answer(on: page.url, with: fetch)
        if Task.isCancelled { return (.cancelled, gate.crawlDelay) }
        guard gate.isAllowed else {
            let reason = gate.reason ?? "robots.txt does not allow it"
            return (.complete(candidate.withoutPage, feedStands: reason), gate.crawlDelay)
        }
        do throws(FetchError) {
            let request = FetchRequest(url: page.url, kind: .page, options: fetch, home: source.address)
            return (read(try await transport.fetch(request), candidate, at: page, of: source), gate.crawlDelay)
        } catch {
            return (error.code == .cancelled ? .cancelled : .again(because: error.why), gate.crawlDelay)
        }
    }

    private func read(
        _ response: FetchResponse,
        _ candidate: Candidate,
        at place: PageAddress,
        of source: Source
    ) -> Outcome {
        let status = "the page answers \(response.status) \(StatusPhrase.of(response.status))"
        switch response.status {
        case 200..<300:
            var page = document(response, of: source)
            if Self.leadsHome(response, from: place) { page.mark = .missing }
            var directives = page.robots
            directives.read(header: response.headers["x-robots-tag"] ?? "", for: ["depeche", options.fetch.userAgent])
            let merge = PageMerge(candidate, page, robots: directives)
            return .complete(merge.candidate, feedStands: merge.feedStands.map { "the page " + $0 })
        case 408, 425, 429, 500...: return .again(because: status)
        default:
            var stands = candidate.withoutPage
            // A refusal that is a trial says why; a page that is gone needs no words.
            guard response.status == 403 || response.status == 401 else {
                return .complete(stands, feedStands: status)
            }
            let mark = document(response, of: source).mark
            stands.article.mark = mark
            return .complete(stands, feedStands: mark.map { "\(status): it \($0.sentence)" } ?? status)
        }
    }

    private func document(_ response: FetchResponse, of source: Source) -> PageDocument {
        PageReader().read(
            response.body,
            address: WebAddress(response.url),
            charset: Self.charset(response.headers["content-type"] ?? ""),
            at: Date(),
            zone: source.timezone.flatMap(TimeZone.init(identifier:))
        )
    }

    /// Whether the answer is the site's front page instead of the one that was asked for: many sites say so that an
    /// article is gone.
    private static func leadsHome(_ response: FetchResponse, from place: PageAddress) -> Bool {
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
