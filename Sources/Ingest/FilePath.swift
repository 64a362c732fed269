import Glibc

/// Where a file is, in the bytes that the system knows it by.
///
/// Names are any bytes on Linux: an old archive unpacked here has them in Latin-1, and they are files like others.
struct FilePath: Sendable, Hashable {
    private let bytes: [UInt8]

    struct Failure: Error {
        var reason: String

        /// What the system said last.
        fileprivate init() { reason = String(cString: strerror(errno)) }
        fileprivate init(_ reason: String) { self.reason = reason }
    }

    init(_ text: String) { bytes = Array(text.utf8) }
    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// For people, and to tell it from others: what is not UTF-8 has its bytes beyond ASCII written `%E9`.
    var text: String { Self.text(bytes[...]) }
    /// The same of the last part.
    var lastName: String { Self.text(lastBytes) }
    var isHidden: Bool { lastBytes.first == UInt8(ascii: ".") }

    /// What is there, be it a link; nil when nothing is.
    var status: stat? {
        var status = stat()
        return withCString { lstat($0, &status) } == 0 ? status : nil
    }

    /// What a folder holds, in no order.
    func contents() throws(Failure) -> [FilePath] {
        guard let folder = withCString({ opendir($0) }) else { throw Failure() }
        defer { closedir(folder) }
        var found: [FilePath] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name != [0x2E], name != [0x2E, 0x2E] { found.append(FilePath(bytes + [UInt8(ascii: "/")] + name)) }
        }
        return found
    }

    /// Reads a regular file; nil when it has more than `limit` bytes.
    ///
    /// What came in its place since it was looked at, a link or a pipe, is not read.
    func read(upTo limit: Int) throws(Failure) -> [UInt8]? {
        let descriptor = withCString { open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) }
        guard descriptor >= 0 else { throw Failure() }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Failure() }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Failure("it is no file any more") }
        guard status.st_size <= limit else { return nil }
        var read: [UInt8] = []
        // One byte more tells a file that grows meanwhile from one that ends there.
        var room = [UInt8](repeating: 0, count: min(Int(status.st_size), limit) + 1)
        while true {
            let count = Glibc.read(descriptor, &room, room.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Failure() }
            guard count > 0 else { return read }
            guard read.count + count <= limit else { return nil }
            read += room[..<count]
        }
    }

    private var lastBytes: ArraySlice<UInt8> {
        bytes[((bytes.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1)...]
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        let written = bytes.flatMap { byte in
            byte < 0x80 ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: written, as: UTF8.self)
    }

    private func withCString<Value>(_ body: (UnsafePointer<CChar>) -> Value) -> Value {
        var text = bytes.map { CChar(bitPattern: $0) }
        text.append(0)
        // What ends in a zero has a base address.
        return text.withUnsafeBufferPointer { buffer in buffer.baseAddress.map(body) ?? body("") }
    }
}
