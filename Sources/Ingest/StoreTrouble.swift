import Foundation
import News

/// What goes on with a store that fails: how long to leave it alone, and whether to say so again.
struct StoreTrouble {
    private(set) var last: StoreError?
    private var since: Date?
    private var times = 0
    private var pausedUntil: Date?

    private static let shortest: TimeInterval = 5
    private static let longest: TimeInterval = 300

    /// Until when nothing is to be done; nil when there is no trouble or the pause is over.
    func pause(at now: Date) -> Date? {
        pausedUntil.flatMap { $0 > now ? $0 : nil }
    }

    /// - Returns: whether this is worth saying: a first failure, another one than before, or one after a pause.
    mutating func add(_ error: StoreError, at now: Date) -> Bool {
        let isSame = pause(at: now) != nil && last?.code == error.code
        last = error
        since = since ?? now
        guard !isSame else { return false }
        pausedUntil = now.addingTimeInterval(min(Self.shortest * Double(1 << min(times, 6)), Self.longest))
        times += 1
        return true
    }

    /// - Returns: how long it lasted; nil when there was no trouble.
    mutating func recover() -> String? {
        guard let since else { return nil }
        self = StoreTrouble()
        return Duration.seconds(Date().timeIntervalSince(since)).brief
    }
}
