import struct News.Enclosure

extension FeedBuilder {
    /// Completes the entry whose element ended.
    mutating func finishEntry(_ frame: Frame) {
        guard isInEntry else { return }
        isInEntry = false
        var done = FeedEntry()
        swap(&done, &entry)
        if format == "cdf", done.link == nil, let url = address(attribute("href", of: frame), frame) {
            Self.add(FeedLink(url: url), to: &done.links)
            done.link = url
        }
        if done.link == nil { done.link = Self.page(among: done.links) ?? webPage(permanentLink) }
        done.language = done.language ?? contentLanguage ?? summaryLanguage ?? language(of: frame)
        if let originalEnclosure, !done.enclosures.isEmpty { done.enclosures[0].url = originalEnclosure }
        if done.id == nil, frame.family == .plain { done.id = attribute("about", of: frame) }
        permanentLink = nil
        pendingLatitude = nil
        pendingLongitude = nil
        pendingCorner = nil
        details.media.removeAll { file in done.enclosures.contains { $0.url == file.url } }
        done.details = details
        entries.append(done)
    }

    private func webPage(_ address: String?) -> String? {
        guard let address, address.hasPrefix("http://") || address.hasPrefix("https://") else { return nil }
        return address
    }

    /// Completes the feed when the document has ended.
    ///
    /// An entry that the end of the document cut within one of its elements is dropped: its text would be taken for
    /// the whole. One whose elements are complete is kept, if it can be known again by its id or address.
    mutating func finish() {
        isCutOff = scanner.isCut || !frames.isEmpty
        if !frames.isEmpty {
            scanner.note("the document ends before its elements are closed", at: scanner.bytes.count)
        }
        let isWithinElement = scanner.isCut || frames.last.map { $0.kind != .container } ?? false
        if !isCutShort, isWithinElement || entry.id == nil && entry.links.isEmpty { isInEntry = false }
        while !frames.isEmpty { closeTop() }
        if feed.link == nil { feed.link = Self.page(among: feed.links) }
        finishPace()
    }

    func plainText(_ text: String?) -> String? {
        guard let text, Self.holdsMarkupSigns(text) else { return text }
        // The brackets around a mail address are no tag.
        if text.utf8.contains(UInt8(ascii: "@")), text.utf8.contains(UInt8(ascii: "<")) { return text }
        return Self.plainText(text)
    }

    func plainCategory(_ text: String) -> String {
        Self.plainText(text).collapsingSpace()
    }
}
