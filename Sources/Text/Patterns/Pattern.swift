/// An operator's regular expression, compiled once and matched against any number of texts.
///
/// The dialect is PCRE2's (pcre2pattern(3)) over Unicode: `\w`, `\d`, `\b` and POSIX classes know every script
/// (UCP), letters are compared as written unless the expression says `(?i)`, and `\C` is refused.
///
/// Work is bounded whatever the expression and the text: an attempt that takes 200,000 backtracking steps, and a
/// text that takes longer than 100 ms altogether, are given up as undecided.
public struct Pattern: Sendable, Hashable, CustomStringConvertible {
    /// The longest expression that is accepted, in bytes.
    public static let maximumSourceBytes = 8192

    /// The expression as written.
    public let source: String
    private let program: PatternProgram

    /// Compiles `source`, or says what is wrong with it and where.
    public init(_ source: String) throws(PatternError) {
        guard source.utf8.count <= Self.maximumSourceBytes else {
            throw PatternError(message: "longer than \(Self.maximumSourceBytes) bytes", offset: 0)
        }
        self.source = source
        program = try PatternProgram(source)
    }

    /// Whether the expression matches anywhere in `text`.
    ///
    /// `undecided` is the answer when the bounds on work were reached; whoever would lose an article by a `false`
    /// passes `true`.
    public func matches(_ text: String, undecided: Bool = false) -> Bool {
        program.match(text) ?? undecided
    }

    public var description: String { source }
    public static func == (lhs: Pattern, rhs: Pattern) -> Bool { lhs.source == rhs.source }
    public func hash(into hasher: inout Hasher) { hasher.combine(source) }
}
