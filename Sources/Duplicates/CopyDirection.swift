import Foundation
import News

/// Which of two articles with one text is the original.
///
/// What the articles say themselves goes first: who names the other's publisher took it from there. Then the dates of
/// publication, when both are known to the minute and differ by more than clocks do. Else the one that came first.
struct CopyDirection {
    let isOriginal: Bool
    let evidence: Examination.Evidence

    /// Publishers' clocks, and feeds that are read after the fact, differ by so many seconds.
    private static let leastDifference = 300.0

    init(of article: Article, against known: ExaminedArticle) {
        let one = Publisher(source: article.source, site: article.site, url: article.url)
        let other = Publisher(source: known.source, site: known.site, url: known.url)
        let namesOther = article.via.map(other.isNamed) ?? false
        let isNamed = known.via.map(one.isNamed) ?? false
        if namesOther != isNamed {
            self.init(isNamed, .via)
        } else if let mine = article.published, let its = known.published, mine.precision.isMinute,
            its.precision.isMinute, abs(mine.instant.timeIntervalSince(its.instant)) >= Self.leastDifference
        {
            self.init(mine.instant < its.instant, .published)
        } else {
            self.init(false, .arrival)
        }
    }

    /// Of a text that came with a revision: the dates are of texts that were there before, and tell nothing.
    init(ofRevision article: Article, against known: ExaminedArticle) {
        let direction = CopyDirection(of: article, against: known)
        if direction.evidence == .via { self = direction } else { self.init(false, .arrival) }
    }

    private init(_ isOriginal: Bool, _ evidence: Examination.Evidence) {
        self.isOriginal = isOriginal
        self.evidence = evidence
    }
}

/// How a publisher can be named by another.
private struct Publisher {
    let names: [[UInt64]]
    let host: String?

    init(source: Source.ID, site: String?, url: String?) {
        names = [source.rawValue, site ?? ""].map { FoldedText($0).words }.filter { !$0.isEmpty }
        host = url.flatMap(Self.host)
    }

    func isNamed(by via: Via) -> Bool {
        if let host, let other = via.url.flatMap(Self.host), host == other { return true }
        let name = FoldedText(via.name ?? "").words
        // “Le Détroit - Toute l’actualité” names “Le Détroit”.
        return names.contains { !name.isEmpty && ($0.starts(with: name) || name.starts(with: $0)) }
    }

    private static func host(_ url: String) -> String? {
        guard let start = url.range(of: "://")?.upperBound else { return nil }
        let host = url[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }.lowercased()
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }
}

extension StatedDate.Precision {
    fileprivate var isMinute: Bool { self == .minute || self == .second }
}
