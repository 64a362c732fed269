/// What an article's page is, when it is no plain page with the article's whole text.
public enum PageMark: String, Sendable, Codable, CaseIterable {
    /// Only the beginning is shown to those who do not pay or sign in.
    case paywall
    /// A page that asks for consent stands in the article's place.
    case consent
    /// A page says that there is nothing at the address, whatever the status of the answer.
    case missing
    /// A page asks for proof that no program reads it.
    case challenge
    /// A sequence of short reports that grows while the event lasts.
    case liveBlog = "live-blog"
    /// A film or recording with a few words.
    case video
    /// A row of pictures with a few words.
    case gallery

    /// Whether nothing on the page is the article's own.
    public var isWall: Bool {
        switch self {
        case .consent, .missing, .challenge: true
        case .paywall, .liveBlog, .video, .gallery: false
        }
    }

    /// What is wrong with the page as an article, to follow “the page”.
    public var sentence: String {
        switch self {
        case .paywall: "shows only the beginning to those who do not pay"
        case .consent: "asks for consent first"
        case .missing: "says that there is nothing at its address"
        case .challenge: "asks for proof that no program reads it"
        case .liveBlog: "is a live blog"
        case .video: "is a video with a few words"
        case .gallery: "is a row of pictures with a few words"
        }
    }
}
