/// An error that tells an operator what failed, why, and what to do about it.
public protocol Explainable: Error, CustomStringConvertible {
    var what: String { get }
    var why: String { get }
    var remedy: String? { get }
}

extension Explainable {
    public var description: String {
        var lines = [what, "  because: \(why)"]
        if let remedy { lines.append("  try: \(remedy)") }
        return lines.joined(separator: "\n")
    }

    /// The same on one line, for the log.
    public var line: String { "\(what): \(why)" }
}
