import News
import Settings

extension FetchOptions {
    /// How requests are made when a source does not say otherwise.
    init(_ settings: DaemonSettings.Fetch) {
        self.init()
        userAgent = settings.userAgent
        proxy = settings.proxy
        allowsPrivateNetworks = settings.allowsPrivateNetworks
        limits.feedBytes = settings.maximumBytes.bytes
        limits.pageBytes = settings.maximumPageBytes.bytes
        limits.time = settings.timeout
        limits.connect = settings.connectTimeout
        limits.stall = settings.stallTimeout
        limits.redirects = settings.maximumRedirects
        limits.headerLines = settings.maximumHeaderLines
        limits.headerBytes = settings.maximumHeaderBytes.bytes
    }
}
