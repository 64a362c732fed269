public import News

/// Why an export could not be written or read.
public struct ExportError: Explainable, Hashable {
    public enum Code: Sendable, Hashable { case cannotWrite, cannotRead, notAnExport }

    public var code: Code
    public var what: String
    public var why: String
    public var remedy: String?

    public init(_ code: Code, what: String, why: String, remedy: String? = nil) {
        self.code = code
        self.what = what
        self.why = why
        self.remedy = remedy
    }

    static func noMemory() -> ExportError {
        ExportError(.cannotWrite, what: "cannot pack the export", why: "there is no memory for it")
    }

    static func spoilt() -> ExportError {
        ExportError(.notAnExport, what: "cannot unpack the export", why: "the file is damaged")
    }
}
