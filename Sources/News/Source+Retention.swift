extension Source {
    /// How many of a source's articles are kept, and how long; nil as for all sources, and within that nil for ever or
    /// without number.
    public struct Retention: Hashable, Sendable {
        public var age: Duration??
        public var most: Int??
        public init() {}
    }
}
