import Events
import Foundation
import Ingest
import Logging
import News
import Service
import Settings

/// Answers the signals of a running daemon.
actor Daemon {
    private let ingester: Ingester
    private let manager: ServiceManager
    private let settingsPath: String
    private let log: Logger
    private var sources: [Source]

    /// Leaves two of systemd's ten seconds for the last commits.
    private static let grace = Duration.seconds(8)

    init(
        ingester: Ingester,
        manager: ServiceManager,
        settingsPath: String,
        _ configuration: Configuration,
        _ log: Logger
    ) {
        self.ingester = ingester
        self.manager = manager
        self.settingsPath = settingsPath
        self.log = log
        sources = configuration.sources
    }

    nonisolated func listen() -> Signals {
        let stop: @Sendable () -> Void = { Task { await self.stop() } }
        return Signals([SIGTERM: stop, SIGINT: stop, SIGHUP: { Task { await self.reload() } }, SIGPIPE: {}])
    }

    private func stop() async {
        log.tell(.stopping, .notice, "stopping", ["grace": .stringConvertible(Self.grace)])
        manager.stopping(within: Self.grace + .seconds(2))
        await ingester.stop(grace: Self.grace)
    }

    /// All or nothing: a list with a fault changes nothing.
    private func reload() async {
        manager.reloading()
        await readSettings()
        manager.ready(sources.count == 1 ? "1 source" : "\(sources.count) sources")
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
        let difference = SourceListDifference(from: sources, to: configuration.sources)
        do {
            try await ingester.apply(configuration.sources, IngestOptions(configuration.settings))
        } catch {
            log.tell(.reloadRefused, .error, "not reloaded: \((error as? any Explainable)?.line ?? "\(error)")")
            return
        }
        sources = configuration.sources
        log.tell(.reloaded, .notice, "reloaded", ["sources": "\(sources.count)", "change": "\(difference)"])
    }
}
