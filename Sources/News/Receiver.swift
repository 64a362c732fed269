/// One to whom the daemon itself hands the changes: a reader whose place moves when it has taken them.
public struct Receiver: Sendable, Hashable {
    /// By which way changes reach it.
    public enum Way: Sendable, Hashable {
        case command(Command)
        case webhook(Webhook)

        /// Its name in listings: `command` or `webhook`.
        public var name: String {
            switch self {
            case .command: "command"
            case .webhook: "webhook"
            }
        }
    }

    /// A program that reads changes as JSON Lines on its standard input.
    public struct Command: Sendable, Hashable {
        /// What says that changes were taken.
        public enum Acknowledgement: String, Sendable, Hashable, CaseIterable {
            /// A run of the program takes a batch: it reads to the end of its input and ends with the status 0.
            case exit
            /// The program goes on running: it writes the `seq` of what it has taken, a number a line.
            case lines
        }

        /// The program's absolute path, and what is behind it.
        public var arguments: [String]
        public var acknowledgement = Acknowledgement.exit

        public init(_ arguments: [String], _ acknowledgement: Acknowledgement = .exit) {
            self.arguments = arguments
            self.acknowledgement = acknowledgement
        }
    }

    /// An address to which changes are posted, as a JSON array.
    public struct Webhook: Sendable, Hashable {
        /// Absolute, http or https; it may hold a secret.
        public var url: Secret
        /// Signs what is posted; nil leaves it unsigned.
        public var secret: Secret?
        public var headers: [Header] = []
        public var proxy = FetchOptions.Proxy.environment

        public init(url: Secret) { self.url = url }
    }

    /// Which changes it wants; nil is all.
    public struct Filter: Sendable, Hashable {
        public var kinds: Set<Change.Kind>?
        public var sources: Set<Source.ID>?
        /// BCP 47 tags; `fr` stands for `fr-MA` too.
        public var languages: Set<String>?

        public init() {}
    }

    public var name: Reader.Name
    public var way: Way
    public var filter = Filter()
    /// Whether it begins, when it is new, with what comes from then on.
    public var beginsAtEnd = false
    /// The most changes, and about the most bytes, that are handed over at once.
    public var batch = 100
    public var batchBytes = 1 << 20
    /// How long a batch may take; with acknowledged lines, until the next of them.
    public var timeout = Duration.seconds(30)
    /// Between two attempts, at most.
    public var longestWait = Duration.seconds(300)
    /// How long it may fail before that is an event.
    public var tellAfter = Duration.seconds(300)

    public init(_ name: Reader.Name, _ way: Way) {
        self.name = name
        self.way = way
    }
}

extension Receiver.Filter {
    /// Whether the change is wanted; of an article that is no longer kept nothing is known but the kind of change.
    public func accepts(_ change: Change) -> Bool {
        if let kinds, !kinds.contains(change.kind) { return false }
        if let sources, !(change.article.map { sources.contains($0.source) } ?? false) { return false }
        guard let languages else { return true }
        guard let language = change.article?.language else { return false }
        return languages.contains { language == $0 || language.hasPrefix($0 + "-") }
    }
}
