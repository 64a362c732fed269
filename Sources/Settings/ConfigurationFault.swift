/// One thing that is wrong, or odd, in the settings or a source list.
public struct ConfigurationFault: Sendable, Hashable, CustomStringConvertible {
    /// The file's path as it was given or found.
    public var file: String
    /// Counts from 1; nil when the fault is the file's as a whole.
    public var line: Int?
    /// Counts from 1, in Unicode scalars.
    public var column: Int?
    /// The dotted path of the key, list positions counted from 0, such as `source[3].url`; empty for a whole file.
    public var key: String
    /// What is wrong.
    ///
    /// Never holds a header's value or a credential.
    public var problem: String
    /// What to do about it.
    public var remedy: String?

    public init(
        file: String,
        line: Int? = nil,
        column: Int? = nil,
        key: String = "",
        problem: String,
        remedy: String? = nil
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.key = key
        self.problem = problem
        self.remedy = remedy
    }

    /// On one line: `file:line: key: what is wrong; try: what to do`.
    public var description: String {
        var text = file
        if let line { text += ":\(line)" }
        if !key.isEmpty { text += ": \(key)" }
        text += ": \(problem)"
        if let remedy { text += "; try: \(remedy)" }
        return text
    }
}
