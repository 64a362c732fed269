import Duplicates
import Feeds
import News
import Text

/// Decides by which of its names each entry of a document is known from visit to visit.
///
/// A name serves only when it tells entries apart: some feeds give every entry the address of their front page, or
/// one guid to all.
struct EntryNames {
    /// The entries' addresses, as far as they are web addresses; some of them may name several entries.
    let addresses: [WebAddress?]
    /// The same in their normal form.
    let normal: [String?]
    /// Those that name one entry each.
    private let canonical: [String?]
    private let guids: [String?]

    /// Longer guids are still kept with the article; as a name they are replaced by the address.
    private static let longestGUID = 2048

    init(_ document: FeedDocument) {
        addresses = document.entries.map { $0.ownLink.flatMap(WebAddress.init)?.webOnly }
        let home = document.feed.link.flatMap(WebAddress.init)?.canonical
        let normal = addresses.map { $0?.canonical }
        var byAddress = Companions(capacity: normal.count)
        var byGUID = Companions(capacity: normal.count)
        for (entry, address) in zip(document.entries, normal) {
            let guid = entry.id ?? ""
            if let address { byAddress.add(guid, to: address) }
            byGUID.add(address ?? entry.title ?? "", to: guid)
        }
        let canonical = zip(addresses, normal).map { address, name -> String? in
            guard let name, name != home, address?.isHomePage == false else { return nil }
            return byAddress.isOne(of: name) ? name : nil
        }
        self.normal = normal
        self.canonical = canonical
        guids = zip(document.entries, canonical).map { entry, address in
            guard let guid = entry.id, !guid.isEmpty, guid.utf8.count <= Self.longestGUID else { return nil }
            guard byGUID.isOne(of: guid) else { return nil }
            // A number of one or two digits is a place in the list, not a name.
            return guid.utf8.count < 3 && address != nil ? nil : guid
        }
    }

    func identity(of index: Int, source: Source.ID, title: String?, text: String) -> ArticleIdentity {
        if let address = canonical[index] { return .address(address) }
        if let guid = guids[index] { return .guid(guid, source: source) }
        return .content(title: title, text: text)
    }

    func name(of index: Int, digest: String) -> String {
        if let guid = guids[index] { return "guid:" + guid }
        if let address = canonical[index] { return "url:" + address }
        return "text:" + digest
    }
}

/// By each name what other names come with it: whether it is always the same one.
private struct Companions {
    /// Nil for a name that comes with several.
    private var only: [String: String?] = [:]

    init(capacity: Int) { only.reserveCapacity(capacity) }

    mutating func add(_ companion: String, to name: String) {
        if let known = only[name] {
            if known != companion { only[name] = .some(nil) }
        } else {
            only[name] = companion
        }
    }

    func isOne(of name: String) -> Bool { (only[name] ?? nil) != nil }
}

extension WebAddress {
    /// The address if it is an http or https one.
    fileprivate var webOnly: WebAddress? { isWeb ? self : nil }
}

extension FeedEntry {
    /// The article's own address, where the feed names it behind a redirect that counts readers.
    fileprivate var ownLink: String? {
        links.first { $0.rel == "canonical" && !$0.url.isEmpty }?.url ?? link
    }
}
