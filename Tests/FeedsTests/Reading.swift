import Feeds
import Testing

/// Reads a document given as text, as the tests below mostly have it.
func read(_ text: String, url: String? = nil, contentType: String? = nil) throws -> FeedDocument {
    try FeedReader().read(Array(text.utf8), url: url, contentType: contentType)
}

/// An RSS 2.0 document around these items.
func rss(_ items: String, head: String = "<title>Essai</title><link>https://www.example.org/</link>") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/"
      xmlns:atom="http://www.w3.org/2005/Atom">
    <channel>\(head)\(items)</channel>
    </rss>
    """
}

/// An Atom document around these elements.
func atom(_ inside: String) -> String {
    #"<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">"# + inside + "</feed>"
}

/// The only entry of a document.
func onlyEntry(_ text: String, url: String? = nil) throws -> FeedEntry {
    let document = try read(text, url: url)
    try #require(document.entries.count == 1)
    return document.entries[0]
}

/// Why a document is no feed.
func refusal(_ text: String, url: String? = nil) -> FeedError? {
    do throws(FeedError) {
        _ = try FeedReader().read(Array(text.utf8), url: url)
        return nil
    } catch {
        return error
    }
}
