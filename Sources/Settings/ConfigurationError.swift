public import News

/// Everything that keeps a configuration from being used, found in one go.
public struct ConfigurationError: Explainable, Hashable {
    /// By file in the order they were read, then by line; never empty.
    public var faults: [ConfigurationFault]

    public init(faults: [ConfigurationFault]) {
        self.faults = faults
    }

    public var what: String { "cannot use the configuration" }
    public var why: String {
        faults.count == 1 ? faults.first?.description ?? "" : "it has \(faults.count) faults"
    }
    public var remedy: String? { nil }

    /// What failed, then one line a fault.
    public var description: String {
        let count = faults.count == 1 ? "1 fault" : "\(faults.count) faults"
        return (["\(what): \(count)"] + faults.map { "  \($0)" }).joined(separator: "\n")
    }
}
