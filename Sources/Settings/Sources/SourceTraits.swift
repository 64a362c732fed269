import News

/// The keys a source and its file's `[defaults]` have in common; nil or empty where not written.
struct SourceTraits {
    var language: String?
    var timezone: String?
    var tags: [String] = []
    var page: Source.PagePolicy?
    /// The inner nil is `"auto"`.
    var interval: Duration??
    var fetch = FetchingTraits()
    private(set) var fetching = Source.Fetching()
    var extract = PageRuleTraits()
    private(set) var rules = Source.PageRules()
    var recheck: Source.RecheckPolicy?
    var rechecksPerDay: Int?
    var retain: Duration??
    var retainAtMost: Int??
    var keep: [String]?
    var drop: [String]?

    init() {}

    init(_ table: inout TableReader, secrets: SecretReader) {
        language = table.value("language", .language)
        timezone = table.value("timezone", .zone)
        tags = table.value("tags", .list(of: .line)) ?? []
        page = table.value("page", .choice)
        interval = table.value("interval", .optional(.duration(.seconds(1) ... .seconds(365 * 86_400)), none: "auto"))
        fetch = FetchingTraits(&table, secrets: secrets)
        extract = PageRuleTraits(&table)
        recheck = table.value("recheck", .choice)
        rechecksPerDay = table.value("rechecks_per_day", .integer(0...100_000))
        let day = Duration.seconds(86_400)
        retain = table.value("retain", .optional(.duration(day...day * 36_500), none: "forever"))
        retainAtMost = table.value("retain_at_most", .articleCount)
        keep = table.value("keep", .list(of: .pattern))
        drop = table.value("drop", .list(of: .pattern))
    }

    /// These over `defaults`: tags and headers are added to theirs, anything else replaces theirs.
    func over(_ defaults: SourceTraits) -> SourceTraits {
        var traits = self
        traits.language = language ?? defaults.language
        traits.timezone = timezone ?? defaults.timezone
        traits.tags = []
        for tag in defaults.tags + tags where !traits.tags.contains(tag) { traits.tags.append(tag) }
        traits.page = page ?? defaults.page
        traits.interval = interval ?? defaults.interval
        traits.fetching = fetch.over(defaults.fetch)
        traits.rules = extract.over(defaults.extract)
        traits.recheck = recheck ?? defaults.recheck
        traits.rechecksPerDay = rechecksPerDay ?? defaults.rechecksPerDay
        traits.retain = retain ?? defaults.retain
        traits.retainAtMost = retainAtMost ?? defaults.retainAtMost
        traits.keep = keep ?? defaults.keep
        traits.drop = drop ?? defaults.drop
        return traits
    }

    func apply(to source: inout Source) {
        source.language = language
        source.timezone = timezone
        source.tags = tags
        source.page = page ?? .auto
        source.interval = interval ?? nil
        source.fetch = fetching
        source.rules = rules
        source.recheck = recheck
        source.rechecksPerDay = rechecksPerDay
        source.retention.age = retain
        source.retention.most = retainAtMost
        source.keep = keep ?? []
        source.drop = drop ?? []
    }
}
