/// Text that may be sent but never shown, such as a password.
///
/// Printing it, or anything it is part of, shows `(secret)`.
public struct Secret: Hashable, Sendable {
    /// The text itself, for the wire alone.
    public let exposed: String

    public init(_ text: String) {
        exposed = text
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "(secret)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
