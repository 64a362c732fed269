/// Something that is wrong with an archive.
public struct Ailment: Sendable, Hashable {
    /// What was looked at.
    public enum Part: String, Sendable, CaseIterable {
        /// The file's pages: what SQLite itself stands on.
        case pages
        /// Indexes against their tables.
        case indexes
        /// Tables, indexes and views that have to be there.
        case schema
        /// Rows that refer to others.
        case references
        /// The full-text index against the articles' texts.
        case fullText = "full-text"
        /// The index that known texts are found by, against the articles' digests.
        case digests
        /// The index that copies are found by, against the articles' sketches.
        case sketches
        case stories
        /// The stream of changes against the articles.
        case changes
    }

    public var part: Part
    /// What is wrong, on one line.
    public var problem: String
    /// What to do about it; nil for what a repair rebuilds.
    public var remedy: String?

    public init(_ part: Part, _ problem: String, remedy: String? = nil) {
        self.part = part
        self.problem = problem
        self.remedy = remedy
    }
}

/// Looks whether an archive is sound, and rebuilds what can be rebuilt.
public protocol StoreCheckup: Sendable {
    /// What is wrong with the pages and indexes of the file: where pages are broken nothing else can be said.
    func examinePages() async throws(StoreError) -> [Ailment]

    /// What is wrong with what is on them; nothing in a sound archive.
    ///
    /// `isAlone` says that nobody else writes: only then is all of the full-text index compared, which takes the write
    /// lock for as long as it lasts.
    func examine(isAlone: Bool) async throws(StoreError) -> [Ailment]

    /// Rebuilds a part from what it is made of, in one transaction.
    ///
    /// Only to be called while nobody else writes.
    func repair(_ part: Ailment.Part) async throws(StoreError)

    /// How large the file is, and how much of it is free.
    func room() async throws(StoreError) -> FileRoom

    /// Rebuilds the file, so that it holds nothing free and gives back in steps what becomes so; a kill leaves it as it
    /// was.
    ///
    /// Only to be called while nobody else writes. Looks for room first: twice what `FileRoom.copyBytes` says beside the
    /// archive, or half of that there and half in the folder where SQLite puts temporary files, when that is on another
    /// disk.
    ///
    /// - Returns: the bytes by which the file became smaller.
    func compact(temporaryFolder: String) async throws(StoreError) -> Int
}
