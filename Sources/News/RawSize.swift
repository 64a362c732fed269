/// How much is kept of documents as they were received.
public struct RawSize: Sendable, Hashable {
    public var files: Int
    /// Of these files, packed as they are.
    public var bytes: Int

    public init(files: Int, bytes: Int) {
        self.files = files
        self.bytes = bytes
    }
}
