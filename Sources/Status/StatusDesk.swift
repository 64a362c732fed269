public import Foundation
public import News

/// Answers what is asked at the status address.
public struct StatusDesk: Sendable {
    /// How the loop does.
    public struct Pulse: Sendable {
        /// Whether due visits begin and end as they should.
        public var isMoving: Bool
        public var isOffline: Bool
        /// Why the archive does not take what is brought; nil when it does.
        public var trouble: String?
        /// What rests because the disk is nearly full.
        public var resting: String?
        public var visits: Int
        public var pages: Int

        public init(
            isMoving: Bool,
            isOffline: Bool = false,
            trouble: String? = nil,
            resting: String? = nil,
            visits: Int = 0,
            pages: Int = 0
        ) {
            self.trouble = trouble
            self.isMoving = isMoving
            self.isOffline = isOffline
            self.resting = resting
            self.visits = visits
            self.pages = pages
        }
    }

    let store: any Store & StoreInspection
    let meters: Meters
    let version: String
    let started: Date
    let freeSpace: @Sendable () -> Int?
    let kept: @Sendable () async -> RawSize?
    let pulse: @Sendable () async -> Pulse

    /// `kept` tells what there is of documents as they were received; nil where none are.
    public init(
        store: any Store & StoreInspection,
        meters: Meters,
        version: String,
        started: Date,
        freeSpace: @escaping @Sendable () -> Int?,
        kept: @escaping @Sendable () async -> RawSize? = { nil },
        pulse: @escaping @Sendable () async -> Pulse
    ) {
        self.store = store
        self.meters = meters
        self.version = version
        self.started = started
        self.freeSpace = freeSpace
        self.kept = kept
        self.pulse = pulse
    }

    public func answer(_ request: StatusRequest) async -> StatusAnswer {
        do throws(StoreError) {
            switch request.path {
            case "/healthz": return await health()
            case "/metrics": return try await metrics()
            case "/style.css": return StatusAnswer(type: "text/css; charset=utf-8", body: Array(StatusPage.style.utf8))
            case "/": return try await page(searching: request.query["q"] ?? "")
            default: return .text("nothing here: / is for people, /healthz and /metrics for programs\n", status: 404)
            }
        } catch {
            return .text("\(error)\n", status: 503)
        }
    }

    /// 200 when the store answers and the loop does its work, else 503 with the reason.
    private func health() async -> StatusAnswer {
        let pulse = await pulse()
        do throws(StoreError) { _ = try await store.nextDue() } catch { return .text("\(error.line)\n", status: 503) }
        if let trouble = pulse.trouble { return .text(trouble.printable + "\n", status: 503) }
        guard pulse.isMoving else { return .text("no visit begins or ends, though some are due\n", status: 503) }
        if pulse.resting == "feeds" { return .text("the disk is nearly full: nothing is fetched\n", status: 503) }
        return .text(pulse.isOffline ? "ok, without a network\n" : "ok\n")
    }

    private func page(searching words: String) async throws(StoreError) -> StatusAnswer {
        let now = Date()
        var page = StatusPage(now: now, version: version)
        page.searched = words
        page.pulse = await pulse()
        page.measures = try await store.measures(at: now)
        page.kept = await kept()
        page.free = freeSpace()
        page.today = try await store.summary(since: Calendar.current.startOfDay(for: now)).articles
        page.hours = try await store.newByHour(48, until: now)
        page.troubled = try await store.overview().filter { $0.isListed && $0.hasTrouble }
        page.readers = try await store.readers()
        if words.isEmpty {
            var query = ArticleQuery()
            query.limit = StatusPage.mostArticles
            page.articles = try await store.articles(query)
        } else {
            let wanted = words.split { $0.isWhitespace }.prefix(16).map(String.init)
            page.articles = try await store.find(wanted, limit: StatusPage.mostArticles)
        }
        return StatusAnswer(type: "text/html; charset=utf-8", body: Array(page.html.utf8))
    }
}

extension SourceOverview {
    /// Whether its last visit failed, or it is parked or silent.
    fileprivate var hasTrouble: Bool {
        state.consecutiveFailures > 0 || state.parking != nil || state.silenceTold != nil
    }
}
