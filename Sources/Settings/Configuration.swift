public import News

/// What the operator wants: settings and sources, validated whole.
public struct Configuration: Sendable, Hashable {
    public var settings: DaemonSettings
    /// In the order they are listed, file by file.
    public var sources: [Source]
    /// In the order they are listed.
    public var receivers: [Receiver]
    /// What is allowed and looks like a mistake, ordered as faults are.
    public var warnings: [ConfigurationFault]
    /// The files that were read, in order, as absolute paths.
    public var files: [String]

    public init(
        settings: DaemonSettings = .init(),
        sources: [Source] = [],
        receivers: [Receiver] = [],
        warnings: [ConfigurationFault] = [],
        files: [String] = []
    ) {
        self.settings = settings
        self.sources = sources
        self.receivers = receivers
        self.warnings = warnings
        self.files = files
    }
}
