import ArgumentParser
import CThreads
import CurlTransport
import Delivery
import Duplicates
import Events
import Foundation
import Ingest
import Logging
import News
import SQLiteStore
import Service
import Settings
import Status
import Warc

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run the daemon: visit every source when it is due, until told to stop.",
        discussion: """
            SIGTERM and SIGINT end it: visits under way have 8 seconds, and what they had not stored is fetched again \
            at the next start. SIGHUP reads settings and source lists again; if anything in them is at fault, the \
            faults are logged and the present list stays. The database's path, the log's \
            form and level, and more visits at once take a restart.

            Each visit leaves one line: source, outcome, HTTP status, bytes, duration, articles new, revised and \
            known, and when the next visit is due.
            """
    )

    @OptionGroup var archive: ArchiveOptions

    @Flag(help: "Visit everything that is due now, then end.")
    var once = false

    func run() async throws {
        var configuration = try archive.configuration()
        let count = configuration.sources.count
        let path = archive.store ?? configuration.settings.store.path
        let (events, sink) = AsyncStream<EventRecord>.makeStream(bufferingPolicy: .bufferingNewest(256))
        let meters = Meters()
        let log = LogWiring.logger(
            configuration.settings.log,
            beside: [EventHandler(sink: sink), meters.handler]
        )
        let manager = ServiceManager()
        let opening = Opening(manager: manager, log: log)
        let signals = opening.begin()
        defer { withExtendedLifetime(signals) {} }
        let lock: RunLock
        let store: SQLiteStore
        do throws(StoreError) {
            // First the store: it says best what is wrong with a path.
            let opened = try opening.open { watch throws(StoreError) in
                try SQLiteStore(
                    path: path,
                    access: .create,
                    gathering: .milliseconds(16),
                    examiner: TextExaminer(),
                    watch: watch
                )
            }
            guard let opened else { return }
            store = opened
            lock = try RunLock(forStore: path)
        } catch {
            throw Console.fail(error)
        }
        defer { withExtendedLifetime(lock) {} }
        for warning in configuration.warnings { log.tell(.settingDoubted, .warning, "\(warning)") }
        var options = IngestOptions(configuration.settings)
        // Whoever asks for one round waits for it.
        if once { options.firstVisits = .atOnce }
        if options.fetch.proxy == .environment, !EnvironmentProxy.ofProcess.isEmpty {
            log.notice("visits go by the proxy that the environment names, which judges addresses by its own rules")
        }
        let transport = CurlTransport(limits: Self.limits(options))
        let raw = RawFolder(of: path, store, configuration.settings)
        let ingester = Ingester(
            store: store,
            transport: transport,
            options: options,
            log: log,
            raw: raw,
            freeSpace: { DiskSpace.free(beside: path) }
        )
        do {
            try await ingester.apply(configuration.sources, options)
        } catch let error as StoreError {
            throw Console.fail(error)
        }
        // The loop has the sources; the lists' text, and what was made of it on the way, are of no more use.
        configuration.sources = []
        give_back_memory()
        let deliveries = Deliveries(store: store, transport: CurlTransport(maximumConnections: 16), log: log) {
            () throws(StoreError) in try SQLiteStore(path: path, access: .read)
        }
        let daemon = Daemon(
            ingester: ingester,
            transport: transport,
            deliveries: deliveries,
            raw: raw,
            manager: manager,
            settingsPath: try archive.settingsPath(),
            sources: count,
            log
        )
        daemon.listen(after: opening)
        log.tell(
            .started,
            .notice,
            "started",
            ["version": "\(Version.string)", "sources": "\(count)", "store": "\(path)"]
        )
        let book = EventBook(store: store)
        let keeping = Task { await book.keep(events) }
        let housekeeper = Housekeeper(store: store, raw: raw, log: log) { await ingester.retention(at: $0) }
        let end = once ? await runOnce(ingester, log) : nil
        if once { await housekeeper.tidyOnce() }
        var wasSetBack = false
        if !once {
            do throws(StoreError) {
                try await deliveries.apply(
                    configuration.receivers,
                    userAgent: configuration.settings.fetch.userAgent
                )
            } catch {
                throw Console.fail(error)
            }
            let heart = Heart(ingester: ingester, store: store, manager: manager) { seconds in
                log.tell(
                    .clockSetBack,
                    .warning,
                    "the clock was set back: a new start makes what was planned for later due at its time",
                    ["by": .stringConvertible(Duration.seconds(seconds))]
                )
                await daemon.stop()
            }
            let office = configuration.settings.status.listen.map { address in
                StatusOffice(
                    address: address,
                    store: store,
                    path: path,
                    raw: raw,
                    meters: meters,
                    heart: heart,
                    log: log
                )
            }
            await withTaskGroup { group in
                group.addTask { await heart.beat() }
                group.addTask { await office?.run() }
                group.addTask { await housekeeper.run() }
                await ingester.run()
                group.cancelAll()
            }
            await deliveries.stop()
            wasSetBack = heart.sawClockSetBack
        }
        sink.finish()
        await keeping.value
        if let end { throw end }
        guard !once else { return }
        await book.keep(EventRecord(.stopped, .notice, "stopped"))
        store.close()
        log.tell(.stopped, .notice, "stopped")
        if wasSetBack { throw ExitCode(EX_TEMPFAIL) }
    }

    /// Most hosts have more than one source: their connections are kept a while, for all that are visited in a while.
    private static func limits(_ options: IngestOptions) -> TransportLimits {
        var limits = TransportLimits()
        limits.transfers = max(1, options.concurrency)
        limits.idleConnections = max(64, min(2_048, Descriptors.raise() / 2))
        return limits
    }

    /// - Returns: the exit code of a round that could not be stored.
    private func runOnce(_ ingester: Ingester, _ log: Logger) async -> ExitCode? {
        do throws(StoreError) {
            let round = try await ingester.runOnce()
            log.tell(
                .roundDone,
                .notice,
                "round done",
                [
                    "visits": "\(round.visits)", "new": "\(round.new)", "revised": "\(round.revised)",
                    "known": "\(round.known)",
                ]
            )
            return nil
        } catch {
            return Console.fail(error)
        }
    }
}
