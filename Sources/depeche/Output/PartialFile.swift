import Foundation

/// A file that appears under its name only when it is whole.
final class PartialFile {
    private let path: String
    private let partial: String
    private let handle: FileHandle
    private var isFinished = false

    init(_ path: String) throws {
        self.path = path
        partial = path + ".part"
        guard FileManager.default.createFile(atPath: partial, contents: nil) else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSLocalizedDescriptionKey: String(cString: strerror(errno))])
        }
        handle = try FileHandle(forWritingTo: URL(fileURLWithPath: partial))
    }

    func write(_ bytes: [UInt8]) throws {
        try handle.write(contentsOf: Data(bytes))
    }

    func finish() throws {
        try handle.close()
        guard rename(partial, path) == 0 else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSLocalizedDescriptionKey: String(cString: strerror(errno))])
        }
        isFinished = true
    }

    deinit {
        if !isFinished { unlink(partial) }
    }
}
