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
        recheck = settings.schedule.recheck
        rechecksPerDay = settings.schedule.rechecksPerDay
        retention.age = settings.retention.articles
        retention.mostOfSource = settings.retention.articlesPerSource
        retention.mostInAll = settings.retention.articlesInAll
        rawRetention = settings.retention.rawDocuments
        rawBytes = settings.retention.rawBytes?.bytes
        pageReserve = settings.store.pageReserve.bytes
        feedReserve = settings.store.feedReserve.bytes
    }
}
