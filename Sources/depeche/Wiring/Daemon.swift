import CThreads
import CurlTransport
import Delivery
import Events
import Foundation
import Ingest
import Logging
import News
import Service
import Settings
import Warc

/// Answers the signals of a running daemon.
actor Daemon {
    private let ingester: Ingester
    private let transport: CurlTransport
    private let deliveries: Deliveries
    private let raw: RawFolder
    private let manager: ServiceManager
    private let settingsPath: String
    private let log: Logger
    private var count: Int

    /// Leaves two of systemd's ten seconds for the last commits.
    private static let grace = Duration.seconds(8)

    init(
        ingester: Ingester,
        transport: CurlTransport,
        deliveries: Deliveries,
        raw: RawFolder,
        manager: ServiceManager,
        settingsPath: String,
        sources count: Int,
        _ log: Logger
    ) {
        self.ingester = ingester
        self.transport = transport
        self.deliveries = deliveries
        self.raw = raw
        self.manager = manager
        self.settingsPath = settingsPath
        self.log = log
        self.count = count
    }

    /// Takes over from the opening, which hears the signals.
    nonisolated func listen(after opening: Opening) {
        opening.end(
            Opening.Answers(
                stop: { Task { await self.stop() } },
                reload: { Task { await self.reload() } },
                tellLoad: { Task { await self.tellLoad() } }
            )
        )
    }

    /// Abandons what is under way after a grace, and lets `run` end.
    func stop() async {
        log.tell(.stopping, .notice, "stopping", ["grace": .stringConvertible(Self.grace)])
        manager.stopping(within: Self.grace + .seconds(2))
        // The receivers' commands end while visits do.
        async let delivered: Void = deliveries.stop()
        await ingester.stop(grace: Self.grace)
        await delivered
    }

    /// All or nothing: a list with a fault changes nothing.
    private func reload() async {
        manager.reloading()
        await readSettings()
        manager.ready(count == 1 ? "1 source" : "\(count) sources")
    }

    private func readSettings() async {
        let configuration: Configuration
        do throws(ConfigurationError) {
            configuration = try ConfigurationLoader.fromEnvironment().load(settingsPath)
        } catch {
            for fault in error.faults { log.tell(.reloadRefused, .error, "\(fault)") }
            log.tell(
                .reloadRefused,
                .error,
                "not reloaded: the configuration has faults; the present source list stays"
            )
            return
        }
        for warning in configuration.warnings { log.tell(.settingDoubted, .warning, "\(warning)") }
        let difference = SourceListDifference(from: await ingester.list(), to: configuration.sources)
        do {
            await raw.keepFree(configuration.settings.store.pageReserve.bytes)
            try await ingester.apply(configuration.sources, IngestOptions(configuration.settings))
            try await deliveries.apply(configuration.receivers, userAgent: configuration.settings.fetch.userAgent)
        } catch {
            log.tell(.reloadRefused, .error, "not reloaded: \((error as? any Explainable)?.line ?? "\(error)")")
            return
        }
        count = configuration.sources.count
        give_back_memory()
        log.tell(.reloaded, .notice, "reloaded", ["sources": "\(count)", "change": "\(difference)"])
    }

    /// For whoever measures the daemon: what it has to do, and how long its loops were held up since the last time.
    private func tellLoad() async {
        let load = await ingester.load()
        let (visits, fetches) = (ingester.takeLag(), transport.takeLag())
        log.notice(
            "load",
            metadata: [
                "waiting": "\(load.waiting)", "under_way": "\(load.underWay)",
                "visits_wait": "\(visits.wait.milliseconds)", "visits_turn": "\(visits.turn.milliseconds)",
                "fetches_wait": "\(fetches.wait.milliseconds)", "fetches_turn": "\(fetches.turn.milliseconds)",
            ]
        )
    }
}

extension Duration {
    /// Such as `0.42ms`.
    fileprivate var milliseconds: String { String(format: "%.2fms", self / .milliseconds(1)) }
}
