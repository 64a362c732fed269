import News
import Pages
import Text

extension PageDocument {
    /// Where a page at `address` says that its text was taken from: its canonical address, when that is on another
    /// publisher's site (RFC 6596: what it names may be on any host).
    ///
    /// Nil when the page's own address is not known: then the canonical one is the best there is.
    func original(at address: WebAddress?) -> Via? {
        guard let own = address?.host, let canonical = canonical.flatMap(WebAddress.init), let host = canonical.host,
            canonical.isWeb, !canonical.isHomePage, !Self.areOneSite(own, host)
        else { return nil }
        return Via(name: nil, url: canonical.string)
    }

    /// Whether one host is the other's, or below it: `m.journal.example` and `www.journal.example`.
    private static func areOneSite(_ one: String, _ other: String) -> Bool {
        let hosts = [one, other].map { host in
            let host = host.lowercased()
            return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
        }
        return hosts[0] == hosts[1] || hosts[0].hasSuffix("." + hosts[1]) || hosts[1].hasSuffix("." + hosts[0])
    }
}
