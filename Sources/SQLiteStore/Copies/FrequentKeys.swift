/// Keys that more articles of one run have than matter, so that their parts are not read again for every article.
///
/// A run never changes, so what is known of it stays true. The table has a fixed size: what is remembered last takes the
/// place of what was there.
final class FrequentKeys {
    private static let size = 8192
    private static let none = UInt64.max
    /// Run and key in one number.
    private var known = [UInt64](repeating: none, count: size)

    func contains(_ key: UInt64, of run: Int64) -> Bool {
        guard let mark = Self.mark(key, run) else { return false }
        return known[Self.place(mark)] == mark
    }

    func insert(_ key: UInt64, of run: Int64) {
        guard let mark = Self.mark(key, run) else { return }
        known[Self.place(mark)] = mark
    }

    /// Keys have five bytes; runs beyond three are not remembered.
    private static func mark(_ key: UInt64, _ run: Int64) -> UInt64? {
        guard key < 1 << 40, let run = UInt64(exactly: run), run < 1 << 24 - 1 else { return nil }
        return run << 40 | key
    }

    private static func place(_ mark: UInt64) -> Int { Int(KeyFilter.hash(mark) % UInt64(size)) }
}
