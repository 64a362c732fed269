import Foundation

/// Reads the lines of an export one after the other.
public final class ExportLines {
    /// A line, without its end, and where it stands.
    public struct Line {
        public var bytes: [UInt8]
        public var number: Int
        public var path: String
    }

    /// A line that is longer is no article of ours.
    private static let longestLine = 64 << 20
    private static let chunk = 256 << 10

    private var files: ArraySlice<(path: String, sha256: String?)>
    private var file: OpenFile?

    /// What is known of the file that is being read.
    private struct OpenFile {
        let path: String
        let sha256: String?
        let handle: FileHandle
        let sum = SHA256Sum()
        var unpacker: (any Unpacker)?
        var isBegun = false
        var isRead = false
        var bytes: [UInt8] = []
        /// Where the next line begins, and how far its end was looked for.
        var start = 0
        var seen = 0
        var number = 0
    }

    init(_ files: [(path: String, sha256: String?)]) { self.files = files[...] }

    /// - Returns: nil behind the last line.
    /// - Throws: `ExportError` when a file cannot be read, is damaged, or is not what its manifest says.
    public func next() throws(ExportError) -> Line? {
        while true {
            if file == nil {
                guard let (path, sha256) = files.popFirst() else { return nil }
                guard let handle = FileHandle(forReadingAtPath: path) else {
                    throw ExportError(.cannotRead, what: "cannot read \(path)", why: String(cString: strerror(errno)))
                }
                file = OpenFile(path: path, sha256: sha256, handle: handle)
            }
            guard var open = file else { return nil }
            file = nil
            let line = try Self.line(of: &open)
            if let line {
                file = open
                return line
            }
            try? open.handle.close()
        }
    }

    private static func line(of file: inout OpenFile) throws(ExportError) -> Line? {
        while true {
            if let end = file.bytes[file.seen...].firstIndex(of: 0x0A) {
                return take(upTo: end, behind: end + 1, of: &file)
            }
            file.seen = file.bytes.count
            guard !file.isRead else {
                return file.start < file.bytes.count ? take(upTo: file.seen, behind: file.seen, of: &file) : nil
            }
            guard file.seen - file.start <= longestLine else {
                throw ExportReader.damaged(file.path, "line \(file.number + 1) has no end")
            }
            try fill(&file)
        }
    }

    private static func take(upTo end: Int, behind next: Int, of file: inout OpenFile) -> Line {
        file.number += 1
        defer {
            file.start = next
            file.seen = next
        }
        return Line(bytes: Array(file.bytes[file.start..<end]), number: file.number, path: file.path)
    }

    private static func fill(_ file: inout OpenFile) throws(ExportError) {
        file.bytes.removeFirst(file.start)
        file.seen -= file.start
        file.start = 0
        let data: Data
        do {
            data = try file.handle.read(upToCount: chunk) ?? Data()
        } catch {
            throw ExportError(.cannotRead, what: "cannot read \(file.path)", why: error.localizedDescription)
        }
        let bytes = [UInt8](data)
        if !file.isBegun { file.unpacker = try Compression(firstBytes: bytes)?.unpacker() }
        file.isBegun = true
        file.sum.add(bytes)
        if let unpacker = file.unpacker { try unpacker.unpack(bytes, to: &file.bytes) } else { file.bytes += bytes }
        guard bytes.isEmpty else { return }
        file.isRead = true
        guard file.unpacker?.isWhole != false else { throw ExportReader.damaged(file.path, "it ends too early") }
        if let sha256 = file.sha256, file.sum.hex() != sha256 {
            throw ExportReader.damaged(file.path, "it is not what its manifest says")
        }
    }
}
