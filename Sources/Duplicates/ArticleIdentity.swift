public import News

/// What makes an article the same one from visit to visit.
public enum ArticleIdentity: Sendable, Hashable {
    /// Its canonical address: the same piece in two feeds is one article.
    case address(String)
    /// Its guid, which means something within its source only.
    case guid(String, source: Source.ID)
    /// Its title and text, when the publisher names it in no other way.
    case content(title: String?, text: String)

    /// The first 8 bytes of SHA-256 over the identity, as hex.
    public var id: Article.ID {
        let parts =
            switch self {
            case .address(let url): ["url", url]
            case .guid(let guid, let source): ["guid", source.rawValue, guid]
            case .content(let title, let text): ["content", title ?? "", text]
            }
        return Article.ID(rawValue: SHA256Digest.hex(of: parts, bytes: 8))
    }
}
