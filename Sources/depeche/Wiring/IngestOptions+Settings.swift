import Ingest
import News
import Settings

extension IngestOptions {
    init(_ settings: DaemonSettings) {
        self.init(userAgent: settings.fetch.userAgent)
        concurrency = settings.fetch.concurrency
        perHost = settings.fetch.perHost
        hostDelay = settings.fetch.hostDelay
        fetch = FetchOptions(settings.fetch)
        minimumInterval = settings.schedule.minimumInterval
        maximumInterval = settings.schedule.maximumInterval
        patience = settings.schedule.patience
        firstVisits = FirstVisits(within: settings.schedule.firstVisits)
        visitRetention = settings.retention.visits
        articleRetention = settings.retention.articles
        pageReserve = settings.store.pageReserve.bytes
        feedReserve = settings.store.feedReserve.bytes
    }
}
