/// Why a text is no selector that can be used.
public struct SelectorError: Error, Hashable, Sendable, CustomStringConvertible {
    public var message: String
    /// How many characters (Unicode scalars) of the selector precede the fault.
    public var offset: Int

    public init(message: String, offset: Int) {
        self.message = message
        self.offset = offset
    }

    public var description: String { "\(message) at character \(offset + 1)" }
}
