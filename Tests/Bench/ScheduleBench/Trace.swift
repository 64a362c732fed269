/// What one source publishes in the virtual weeks, in the order in which it appears.
struct Trace: Sendable {
    struct Posting: Sendable {
        /// When it can first be seen, in seconds of virtual time.
        var appears: Int32
        /// The date its feed states for it.
        var stated: Int32
    }

    /// How truthfully a feed dates its entries.
    enum Dating: Sendable { case exact, byDay, none }

    var kind: String
    var postings: [Posting] = []
    var dating = Dating.exact
    /// How many of the newest entries its feed shows.
    var window = 30
    /// The true rate of entries a second in each hour of the week, where there is such a thing.
    var rates: [Float] = []
}

/// The times all traces share, in seconds since the beginning of a Thursday in UTC.
struct Calendar: Sendable {
    static let hour = 3600
    static let day = 86_400
    static let week = 604_800
    /// Of the first visits.
    var start: Int
    /// Of what is measured.
    var end: Int
}
