import Foundation
import News

extension IngestOptions {
    /// Whether pages of the source's articles may be looked at again.
    func mayLook(at source: Source) -> Bool { source.page != .never && (source.recheck ?? recheck) != .never }

    /// When the pages of articles that are new are looked at first; nil for not at all.
    func firstLook(of source: Source, at now: Date) -> Date? {
        guard mayLook(at: source), (source.recheck ?? recheck) == .young else { return nil }
        return RecheckSchedule.ages.first.map(now.addingTimeInterval)
    }
}
