/// Reads the settings of `depeche.toml` into values.
struct SettingsReader {
    var settings = DaemonSettings()
    /// Where `[sources]` names its folder, for a complaint about it.
    var listFolder: (written: String, node: TOMLNode)?

    private static let day = Duration.seconds(86_400)

    private let credentialsFolder: String?

    /// Begins with the defaults of settings at `path`.
    init(_ path: String, credentialsFolder: String?) {
        self.credentialsFolder = credentialsFolder
        settings.lists.folder = LocalPath.absolute(
            DaemonSettings.Lists.defaultFolder,
            in: LocalPath.folder(of: path)
        )
    }

    /// Reads every table of settings; the caller finishes `root` when it has read its own.
    mutating func read(_ root: inout TableReader) {
        if var table = root.table("store") {
            table.read("path", .path(in: table.context.folder), into: &settings.store.path)
            let reserve = ValueForm.bytes(ByteCount(0)...ByteCount(1 << 50))
            let folder = ValueForm<String?>.some(.path(in: table.context.folder))
            table.read("documents", folder, into: &settings.store.documents)
            table.read("page_reserve", reserve, into: &settings.store.pageReserve)
            table.read("feed_reserve", reserve, into: &settings.store.feedReserve)
            if settings.store.pageReserve < settings.store.feedReserve {
                table.warn("page_reserve", "pages rest with the feeds: this is less than `feed_reserve`")
            }
            table.finish()
        }
        if var table = root.table("sources") {
            if let node = table.node("folder"), let folder = table.value("folder", .path(in: table.context.folder)) {
                settings.lists.folder = folder
                if case .text(let written) = node.value { listFolder = (written, node) }
            }
            table.finish()
        }
        if var table = root.table("fetch") { readFetch(&table) }
        if var table = root.table("schedule") { readSchedule(&table) }
        if var table = root.table("retention") { readRetention(&table) }
        if var table = root.table("log") {
            table.read("level", .choice, into: &settings.log.level)
            table.read("format", .choice, into: &settings.log.format)
            table.finish()
        }
        if var table = root.table("status") {
            table.read("listen", .optional(.listener, none: "off"), into: &settings.status.listen)
            table.finish()
        }
    }

    private mutating func readFetch(_ table: inout TableReader) {
        table.read("user_agent", .headerText, into: &settings.fetch.userAgent)
        table.read("concurrency", .integer(1...1024), into: &settings.fetch.concurrency)
        table.read("per_host", .integer(1...64), into: &settings.fetch.perHost)
        table.read("host_delay", .duration(.zero ... .seconds(3600)), into: &settings.fetch.hostDelay)
        table.read("timeout", .duration(FetchRange.timeout), into: &settings.fetch.timeout)
        table.read("connect_timeout", .duration(FetchRange.timeout), into: &settings.fetch.connectTimeout)
        table.read("stall_timeout", .duration(FetchRange.timeout), into: &settings.fetch.stallTimeout)
        table.read("max_bytes", .bytes(FetchRange.bytes), into: &settings.fetch.maximumBytes)
        table.read("max_page_bytes", .bytes(FetchRange.bytes), into: &settings.fetch.maximumPageBytes)
        table.read("max_redirects", .integer(0...10), into: &settings.fetch.maximumRedirects)
        table.read("max_header_lines", .integer(16...10_000), into: &settings.fetch.maximumHeaderLines)
        table.read(
            "max_header_bytes",
            .bytes(ByteCount(1_000)...ByteCount(1 << 20)),
            into: &settings.fetch.maximumHeaderBytes
        )
        let secrets = SecretReader(credentialsFolder: credentialsFolder, folder: table.context.folder)
        table.read("proxy", .proxy(secrets), into: &settings.fetch.proxy)
        table.read("allow_private_networks", .flag, into: &settings.fetch.allowsPrivateNetworks)
        table.finish()
    }

    private mutating func readSchedule(_ table: inout TableReader) {
        let range = Duration.seconds(1)...Self.day * 365
        table.read("min_interval", .duration(range), into: &settings.schedule.minimumInterval)
        table.read("max_interval", .duration(range), into: &settings.schedule.maximumInterval)
        table.read("patience", .duration(range), into: &settings.schedule.patience)
        table.read("first_visits", .duration(.zero...Self.day), into: &settings.schedule.firstVisits)
        table.read("recheck", .choice, into: &settings.schedule.recheck)
        table.read("rechecks_per_day", .integer(0...100_000), into: &settings.schedule.rechecksPerDay)
        let schedule = settings.schedule
        if schedule.minimumInterval > schedule.maximumInterval {
            let key = table.isWritten("min_interval") ? "min_interval" : "max_interval"
            table.complain(
                key,
                ValueFault(
                    "the shortest interval (\(schedule.minimumInterval.written)) is longer than the longest (\(schedule.maximumInterval.written))",
                    remedy: "make `min_interval` at most `max_interval`"
                )
            )
        }
        table.finish()
    }

    private mutating func readRetention(_ table: inout TableReader) {
        let form = ValueForm<Duration?>.optional(.duration(Self.day...Self.day * 36_500), none: "forever")
        table.read("raw_documents", .word("off", for: .zero, or: form), into: &settings.retention.rawDocuments)
        let bytes = ValueForm.bytes(ByteCount(1 << 20)...ByteCount(1 << 50))
        table.read("raw_bytes", .optional(bytes, none: "unlimited"), into: &settings.retention.rawBytes)
        table.read("visits", form, into: &settings.retention.visits)
        table.read("articles", form, into: &settings.retention.articles)
        table.read("articles_per_source", .articleCount, into: &settings.retention.articlesPerSource)
        table.read("articles_in_all", .articleCount, into: &settings.retention.articlesInAll)
        if let all = settings.retention.articlesInAll, let one = settings.retention.articlesPerSource, all < one {
            table.warn("articles_in_all", "this is less than `articles_per_source`, which has no effect then")
        }
        table.finish()
    }
}
