public import News

/// What language a text is in.
public struct DetectedLanguage: Hashable, Sendable {
    /// BCP 47, such as `fr` or `zh-Hant`.
    public var tag: String
    /// ISO 15924, such as `Latn` or `Arab`.
    public var script: String
    public var direction: Direction
    /// Whether the text alone says so; false for a guess that a hint or a weak majority decided.
    public var isReliable: Bool

    public init(tag: String, script: String, direction: Direction, isReliable: Bool) {
        self.tag = tag
        self.script = script
        self.direction = direction
        self.isReliable = isReliable
    }
}
