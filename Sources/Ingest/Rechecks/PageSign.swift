import News

/// What a look at the address of a stored article told of the article.
enum PageSign: Sendable {
    /// It is there; with its present text when that is its page's, and the proofs of freshness that came with it.
    case there(Candidate?, FeedState.Validators)
    /// It is gone: the publisher says so by the status, or leads to the front page.
    case gone(String)
    /// A page says that there is nothing, with a status that says otherwise.
    case doubtful(String)
    /// Nothing can be told: an error that may pass, a wall, a trial, another text.
    case unclear(String)
    /// The publisher may not be asked.
    case forbidden(String)
    case cancelled
}
