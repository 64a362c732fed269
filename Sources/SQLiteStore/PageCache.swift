/// How many pages of an archive its writer may hold in memory.
///
/// A commit of many visits touches most of the indexes' pages. Those for which there is no room go into the journal in
/// its middle, and when one of them is touched again SQLite writes the heads of all that came after it anew, for their
/// checksums. The larger an archive, the more pages the same articles touch.
enum PageCache {
    /// What a reader holds is void with the next commit.
    static let ofReader = 2048

    /// In KiB, for an archive of so many bytes: a part in 256 of it, 8 to 32 MiB.
    static func ofWriter(archive bytes: Int) -> Int { min(max(8192, bytes / 256 / 1024), 32768) }
}
