/// An attribute of a start tag, decoded.
struct FeedAttribute {
    /// Lower case, without its prefix.
    var name: String
    var isPrefixed: Bool
    var value: String
}

extension [FeedAttribute] {
    /// The value of the first attribute of this name; one without a prefix goes before one with.
    subscript(name: String) -> String? {
        (first { $0.name == name && !$0.isPrefixed } ?? first { $0.name == name })?.value
    }
}
