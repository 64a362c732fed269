public import News

/// What to export, how, and where to.
public struct ExportPlan {
    public enum Place {
        /// Standard output, or whatever else takes bytes.
        case stream((_ bytes: [UInt8]) -> Void)
        case file(String)
        /// A file a day, with a manifest.
        case folder(String)
    }

    public var format: ExportFormat
    public var compression: Compression?
    public var cut: ArchiveCut
    /// Of each story only the article that came first.
    public var onePerStory: Bool
    public var place: Place

    public init(
        format: ExportFormat,
        compression: Compression?,
        cut: ArchiveCut,
        onePerStory: Bool,
        place: Place
    ) {
        self.format = format
        self.compression = compression
        self.cut = cut
        self.onePerStory = onePerStory
        self.place = place
    }
}
