import CSQLite

/// Settings of the SQLite library that hold for the whole process.
enum Library {
    /// Must be read before the first database is opened; afterwards SQLite refuses the setting, which does no harm.
    static let isPrepared: Bool = csqlite_count_memory(0) == 0
}
