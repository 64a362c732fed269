import Glibc
import News

import struct Foundation.Date

/// A file of records that is written to.
///
/// While it is, its name ends in `.open` and it is locked (flock(2)); the lock ends with the process, however that ends,
/// and the next one may go on with the file.
final class WARCFile {
    static let ending = ".warc.gz"
    static let openEnding = ".open"
    private static let beginning = "depeche-"

    /// Its lasting name, without the folder.
    let name: String
    /// What its records are written under.
    let information = WARCRecord.newName()
    private(set) var size: Int64
    private let folder: String
    private let descriptor: CInt

    private var openPath: String { folder + "/" + name + Self.openEnding }

    /// Makes the file, or opens one that was left; nil when another process has it, or it cannot be had (`errno`).
    init?(_ name: String, in folder: String, isNew: Bool) {
        self.name = name
        self.folder = folder
        let flags = O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW | (isNew ? O_CREAT | O_EXCL : 0)
        descriptor = Glibc.open(folder + "/" + name + Self.openEnding, flags, 0o640)
        size = 0
        var status = stat()
        // All is set: `deinit` closes it.
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &status) == 0 else {
            return nil
        }
        size = Int64(status.st_size)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Writes all the bytes behind the last ones, or nothing.
    ///
    /// - Returns: whether it did; why not is in `errno`.
    func append(_ bytes: [UInt8]) -> Bool {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes {
                write(descriptor, $0.baseAddress?.advanced(by: offset), $0.count - offset)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let reason = errno
                _ = cut(to: size)
                errno = reason
                return false
            }
            offset += count
        }
        size += Int64(bytes.count)
        return true
    }

    /// Takes away what stands behind the last record that is whole.
    ///
    /// Looks from `start` on, where a record is known to end; zero looks at all.
    func mend(from start: Int64) {
        let end = soundEnd(from: start <= size ? start : 0)
        if end < size { _ = cut(to: end) }
    }

    /// Gives it its lasting name, its bytes on the disk before.
    func finish() {
        if size == 0 {
            unlink(openPath)
        } else {
            fsync(descriptor)
            rename(openPath, folder + "/" + name)
        }
    }

    private func cut(to end: Int64) -> Bool {
        guard ftruncate(descriptor, off_t(end)) == 0 else { return false }
        size = end
        return true
    }

    private func soundEnd(from start: Int64) -> Int64 {
        guard let scan = GzipScan() else { return start }
        var buffer = [UInt8](repeating: 0, count: 256 << 10)
        var (place, end) = (start, start)
        while place < size {
            let count = buffer.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, off_t(place)) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return end }
            var rest = buffer[..<count]
            while !rest.isEmpty {
                switch scan.read(rest, { _ in true }) {
                case .spoilt: return end
                case .goesOn: rest = []
                case .ended(let left):
                    rest = rest.suffix(left)
                    end = place + Int64(count - left)
                    scan.begin()
                }
            }
            place += Int64(count)
        }
        return end
    }

    // MARK: - Names

    /// Such as `depeche-20261122-00001.warc.gz`.
    static func name(day: String, number: Int) -> String {
        let digits = String(number)
        return beginning + day + "-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits + ending
    }

    /// The day of a moment, in UTC, as names have it.
    static func day(of moment: Date) -> String { moment.rfc3339.prefix(10).filter { $0 != "-" } }

    static func isName(_ name: String) -> Bool { parts(of: name) != nil }

    /// Day and number; nil for a file of another kind.
    static func parts(of name: String) -> (day: String, number: Int)? {
        guard name.hasPrefix(beginning), name.hasSuffix(ending) else { return nil }
        let parts = name.dropFirst(beginning.count).dropLast(ending.count).split(
            separator: "-",
            omittingEmptySubsequences: false
        )
        guard parts.count == 2, parts[0].utf8.count == 8, parts.allSatisfy({ $0.utf8.allSatisfy(isDigit) }),
            let number = Int(parts[1])
        else { return nil }
        return (String(parts[0]), number)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
