public import struct Foundation.Date

/// One row of the stream of changes: what became of one article at one place.
public struct Change: Sendable, Hashable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case new
        /// Title or text changed.
        case revised
        /// What it is a copy of, or which story it is of, was judged anew.
        case judged
        /// Its publisher took it back: its page is gone.
        case withdrawn
        /// A withdrawn article is back.
        case restored
        /// Retention took it out of the archive.
        case deleted
        /// Read again from kept documents, by other rules: title, text or what is said about them changed.
        case reprocessed
    }

    public var position: Position
    public var kind: Kind
    /// When the daemon saw what it tells.
    public var moment: Date
    /// The number of the text that was the article's then.
    public var revision: Int
    /// Whom it is about; known also of an article that is no longer kept.
    public var id: Article.ID
    /// What the new text changes of the one before, of a revision that was compared; nil for anything else.
    public var difference: RevisionChange?
    /// The article as it stands now, which later changes may have overtaken; nil when it is no longer kept.
    public var article: Article?

    public init(position: Position, kind: Kind, moment: Date, revision: Int, id: Article.ID, article: Article?) {
        self.id = id
        self.position = position
        self.kind = kind
        self.moment = moment
        self.revision = revision
        self.article = article
    }
}

extension Change {
    /// The change as one JSON object, without a line's end.
    ///
    /// Members are added in later versions, never changed.
    public var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("seq", Int(position.rawValue))
            writer.member("change", kind.rawValue)
            writer.member("at", moment.rfc3339)
            writer.member("revision", revision)
            writer.member("difference", difference?.rawValue)
            if article == nil { writer.member("id", id.rawValue) }
            if let article {
                writer.key("article")
                article.write(to: &writer)
            }
        }
        return writer.bytes
    }
}
