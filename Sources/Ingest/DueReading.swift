import Foundation

/// When the store is asked next what fell due, and from which moment on.
///
/// Pure state: time is an argument.
struct DueReading {
    /// What fell due up to here has been read from the store.
    private(set) var horizon = Date.distantPast
    /// When more may have fallen due.
    private(set) var next = Date.distantPast
    private var earliest = Date.distantPast
    private var lastFull = Date.distantPast

    /// Due sources read from the store at a time.
    static let most = 20_000
    /// The store is not asked more often what fell due.
    private static let least: TimeInterval = 0.1
    /// It is asked for everything so often, since others may have changed what is due.
    static let longest: TimeInterval = 60

    /// Has everything that is due read at the next look, and not what fell due since the last.
    mutating func readAll() {
        horizon = .distantPast
        next = .distantPast
    }

    /// Begins a reading.
    ///
    /// - Returns: the moment that what is read fell due after.
    mutating func begin(at now: Date) -> Date {
        if now.timeIntervalSince(lastFull) >= Self.longest { horizon = .distantPast }
        if horizon == .distantPast { lastFull = now }
        return horizon
    }

    /// Notes that all was read that fell due after `after`.
    mutating func hasRead(after: Date, at now: Date) {
        // What falls due within this very moment is read again; it is in the queue once all the same.
        if horizon == after { horizon = max(after, now.addingTimeInterval(-0.001)) }
    }

    /// Notes when the next source falls due; nothing when all is to be read meanwhile.
    mutating func end(nextDue: Date, at now: Date) {
        guard horizon != .distantPast else { return }
        let full = lastFull.addingTimeInterval(Self.longest)
        earliest = now.addingTimeInterval(Self.least)
        next = max(earliest, min(nextDue, full))
    }

    /// Notes that a visit left its source due at `date`.
    ///
    /// What is still due, or fell due again before it was stored, would not be seen by looking ahead.
    mutating func note(due date: Date) {
        if date <= horizon { readAll() } else { next = min(next, max(date, earliest)) }
    }
}
