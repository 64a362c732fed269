import News

import struct Foundation.Date

/// The visits that were begun and have not ended: those that still read, and those that wait for their commit.
///
/// Pure state.
struct VisitsUnderWay {
    /// What of a visit waits for its commit.
    struct Read {
        /// What was received.
        var bytes: Int
        var nextVisit: Date
    }

    private var sources: Set<Source.ID> = []
    /// Those that are not yet waiting for their commit.
    private var reading: Set<Source.ID> = []
    private var waiting: [Source.ID: Read] = [:]
    private var waitingBytes = 0

    /// Visits that may wait for their commit while others read: one commit's worth.
    private static let backlog = 64
    /// What those that wait, and those that read, may receive together; their articles take a few times as much.
    ///
    /// Two or three commits' worth of feeds that are all new: the next ones are read while one is written.
    private static let backlogBytes = 5 << 19

    var count: Int { sources.count }
    var isEmpty: Bool { sources.isEmpty }

    func contains(_ source: Source.ID) -> Bool { sources.contains(source) }

    /// Whether one more may begin where so many may read at once.
    func hasRoom(for concurrency: Int) -> Bool {
        reading.count < concurrency && sources.count < concurrency + Self.backlog
            && waitingBytes + expectedBytes < Self.backlogBytes
    }

    /// What those that read will have received, if they are like those that wait; nothing is expected when none does.
    private var expectedBytes: Int { waiting.isEmpty ? 0 : waitingBytes / waiting.count * reading.count }

    mutating func begin(_ source: Source.ID) {
        sources.insert(source)
        reading.insert(source)
    }

    /// Notes that a visit reads no more.
    ///
    /// - Returns: whether it did.
    mutating func release(_ source: Source.ID) -> Bool { reading.remove(source) != nil }

    /// Notes that a visit waits for its commit.
    mutating func wait(_ source: Source.ID, _ read: Read) {
        waiting[source] = read
        waitingBytes += read.bytes
    }

    /// Forgets a visit that ended, or was never begun in earnest; one that still reads is to be released besides.
    ///
    /// - Returns: what of it waited for its commit.
    @discardableResult
    mutating func end(_ source: Source.ID) -> Read? {
        sources.remove(source)
        let read = waiting.removeValue(forKey: source)
        waitingBytes -= read?.bytes ?? 0
        return read
    }
}
