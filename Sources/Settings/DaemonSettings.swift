public import News

/// Everything an operator can set in `depeche.toml`, with its defaults.
public struct DaemonSettings: Sendable, Hashable {
    public var store = Store()
    public var lists = Lists()
    public var fetch = Fetch()
    public var schedule = Schedule()
    public var retention = Retention()
    public var log = Log()
    public var status = Status()

    public init() {}
}

extension DaemonSettings {
    /// The table `[store]`.
    public struct Store: Sendable, Hashable {
        /// The database, an absolute path.
        public var path = "/var/lib/depeche/depeche.db"
        /// What must be free on its disk for pages of articles, and for feeds, to be fetched; zero asks for nothing.
        public var pageReserve = ByteCount(256 << 20)
        public var feedReserve = ByteCount(64 << 20)
        /// The folder of documents as they were received, an absolute path; nil is `path` with `-raw` behind it.
        public var documents: String?
    }

    /// The table `[sources]`.
    public struct Lists: Sendable, Hashable {
        /// The folder of source lists, an absolute path; nil until a file was read, to whose folder the default is
        /// relative.
        public var folder: String?
        /// The default, relative to the settings' folder.
        public static let defaultFolder = "sources.d"
    }

    /// The table `[fetch]`.
    public struct Fetch: Sendable, Hashable {
        public var userAgent = "depeche/0.1 (news feed reader)"
        /// Visits under way at once.
        public var concurrency = 64
        /// Visits of one host under way at once.
        public var perHost = 2
        /// Between two starts of visits of one host.
        public var hostDelay = Duration.seconds(2)
        /// For a whole transfer, redirects included.
        public var timeout = Duration.seconds(30)
        /// To a usable connection.
        public var connectTimeout = Duration.seconds(10)
        /// Of a body that brings next to nothing.
        public var stallTimeout = Duration.seconds(15)
        /// Of a feed or document, decoded.
        public var maximumBytes = ByteCount(15 << 20)
        /// Of an article's page, decoded.
        public var maximumPageBytes = ByteCount(5 << 20)
        public var maximumRedirects = 10
        /// Of one answer.
        public var maximumHeaderLines = 256
        public var maximumHeaderBytes = ByteCount(64 << 10)
        public var proxy = FetchOptions.Proxy.environment
        public var allowsPrivateNetworks = false
    }

    /// The table `[schedule]`.
    public struct Schedule: Sendable, Hashable {
        /// Between two visits of a source whose interval is left to the daemon.
        public var minimumInterval = Duration.seconds(600)
        public var maximumInterval = Duration.seconds(86_400)
        /// The time that a source's articles may have waited, added up over them, when it is visited.
        public var patience = Duration.seconds(600)
        /// What the first visits of many new sources are spread over at most; zero visits all at once.
        public var firstVisits = Duration.seconds(600)
        /// Whose pages are looked at again, and how many of a source a day.
        public var recheck = Source.RecheckPolicy.suspects
        public var rechecksPerDay = 50
    }

    /// The table `[retention]`; nil keeps for ever, and any number of bytes.
    public struct Retention: Sendable, Hashable {
        /// Of documents as they were received; none is kept for no time.
        public var rawDocuments: Duration? = .seconds(14 * 86_400)
        public var rawBytes: ByteCount? = ByteCount(4 << 30)
        public var visits: Duration? = .seconds(90 * 86_400)
        public var articles: Duration?
        /// Of each source, and of all together.
        public var articlesPerSource: Int?
        public var articlesInAll: Int?
    }

    /// The table `[log]`.
    public struct Log: Sendable, Hashable {
        public enum Level: String, Sendable, CaseIterable {
            case trace, debug, info, notice, warning, error, critical
        }
        public enum Format: String, Sendable, CaseIterable {
            /// The journal's under systemd, text on a terminal, else logfmt.
            case auto
            case journal, text, logfmt, json
        }
        public var level = Level.info
        public var format = Format.auto
    }

    /// The table `[status]`.
    public struct Status: Sendable, Hashable {
        /// An address and port; nil for none.
        public var listen: String? = "127.0.0.1:9417"
    }
}
