import struct News.Via

/// The feed an entry was taken from.
extension FeedBuilder {
    mutating func takeOfOrigin(_ frame: Frame) {
        switch frame.field {
        case .title: origin.title = origin.title ?? plain(frame)
        case .id: origin.id = origin.id ?? value(of: frame)
        case .updated: origin.updated = origin.updated ?? date(frame)
        case .atomLink: if let link = link(frame) { Self.add(link, to: &origin.links) }
        case .link: if let link = plainLink(frame) { Self.add(link, to: &origin.links) }
        default: break
        }
    }

    mutating func originTaken(_ frame: Frame) {
        guard frame.context == .origin else { return }
        let stated = address(attribute("url", of: frame), frame)
        let linked =
            origin.links.first { $0.rel == "alternate" && !$0.url.isEmpty }
            ?? origin.links.first { $0.rel == "self" && !$0.url.isEmpty }
        let name = origin.title ?? plain(frame)
        let url = stated ?? linked?.url
        if name != nil || url != nil { entry.origin = entry.origin ?? Via(name: name, url: url) }
        details.originID = origin.id
        details.originUpdated = origin.updated
    }
}
