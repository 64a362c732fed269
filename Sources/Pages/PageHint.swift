/// What a feed's entry says of an article whose page is read.
///
/// None of it is taken over: it tells which part of the page is the article.
public struct PageHint: Sendable, Hashable {
    public var title: String?
    /// A summary, the beginning or all of the text.
    public var text: String

    public init(title: String? = nil, text: String = "") {
        self.title = title
        self.text = text
    }
}
