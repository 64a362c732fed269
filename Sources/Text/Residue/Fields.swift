import News

/// What a byline says.
struct Fields {
    var authors: [String] = []
    var published: StatedDate?
    var updated: StatedDate?
    var section: String?
    var tags: [String] = []
    var via: Via?
    /// What the line mainly is.
    var rule = Rule.byline
    /// Whether the date of publication is called so, and not merely a date on the page.
    var isPublicationLabelled = false
    /// Whether it is a date and nothing else, which is also how a chronicle heads its days.
    var isBareDate = false
}
