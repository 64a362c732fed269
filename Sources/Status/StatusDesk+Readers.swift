import News

import struct Foundation.Date

extension StatusDesk {
    /// Readers that have series of their own, at most, in order of their names.
    private static let mostReaders = 100

    func addReaders(_ readers: [Reader], at now: Date, to text: inout MetricsText) {
        let readers = readers.prefix(Self.mostReaders)
        text.add(
            "depeche_reader_lag",
            .gauge,
            "Changes a reader has not taken.",
            by: "reader",
            readers.map { ($0.name.rawValue, Double($0.lag)) }
        )
        text.add(
            "depeche_reader_lag_seconds",
            .gauge,
            "Since the first change that a reader has not taken was seen; zero when there is none.",
            by: "reader",
            readers.map { reader in
                (reader.name.rawValue, reader.waitingSince.map { max(0, now.timeIntervalSince($0)) } ?? 0)
            }
        )
        text.add(
            "depeche_reader_missed",
            .gauge,
            "Changes that were deleted before a reader took them.",
            by: "reader",
            readers.map { ($0.name.rawValue, Double($0.missed)) }
        )
        text.add(
            "depeche_receiver_failing",
            .gauge,
            "Whether a receiver does not take what it is handed.",
            by: "reader",
            readers.compactMap { reader in
                reader.delivery.map { (reader.name.rawValue, $0.failingSince == nil ? 0 : 1) }
            }
        )
    }
}
