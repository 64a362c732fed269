/// Why a regular expression cannot be used.
public struct PatternError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, in PCRE2's words.
    public var message: String
    /// How many characters (Unicode scalars) of the expression precede the fault.
    public var offset: Int

    public init(message: String, offset: Int) {
        self.message = message
        self.offset = offset
    }

    public var description: String { "\(message) at character \(offset + 1)" }
}
