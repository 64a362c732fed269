/// What is in the file of an archive, and what room it has left over.
public struct FileRoom: Sendable, Hashable {
    public var bytes: Int
    /// Those among them that hold nothing.
    public var free: Int
    /// Whether free room can be given back to the disk in steps; else only a rebuild of the file does it.
    public var givesBack: Bool

    public init(bytes: Int, free: Int, givesBack: Bool) {
        self.bytes = bytes
        self.free = free
        self.givesBack = givesBack
    }

    /// What a copy of its content takes, at most.
    public var copyBytes: Int {
        let content = max(0, bytes - free)
        return content + content / 20 + 1 << 20
    }
}
