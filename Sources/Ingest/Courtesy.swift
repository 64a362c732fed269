import Foundation

/// Holds visits back so that no publisher's host is pressed.
///
/// Pure state: time is an argument.
struct Courtesy {
    private struct Host {
        var underWay = 0
        var lastStart = Date.distantPast
    }

    private var perHost: Int
    private var delay: TimeInterval
    private var hosts: [String: Host] = [:]

    init(perHost: Int, delay: Duration) {
        self.perHost = max(1, perHost)
        self.delay = delay / .seconds(1)
    }

    /// When a visit of the host may start: now, a later moment, or nil until one under way has ended.
    func earliestStart(on name: String, at now: Date) -> Date? {
        guard let host = hosts[name] else { return now }
        guard host.underWay < perHost else { return nil }
        return max(now, host.lastStart.addingTimeInterval(delay))
    }

    /// The same, told without the present: a moment that may have passed long ago, and has where nothing was started.
    func nextStart(on name: String) -> Date? {
        guard let host = hosts[name] else { return .distantPast }
        return host.underWay < perHost ? host.lastStart.addingTimeInterval(delay) : nil
    }

    /// Goes by other settings from now on, knowing what is under way.
    mutating func change(perHost: Int, delay: Duration) {
        self.perHost = max(1, perHost)
        self.delay = delay / .seconds(1)
    }

    mutating func start(on name: String, at now: Date) {
        hosts[name, default: Host()].underWay += 1
        hosts[name]?.lastStart = now
    }

    /// Takes the next start for a further request of a visit that is under way.
    ///
    /// - Returns: when it may be made.
    mutating func reserve(on name: String, at now: Date) -> Date {
        let start = max(now, (hosts[name]?.lastStart ?? .distantPast).addingTimeInterval(delay))
        hosts[name, default: Host()].lastStart = start
        return start
    }

    mutating func end(on name: String, at now: Date) {
        guard var host = hosts[name] else { return }
        host.underWay -= 1
        let mayForget = host.underWay <= 0 && now.timeIntervalSince(host.lastStart) >= delay
        hosts[name] = mayForget ? nil : host
        // Hosts that ended before their delay was over are forgotten here, now and then, all at once.
        if hosts.count > 4096 {
            hosts = hosts.filter { $0.value.underWay > 0 || now.timeIntervalSince($0.value.lastStart) < delay }
        }
    }
}
