import struct Foundation.Date
import struct News.Enclosure
import struct News.StatedDate
import struct News.Via

/// The parts of an entry in the order they are packed.
extension FeedEntry {
    mutating func pass<Coder: EntryCoder>(through coder: inout Coder) {
        coder.pass(&id)
        coder.pass(&title)
        coder.pass(&link)
        let page = link
        coder.pass(&links, new: FeedLink(url: "")) { $0.pass(through: &$1, page: page) }
        coder.pass(&summary, new: FeedContent(value: "", isHTML: false)) { $0.pass(through: &$1) }
        coder.pass(&content, new: FeedContent(value: "", isHTML: false)) { $0.pass(through: &$1) }
        coder.pass(&authors, new: FeedPerson()) { $0.pass(through: &$1) }
        coder.pass(&categories, new: FeedCategory(term: "")) { $0.pass(through: &$1) }
        coder.pass(&published, new: .new) { $0.pass(through: &$1) }
        coder.pass(&updated, new: .new) { $0.pass(through: &$1) }
        coder.pass(&enclosures, new: Enclosure(url: "")) { $0.pass(through: &$1) }
        coder.pass(&image)
        coder.pass(&language)
        coder.pass(&origin, new: Via()) { $0.pass(through: &$1) }
        var hasDetails = hasDetails
        coder.pass(&hasDetails)
        guard hasDetails else { return }
        var details = details
        details.pass(through: &coder)
        self.details = details
    }
}

extension FeedEntryDetails {
    fileprivate mutating func pass<Coder: EntryCoder>(through coder: inout Coder) {
        coder.pass(&originID)
        coder.pass(&originUpdated, new: .new) { $0.pass(through: &$1) }
        coder.pass(&contributors, new: FeedPerson()) { $0.pass(through: &$1) }
        coder.pass(&publisher, new: FeedPerson()) { $0.pass(through: &$1) }
        coder.pass(&created, new: .new) { $0.pass(through: &$1) }
        coder.pass(&media, new: Enclosure(url: "")) { $0.pass(through: &$1) }
        coder.pass(&comments)
        coder.pass(&commentFeed)
        coder.pass(&commentCount)
        coder.pass(&inReplyTo)
        coder.pass(&duration)
        coder.pass(&isExplicit)
        coder.pass(&rights)
        coder.pass(&place, new: FeedPlace(shape: .point, corners: [])) { $0.pass(through: &$1) }
    }
}

extension FeedLink {
    /// Most links are the entry's page and an alternate, and need no more than that they are.
    fileprivate mutating func pass<Coder: EntryCoder>(through coder: inout Coder, page: String?) {
        var isPage = url == page
        coder.pass(&isPage)
        if isPage { url = page ?? "" } else { coder.pass(&url) }
        var isAlternate = rel == "alternate"
        coder.pass(&isAlternate)
        if isAlternate { rel = "alternate" } else { coder.pass(&rel) }
        coder.pass(&type)
        coder.pass(&title)
        coder.pass(&language)
        coder.pass(&length)
    }
}

extension FeedContent {
    fileprivate mutating func pass<Coder: EntryCoder>(through coder: inout Coder) {
        coder.pass(&value)
        coder.pass(&isHTML)
        coder.pass(&base)
    }
}

extension FeedPerson {
    fileprivate mutating func pass<Coder: EntryCoder>(through coder: inout Coder) {
        coder.pass(&name)
        coder.pass(&email)
        coder.pass(&url)
    }
}

extension FeedCategory {
    fileprivate mutating func pass<Coder: EntryCoder>(through coder: inout Coder) {
        coder.pass(&term)
        coder.pass(&scheme)
        coder.pass(&label)
    }
}

extension FeedPlace {
    fileprivate mutating func pass<Coder: EntryCoder>(through coder: inout Coder) {
        let shapes: [Shape] = [.point, .line, .polygon, .box]
        var choice = UInt8(clamping: shapes.firstIndex(of: shape) ?? 0)
        coder.pass(&choice)
        shape = shapes[min(Int(choice), shapes.count - 1)]
        coder.pass(&corners, new: []) { corner, coder in
            coder.pass(&corner, new: 0) { $1.pass(&$0) }
        }
    }
}

extension StatedDate {
    fileprivate static var new: StatedDate {
        StatedDate(instant: Date(timeIntervalSinceReferenceDate: 0), precision: .second, raw: "")
    }

    fileprivate mutating func pass<Coder: EntryCoder>(through coder: inout Coder) {
        var seconds = instant.timeIntervalSinceReferenceDate
        coder.pass(&seconds)
        instant = Date(timeIntervalSinceReferenceDate: seconds)
        let precisions: [Precision] = [.second, .minute, .hour, .day, .month, .year]
        var choice = UInt8(clamping: precisions.firstIndex(of: precision) ?? 0)
        coder.pass(&choice)
        precision = precisions[min(Int(choice), precisions.count - 1)]
        coder.pass(&raw)
    }
}

extension Enclosure {
    fileprivate mutating func pass<Coder: EntryCoder>(through coder: inout Coder) {
        coder.pass(&url)
        coder.pass(&type)
        coder.pass(&length)
    }
}

extension Via {
    fileprivate mutating func pass<Coder: EntryCoder>(through coder: inout Coder) {
        coder.pass(&name)
        coder.pass(&url)
    }
}
