import Duplicates
import Feeds
import Foundation
public import News
import Text

/// Finds the feeds of a web site: those its page announces, those where feeds often are, and its sitemaps.
///
/// Each is fetched and read before it is named. Requests follow each other at the distance the settings ask for, and
/// places that nobody announced are left alone where `robots.txt` forbids them.
public struct Discovery: Sendable {
    /// What was found, and why the page itself could not be looked at, if so.
    public struct Report: Sendable {
        public var findings: [FeedFinding] = []
        public var problem: String?
    }

    private struct Candidate {
        var url: String
        var origin: FeedFinding.Origin
    }

    private let transport: any Transport
    private let options: IngestOptions
    private let robots: RobotsGate

    private static let usualPlaces = [
        "/feed", "/rss", "/atom.xml", "/feed.json", "/rss.xml", "/feed.xml", "/index.xml",
    ]
    private static let mostAnnounced = 16
    private static let mostSitemaps = 3

    public init(transport: any Transport, options: IngestOptions) {
        self.transport = transport
        self.options = options
        robots = RobotsGate(transport: transport, capacity: 16)
    }

    /// Looks at a page and around it; `progress` is told each address before it is asked.
    ///
    /// An address without a scheme is taken for one of https.
    public func feeds(at written: String, progress: (String) -> Void = { _ in }) async -> Report {
        var report = Report()
        guard let page = WebAddress(written.contains("://") ? written : "https://" + written), page.isWeb else {
            report.problem = "`\(written)` is no web address"
            return report
        }
        var digests: Set<String> = []
        progress(page.string)
        let first = await fetch(page.string, as: .page)
        var site = page
        var candidates: [Candidate] = []
        switch first {
        case .failure(let error): report.problem = error.why
        case .success(let response):
            site = WebAddress(response.url) ?? page
            if !(200..<300).contains(response.status) {
                report.problem = Answer(first, at: Date()).problem
            } else {
                switch read(response, Candidate(url: page.string, origin: .itself)) {
                case .success(let finding):
                    report.findings.append(finding)
                    digests.insert(ContentDigest.of(response.body))
                case .failure(let error):
                    candidates = error.announced.prefix(Self.mostAnnounced).map {
                        Candidate(url: $0, origin: .announced)
                    }
                }
            }
        }
        candidates += await places(around: site)
        var asked: Set<String> = [page.string, site.string]
        for candidate in candidates where asked.insert(candidate.url).inserted {
            progress(candidate.url)
            guard let finding = await look(at: candidate, &digests) else { continue }
            if !report.findings.contains(where: { $0.url == finding.url }) { report.findings.append(finding) }
        }
        return report
    }

    /// Where feeds often are, and the sitemaps that `robots.txt` names.
    private func places(around site: WebAddress) async -> [Candidate] {
        guard let host = site.host else { return [] }
        let origin = "\(site.scheme)://\(host)\(site.port.map { ":\($0)" } ?? "")"
        await options.lonelyTurn(host)
        var places: [Candidate] = []
        for path in Self.usualPlaces where await robots.answer(on: origin + path, with: options.fetch).isAllowed {
            places.append(Candidate(url: origin + path, origin: .tried))
        }
        if case .rules(let rules)? = await robots.record(of: origin)?.verdict {
            places += rules.sitemaps.prefix(Self.mostSitemaps).map { Candidate(url: $0, origin: .robots) }
        }
        return places
    }

    private func look(at candidate: Candidate, _ digests: inout Set<String>) async -> FeedFinding? {
        await options.lonelyTurn(WebAddress(candidate.url)?.host ?? "")
        guard case .success(let response) = await fetch(candidate.url, as: .feed), 200..<300 ~= response.status,
            case .success(let finding) = read(response, candidate),
            // The same document at another address is no other feed.
            digests.insert(ContentDigest.of(response.body)).inserted
        else { return nil }
        return finding
    }

    private func read(_ response: FetchResponse, _ candidate: Candidate) -> Result<FeedFinding, FeedError> {
        var limits = FeedReader.Limits()
        limits.maximumBytes = options.maximumBytes
        do throws(FeedError) {
            let reader = FeedReader(limits: limits, sanitises: false)
            let type = response.headers["content-type"]
            let document = try reader.read(response.body, url: response.url, contentType: type)
            let isMoved = !response.redirects.isEmpty && response.redirects.allSatisfy(\.isPermanent)
            return .success(
                FeedFinding(
                    url: isMoved ? response.url : candidate.url,
                    origin: candidate.origin,
                    format: document.format,
                    title: document.feed.title,
                    language: document.feed.language,
                    entries: document.entries.count,
                    newest: document.entries.compactMap { ($0.published ?? $0.updated)?.instant }.max()
                )
            )
        } catch {
            return .failure(error)
        }
    }

    private func fetch(_ url: String, as kind: FetchRequest.Kind) async -> Result<FetchResponse, FetchError> {
        do throws(FetchError) {
            return .success(try await transport.fetch(FetchRequest(url: url, kind: kind, options: options.fetch)))
        } catch {
            return .failure(error)
        }
    }
}
