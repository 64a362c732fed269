/// Why a kept document cannot be read.
public struct RawError: Explainable, Hashable {
    public let what: String
    public let why: String
    public let remedy: String?

    public init(reading record: RawRecord, _ why: String) {
        what = "cannot read the \(record.kind.rawValue) kept in \(record.file) at \(record.offset)"
        self.why = why
        remedy = "nothing of the article is lost with it; `depeche raw --list` tells where documents are kept"
    }
}

/// Reads kept documents.
public protocol RawReading: Sendable {
    /// The answer as it was received, but for cookies and the names of redirects between.
    func response(_ record: RawRecord) throws(RawError) -> FetchResponse
}
