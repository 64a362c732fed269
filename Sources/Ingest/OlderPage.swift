import Feeds
import Text

/// Where the older part of a feed is.
enum OlderPage {
    /// Pages read to fill one gap, at most.
    static let most = 5

    /// The address of page `number` (the feed itself is the first); nil when the feed has no further pages, or when
    /// they would be on another host.
    ///
    /// RFC 5005: `next` of a paged feed, `prev-archive` of an archived one. WordPress: `?paged=2`.
    static func address(_ number: Int, after document: FeedDocument, at url: String, first: String) -> String? {
        guard let place = WebAddress(url), let start = WebAddress(first) else { return nil }
        let links = document.feed.links
        let link = document.feed.nextURL ?? links.first { $0.rel == "prev-archive" && !$0.url.isEmpty }?.url
        let found: WebAddress?
        if let link {
            found = WebAddress(link)
        } else if document.feed.generator?.lowercased().contains("wordpress") == true {
            let kept = (start.query ?? "").split(separator: "&").filter { !$0.hasPrefix("paged=") }
            let query = (kept + ["paged=\(number)"]).joined(separator: "&")
            found = WebAddress(String(start.string.prefix { $0 != "?" && $0 != "#" }) + "?" + query)
        } else {
            found = nil
        }
        guard let found, found.isWeb, found.host == start.host, found.string != place.string else { return nil }
        return found.string
    }
}
