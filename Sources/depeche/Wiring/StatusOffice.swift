import Events
import Foundation
import Ingest
import Logging
import News
import Status
import Warc

/// Keeps the status address open for as long as the daemon runs.
///
/// An address that cannot be opened stops nothing: it is told once, and tried again every minute.
struct StatusOffice: Sendable {
    private let address: String
    private let server: StatusServer
    private let log: Logger

    private static let pause = Duration.seconds(60)

    init(
        address: String,
        store: any Store & StoreInspection,
        path: String,
        raw: RawFolder,
        meters: Meters,
        heart: Heart,
        log: Logger
    ) {
        self.address = address
        self.log = log
        let desk = StatusDesk(
            store: store,
            meters: meters,
            version: Version.string,
            started: Date(),
            freeSpace: { DiskSpace.free(beside: path) },
            kept: { await raw.size() },
            pulse: {
                let pulse = await heart.ingester.pulse()
                return StatusDesk.Pulse(
                    isMoving: heart.isMoving,
                    isOffline: pulse.isOffline,
                    trouble: pulse.trouble,
                    resting: pulse.resting,
                    visits: pulse.visits,
                    pages: pulse.pages
                )
            }
        )
        server = StatusServer(address: address) { await desk.answer($0) }
    }

    func run() async {
        var isTold = false
        while !Task.isCancelled {
            do throws(StatusServer.Failure) {
                try await server.run()
            } catch {
                if !isTold {
                    log.tell(
                        .statusRefused,
                        .warning,
                        "the status address cannot be opened",
                        ["address": "\(address)", "error": "\(error)"]
                    )
                }
                isTold = true
            }
            try? await Task.sleep(for: Self.pause)
        }
    }
}
