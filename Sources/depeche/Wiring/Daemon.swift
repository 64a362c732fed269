import Foundation
import Ingest
import Logging
import News
import Settings

/// Answers the signals of a running daemon.
actor Daemon {
    private let ingester: Ingester
    private let settingsPath: String
    private let log: Logger
    private var sources: [Source]

    /// Leaves two of systemd's ten seconds for the last commits.
    private static let grace = Duration.seconds(8)

    init(ingester: Ingester, settingsPath: String, _ configuration: Configuration, _ log: Logger) {
        self.ingester = ingester
        self.settingsPath = settingsPath
        self.log = log
        sources = configuration.sources
    }

    nonisolated func listen() -> Signals {
        let stop: @Sendable () -> Void = { Task { await self.stop() } }
        return Signals([SIGTERM: stop, SIGINT: stop, SIGHUP: { Task { await self.reload() } }, SIGPIPE: {}])
    }

    private func stop() async {
        log.notice("stopping", metadata: ["grace": "\(Self.grace.brief)"])
        await ingester.stop(grace: Self.grace)
    }

    /// All or nothing: a list with a fault changes nothing.
    private func reload() async {
        let configuration: Configuration
        do throws(ConfigurationError) {
            configuration = try ConfigurationLoader.fromEnvironment().load(settingsPath)
        } catch {
            for fault in error.faults { log.error("\(fault)") }
            log.error("not reloaded: the configuration has faults; the present source list stays")
            return
        }
        for warning in configuration.warnings { log.warning("\(warning)") }
        let difference = SourceListDifference(from: sources, to: configuration.sources)
        do {
            try await ingester.apply(configuration.sources, IngestOptions(configuration.settings))
        } catch {
            log.error("not reloaded: \((error as? any Explainable)?.line ?? "\(error)")")
            return
        }
        sources = configuration.sources
        log.notice("reloaded", metadata: ["sources": "\(sources.count)", "change": "\(difference)"])
    }
}
