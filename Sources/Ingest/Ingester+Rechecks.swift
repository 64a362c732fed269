public import Foundation
public import News
import Text

/// What the rechecks of pages and the housekeeping ask of the loop.
extension Ingester: Rechecker.Host {
    /// What the archive is to give up at this moment.
    public func retention(at now: Date) -> RetentionRules {
        options.retentionRules(for: sources.values.map(\.source), at: now)
    }

    func takePageTurn(on host: String) async {
        let start = pages.reserve(host, from: courtesy.reserve(on: host, at: Date()))
        try? await Task.sleep(for: .seconds(max(0, start.timeIntervalSinceNow)))
    }

    func note(crawlDelay: Duration?, rest: Date?, ofPagesLike job: RecheckJob) {
        guard let host = job.host else { return }
        if crawlDelay != nil { pages.note(crawlDelay, of: host, at: Date()) }
        if let rest { leavePages(of: job.source, on: host, until: rest) }
    }

    func recheckVisitor(for source: Source.ID) -> (visitor: RecheckVisitor, source: Source?)? {
        let rests = trouble.pause(at: Date()) != nil || uplink.isDown || disk.pause != .none || deadline != nil
        guard !rests else { return nil }
        let visitor = RecheckVisitor(attempt: pageVisitor.attempt, options: options, rests: self.rests)
        return (visitor, sources[source]?.source)
    }
}

extension RecheckJob {
    /// Whose turn it takes to fetch the page.
    var host: String? { article.url.flatMap { WebAddress($0)?.host } }
}
