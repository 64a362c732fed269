import Events
import Foundation
import Logging
import News

/// The one line a visit leaves in the log.
///
/// A source that fails again and again is told of at its first failure, at every doubling of their number and when it
/// is over; the visits between are for those who look closely.
struct VisitLine {
    private let record: VisitRecord
    private let harvest: Harvest
    /// In a row, this visit included.
    private let failures: Int
    /// In a row, before this visit.
    private let failuresBefore: Int

    init(_ record: VisitRecord, _ harvest: Harvest, failures: Int, before failuresBefore: Int) {
        self.record = record
        self.harvest = harvest
        self.failures = failures
        self.failuresBefore = failuresBefore
    }

    func write(to log: Logger) {
        var fields: Logger.Metadata = [
            "source": "\(record.source)",
            "outcome": "\(record.outcome.rawValue)",
            "bytes": "\(record.bytes)",
            "duration": .stringConvertible(record.duration),
            "new": "\(harvest.new.count)",
            "revised": "\(harvest.revised.count)",
            "known": "\(harvest.known)",
        ]
        if let status = record.status { fields["status"] = "\(status)" }
        if harvest.awaited > 0 { fields["awaited"] = "\(harvest.awaited)" }
        if record.dropped > 0 { fields["dropped"] = "\(record.dropped)" }
        if let next = record.nextVisit { fields["next"] = "\(next.rfc3339)" }
        if let note = record.note { fields["note"] = "\(note)" }
        if let error = record.error { fields["error"] = "\(error)" }
        switch record.outcome {
        case .failed:
            fields["failures"] = "\(failures)"
            let isTold = failures & (failures - 1) == 0
            log.tell(.visitFailed, isTold ? .warning : .debug, "visit", fields)
        case .damaged:
            log.tell(.documentDamaged, .warning, "visit", fields)
        case .read, .unchanged:
            guard failuresBefore > 0 else { return log.tell(.visited, .info, "visit", fields) }
            fields["failures"] = "\(failuresBefore)"
            log.tell(.sourceRecovered, .notice, "visit, the first that succeeds after failures", fields)
        }
    }
}
