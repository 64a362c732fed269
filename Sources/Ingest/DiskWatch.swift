import Events
import Foundation
import Logging
import News

/// Looks now and then how full the archive's disk is, and says once what rests for it.
struct DiskWatch {
    private var budget = DiskBudget()
    private let freeSpace: @Sendable () -> Int?
    /// When it is looked at next.
    private(set) var next = Date.distantPast

    private static let interval: TimeInterval = 5

    /// Takes what tells the free bytes; nil is never thought full.
    init(freeSpace: @escaping @Sendable () -> Int?) {
        self.freeSpace = freeSpace
    }

    var pause: DiskBudget.Pause { budget.pause }

    /// Looks if it is time to, and tells the log what changed.
    ///
    /// - Returns: whether what rested may go on.
    mutating func look(at now: Date, _ options: IngestOptions, _ log: Logger) -> Bool {
        guard now >= next, options.pageReserve > 0 || options.feedReserve > 0 || pause != .none else { return false }
        next = now.addingTimeInterval(Self.interval)
        let free = freeSpace()
        let before = pause
        guard budget.note(free: free, pages: options.pageReserve, feeds: options.feedReserve) else { return false }
        let fields: Logger.Metadata = ["free": "\((free ?? 0) >> 20) MiB", "resting": "\(pause.rawValue)"]
        if pause > before {
            let what = pause == .feeds ? "nothing is fetched" : "pages are not fetched"
            log.tell(.diskLow, .warning, "the disk of the archive is nearly full: \(what)", fields)
            return false
        }
        let what = pause == .none ? "everything is" : "feeds are"
        log.tell(.diskRegained, .notice, "the disk of the archive has room: \(what) fetched again", fields)
        return true
    }
}
