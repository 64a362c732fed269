import CSystemd
import Foundation

/// systemd's journal, spoken to in its own protocol (sd_journal_sendv(3)): fields rather than lines.
///
/// Entries that do not fit a datagram travel in a sealed memory file; the library sees to that.
public enum Journal {
    /// Whether standard error is the journal's: its device and inode are those systemd names (systemd.exec(5)).
    public static var isStandardError: Bool {
        var status = stat()
        guard let stream = ProcessInfo.processInfo.environment["JOURNAL_STREAM"], fstat(STDERR_FILENO, &status) == 0
        else { return false }
        return stream == "\(status.st_dev):\(status.st_ino)"
    }

    /// Hands an entry to the journal.
    ///
    /// Names are capital letters, digits and underscores; values are any bytes.
    ///
    /// - Returns: whether the journal took it.
    static func send(_ fields: [(name: String, value: String)]) -> Bool {
        var bytes: [UInt8] = []
        var ranges: [Range<Int>] = []
        for field in fields {
            let start = bytes.count
            bytes.append(contentsOf: field.name.utf8)
            bytes.append(0x3D)
            bytes.append(contentsOf: field.value.utf8)
            ranges.append(start..<bytes.count)
        }
        return bytes.withUnsafeMutableBytes { buffer in
            let vectors = ranges.map { range in
                iovec(iov_base: buffer.baseAddress.map { $0 + range.lowerBound }, iov_len: range.count)
            }
            return sd_journal_sendv(vectors, CInt(clamping: vectors.count)) == 0
        }
    }
}
