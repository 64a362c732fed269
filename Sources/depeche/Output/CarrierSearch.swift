import News
import Text

/// Tells which sources might carry an address that was never seen.
struct CarrierSearch {
    private let sources: [Source]
    init(_ sources: [Source]) { self.sources = sources }

    private static let mostTold = 12

    func lines(for address: WebAddress) -> [String] {
        let near = sources.filter { Self.isNear($0, address) }
        guard !near.isEmpty else {
            return [
                "  no source of the list is at \(address.host ?? "this host"): try `depeche discover \(address.string)`"
            ]
        }
        return near.prefix(Self.mostTold).map { source in
            let refusal = refusal(of: source, address)
            return "  the source \(source.id) is at the same site"
                + (refusal.map { ", but \($0)" } ?? ": it has not "
                    + "listed this address while it was watched; `depeche visit \(source.id) --dry-run` shows what it lists now")
        }
    }

    /// The site without its `www.`, or a part of it.
    private static func isNear(_ source: Source, _ address: WebAddress) -> Bool {
        guard case .feed(let url) = source.place, let own = WebAddress(url)?.host, let host = address.host else {
            return false
        }
        func bare(_ host: String) -> String { host.hasPrefix("www.") ? String(host.dropFirst(4)) : host }
        let (one, other) = (bare(own), bare(host))
        return one == other || one.hasSuffix("." + other) || other.hasSuffix("." + one)
    }

    /// Only an address is known here: `keep` may still accept an article by its title or text.
    private func refusal(of source: Source, _ address: WebAddress) -> String? {
        for written in source.drop {
            if let pattern = try? Pattern(written), pattern.matches(address.string) {
                return "its `drop` pattern \(written) refuses the address"
            }
        }
        let keep = source.keep.compactMap { try? Pattern($0) }
        if !keep.isEmpty, !keep.contains(where: { $0.matches(address.string) }) {
            return "it keeps only what one of its `keep` patterns matches, and none matches the address"
        }
        return nil
    }
}
