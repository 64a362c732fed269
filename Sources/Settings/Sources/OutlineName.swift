import Text

/// Names for the sources of outlines, which have none of their own.
///
/// A name is made of the feed's address alone, so that it stays what it is when a list is put in another order:
/// `fr.hespress.com-feed` for `https://fr.hespress.com/feed/`. Only addresses that differ in punctuation, and those
/// too long for a name, get a mark of their own behind it.
enum OutlineName {
    /// The address without scheme, `www.` and what a name cannot hold.
    static func readable(_ address: String) -> String {
        guard let web = WebAddress(address), let host = web.host else { return SourceName.made(from: address) }
        let place = (host.hasPrefix("www.") ? String(host.dropFirst(4)) : host) + web.path
        return SourceName.made(from: web.query.map { "\(place)-\($0)" } ?? place)
    }

    /// The name of each address; equal addresses get equal names.
    static func names(for addresses: [String]) -> [String: String] {
        var sharers: [String: Set<String>] = [:]
        for address in addresses { sharers[readable(address), default: []].insert(address) }
        var names: [String: String] = [:]
        for (name, sharing) in sharers {
            for address in sharing {
                let isPlain = sharing.count == 1 && !name.isEmpty && name.utf8.count < SourceName.longest
                names[address] = isPlain ? name : marked(name, address)
            }
        }
        return names
    }

    private static func marked(_ name: String, _ address: String) -> String {
        let mark = String(digest(address) & 0xFFFF_FFFF, radix: 16)
        let room = SourceName.made(from: String(name.prefix(SourceName.longest - 9)))
        return (room.isEmpty ? "feed" : room) + "-" + String(repeating: "0", count: 8 - mark.count) + mark
    }

    /// FNV-1a over 64 bits (Fowler, Noll, Vo): short, and the same on every machine and in every version.
    private static func digest(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}
