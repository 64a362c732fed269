import Glibc

/// The room left on a disk.
public enum DiskSpace {
    /// The bytes that are free for an ordinary user where `path` is; nil when that cannot be told.
    public static func free(at path: String) -> Int? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        let (bytes, isTooMuch) = UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
        return isTooMuch ? Int.max : Int(clamping: bytes)
    }

    /// The same for the folder that a file is in, or would be.
    public static func free(beside file: String) -> Int? {
        guard let slash = file.utf8.lastIndex(of: UInt8(ascii: "/")) else { return free(at: ".") }
        return free(at: slash == file.startIndex ? "/" : String(file[..<slash]))
    }
}
