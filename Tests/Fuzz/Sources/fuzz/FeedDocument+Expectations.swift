import Feeds
import News
import Text

extension FeedDocument {
    func expectClean() {
        let texts =
            [
                feed.id, feed.title, feed.link, feed.description?.value, feed.language, feed.image, feed.icon,
                feed.logo,
                feed.rights, feed.generator,
            ] + feed.links.flatMap(\.texts) + (feed.authors + feed.contributors).flatMap(\.texts)
            + feed.categories.flatMap(\.texts) + (feed.publisher?.texts ?? [])
        for text in texts { fuzz.expectClean(text, decoded: true, "the feed") }
        for entry in entries {
            for text in entry.texts { fuzz.expectClean(text, decoded: true, "an entry") }
        }
    }

    func expectSafe() {
        for content in [feed.description] + entries.flatMap({ [$0.summary, $0.content] }) {
            guard let content, content.isHTML else { continue }
            SafeMarkup.expect(content.value)
        }
    }

    var dates: [StatedDate] {
        let all = entries.flatMap { entry in
            [entry.published, entry.updated, entry.details.created, entry.details.originUpdated]
        }
        return ([feed.published, feed.updated] + all).compactMap { $0 }
    }
}

extension FeedEntry {
    fileprivate var texts: [String?] {
        let details = details
        var texts = [id, title, link, summary?.value, content?.value, image, language, origin?.name, origin?.url]
        texts += [details.originID, details.comments, details.rights]
        texts += links.flatMap(\.texts) + (authors + details.contributors).flatMap(\.texts)
        texts += categories.flatMap(\.texts) + (details.publisher?.texts ?? [])
        texts += (enclosures + details.media).flatMap { [$0.url, $0.type] }
        return texts
    }
}

extension FeedLink {
    fileprivate var texts: [String?] { [url, rel, type, title, language] }
}

extension FeedPerson {
    fileprivate var texts: [String?] { [name, email, url] }
}

extension FeedCategory {
    fileprivate var texts: [String?] { [term, scheme, label] }
}
