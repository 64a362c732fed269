/// What a limit of a fetch may be set to, for all sources and for one.
enum FetchRange {
    static let timeout: ClosedRange<Duration> = .seconds(1) ... .seconds(600)
    static let bytes = ByteCount(1_000)...ByteCount(1 << 30)
}
