public import News

extension FeedDocument {
    /// The document as one JSON object; absent members are left out.
    ///
    /// Addresses and texts are strings; dates RFC 3339 in UTC, a day's as its midnight with the precision beside it.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("format", format)
            json.member("encoding", encoding)
            json.member("bozo", defect != nil)
            if let defect {
                json.key("defect")
                json.object { json in
                    json.member("message", defect.message)
                    json.member("line", defect.line)
                    json.member("column", defect.column)
                }
            }
            json.key("feed")
            json.object { feed.write(to: &$0) }
            json.key("entries")
            json.array { json in
                for entry in entries { json.object { entry.write(to: &$0) } }
            }
        }
    }

    /// The document as one JSON text.
    public func json() -> String {
        var json = JSONWriter()
        write(to: &json)
        return json.text
    }
}

extension FeedHead {
    fileprivate func write(to json: inout JSONWriter) {
        json.member("id", id)
        json.member("title", title)
        json.member("link", link)
        json.member("feed_url", feedURL)
        json.member("next_url", nextURL)
        json.links(links)
        json.member("description", description?.value)
        json.member("language", language)
        json.date("published", published)
        json.date("updated", updated)
        json.persons("authors", authors)
        json.persons("contributors", contributors)
        if let publisher { json.person("publisher", publisher) }
        json.categories(categories)
        json.member("image", image)
        json.member("icon", icon)
        json.member("logo", logo)
        json.member("rights", rights)
        json.member("generator", generator)
        json.member("ttl", ttl)
        json.member("explicit", isExplicit)
    }
}

extension FeedEntry {
    fileprivate func write(to json: inout JSONWriter) {
        let details = details
        json.member("id", id)
        json.member("title", title)
        json.member("link", link)
        json.links(links)
        json.member("summary", summary?.value)
        json.member("content", content?.value)
        json.member("language", language)
        json.date("published", published)
        json.date("updated", updated)
        json.date("created", details.created)
        json.persons("authors", authors)
        json.persons("contributors", details.contributors)
        if let publisher = details.publisher { json.person("publisher", publisher) }
        json.categories(categories)
        json.enclosures("enclosures", enclosures)
        json.enclosures("media", details.media)
        json.member("image", image)
        json.member("comments", details.comments)
        json.member("comments_feed", details.commentFeed)
        json.member("comment_count", details.commentCount)
        json.member("in_reply_to", details.inReplyTo)
        json.member("duration", details.duration)
        json.member("explicit", details.isExplicit)
        json.member("rights", details.rights)
        if origin != nil || details.originID != nil {
            json.key("source")
            json.object { json in
                json.member("title", origin?.name)
                json.member("url", origin?.url)
                json.member("id", details.originID)
                json.date("updated", details.originUpdated)
            }
        }
        if let place = details.place { json.place(place) }
    }
}

extension JSONWriter {
    fileprivate mutating func date(_ name: String, _ date: StatedDate?) {
        guard let date else { return }
        member(name, date.instant.rfc3339)
        if ![.minute, .second].contains(date.precision) { member(name + "_precision", date.precision.rawValue) }
    }

    fileprivate mutating func links(_ links: [FeedLink]) {
        member("links", links) { json, link in
            json.object { json in
                json.member("url", link.url.isEmpty ? nil : link.url)
                json.member("rel", link.rel)
                json.member("type", link.type)
                json.member("title", link.title)
                json.member("hreflang", link.language)
                json.member("length", link.length)
            }
        }
    }

    fileprivate mutating func person(_ name: String, _ person: FeedPerson) {
        key(name)
        object { $0.members(of: person) }
    }

    fileprivate mutating func persons(_ name: String, _ persons: [FeedPerson]) {
        member(name, persons) { json, person in
            json.object { $0.members(of: person) }
        }
    }

    private mutating func members(of person: FeedPerson) {
        member("name", person.name)
        member("email", person.email)
        member("url", person.url)
    }

    fileprivate mutating func categories(_ categories: [FeedCategory]) {
        member("categories", categories) { json, category in
            json.object { json in
                json.member("term", category.term)
                json.member("scheme", category.scheme)
                json.member("label", category.label)
            }
        }
    }

    fileprivate mutating func enclosures(_ name: String, _ enclosures: [Enclosure]) {
        member(name, enclosures) { json, file in
            json.object { json in
                json.member("url", file.url)
                json.member("type", file.type)
                json.member("length", file.length)
            }
        }
    }

    /// As GeoJSON shapes them: one position for a point, a list of them for a line or box, lists of rings for a polygon.
    fileprivate mutating func place(_ place: FeedPlace) {
        func position(_ json: inout JSONWriter, _ corner: [Double]) {
            json.array { json in
                for number in corner { json.value(number) }
            }
        }
        func positions(_ json: inout JSONWriter) {
            json.array { json in
                for corner in place.corners { position(&json, corner) }
            }
        }
        key("geo")
        object { json in
            json.member("type", place.shape.rawValue)
            json.key("coordinates")
            switch place.shape {
            case .point: position(&json, place.corners.first ?? [])
            case .line, .box: positions(&json)
            case .polygon: json.array { positions(&$0) }
            }
        }
    }
}
