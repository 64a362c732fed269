import Foundation
import Logging
import News

/// The one line a visit leaves in the log.
struct VisitLine {
    private let record: VisitRecord
    private let harvest: Harvest

    init(_ record: VisitRecord, _ harvest: Harvest) {
        self.record = record
        self.harvest = harvest
    }

    func write(to log: Logger) {
        var fields: Logger.Metadata = [
            "source": "\(record.source)",
            "outcome": "\(record.outcome.rawValue)",
            "bytes": "\(record.bytes)",
            "duration": "\(record.duration.brief)",
            "new": "\(harvest.new.count)",
            "revised": "\(harvest.revised.count)",
            "known": "\(harvest.known)",
        ]
        if let status = record.status { fields["status"] = "\(status)" }
        if record.dropped > 0 { fields["dropped"] = "\(record.dropped)" }
        if let next = record.nextVisit { fields["next"] = "\(next.rfc3339)" }
        if let note = record.note { fields["note"] = "\(note)" }
        if let error = record.error { fields["error"] = "\(error)" }
        let isTrouble = record.outcome == .failed || record.outcome == .damaged
        log.log(level: isTrouble ? .warning : .info, "visit", metadata: fields)
    }
}
