import CSystemd
import Foundation

/// Tells the service manager how the daemon is doing (sd_notify(3)); says nothing when no manager asked.
public struct ServiceManager: Sendable {
    /// How often the manager wants a sign of life; nil when it does not watch.
    public let watchdogInterval: Duration?

    /// Takes what the manager put into the environment: `NOTIFY_SOCKET`, `WATCHDOG_USEC`, `WATCHDOG_PID`.
    public init() {
        var microseconds: UInt64 = 0
        watchdogInterval =
            sd_watchdog_enabled(0, &microseconds) > 0 ? .microseconds(Int64(clamping: microseconds)) : nil
    }

    /// The start, or a reload, is complete.
    public func ready(_ status: String) {
        send(["READY=1", "STATUS=" + status])
    }

    /// The start is under way, and takes `time` more at most before the next such sign.
    public func starting(within time: Duration, _ status: String) {
        send([Self.extension(by: time), "STATUS=" + status])
    }

    public func status(_ status: String) {
        send(["STATUS=" + status])
    }

    /// A reload begins; `ready` ends it.
    public func reloading() {
        send(["RELOADING=1", "MONOTONIC_USEC=\(Self.monotonicMicroseconds)", "STATUS=reading the settings again"])
    }

    /// The daemon ends, and takes `grace` for it whatever the manager's own patience is.
    public func stopping(within grace: Duration) {
        send(["STOPPING=1", Self.extension(by: grace), "STATUS=finishing what is under way"])
    }

    /// The sign of life the watchdog waits for.
    public func alive(_ status: String) {
        send(["WATCHDOG=1", "STATUS=" + status])
    }

    /// Lines of `NAME=value`; a line break within a value would begin another.
    private func send(_ lines: [String]) {
        let message = lines.map { $0.replacing("\n", with: " ") }.joined(separator: "\n")
        // Without a manager there is nobody to tell, and a manager that cannot be told stops nothing.
        _ = sd_notify(0, message)
    }

    private static func `extension`(by time: Duration) -> String {
        "EXTEND_TIMEOUT_USEC=\(Int64((time / .microseconds(1)).rounded()))"
    }

    private static var monotonicMicroseconds: Int64 {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1000
    }
}
