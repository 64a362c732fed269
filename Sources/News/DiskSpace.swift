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
}
