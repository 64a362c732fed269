import Events
import Foundation
import Logging
import News

/// What the daemon's own network and the publishers' hosts ask of all visits.
extension Ingester {
    func tell(_ turn: Uplink.Turn) {
        switch turn {
        case .lost(let hosts):
            log.tell(
                .networkLost,
                .warning,
                "no host can be reached: the network seems to be down; visits wait, failures are not counted",
                ["hosts": "\(hosts)"]
            )
            queue.removeAll()
            readAll()
        case .regained(let span, let wronged):
            log.tell(.networkRegained, .notice, "the network works again", ["after": "\(span.brief)"])
            makeDue(Set(wronged), after: .zero)
        }
    }

    /// When a host asks more than one of its sources to wait, all of them do.
    func obey(_ host: String, askingFor wait: Duration, of source: Source.ID, at now: Date) {
        let until = now.addingTimeInterval(wait / .seconds(1))
        guard wait > .zero, let until = patience.note(source, of: host, until: until, at: now) else { return }
        rests.note(host, of: nil, until: until, at: now)
        let others = sources.values.filter { $0.host == host }.map(\.source.id)
        queue.remove(host)
        log.tell(
            .hostPutOff,
            .notice,
            "a host asks to be left alone",
            ["host": "\(host)", "until": "\(until.rfc3339)"]
        )
        Task {
            do throws(StoreError) {
                try await store.postpone(others, until: until, reason: "the host \(host) asked to be left alone")
            } catch {
                note(error)
            }
        }
    }

    /// When a page asks to be left alone, all pages of its source at that host are, and the host is when two sources of its
    /// were told so.
    func leavePages(of source: Source.ID, on host: String, until end: Date) {
        let now = Date()
        guard end > now else { return }
        rests.note(host, of: source, until: end, at: now)
        obey(host, askingFor: .seconds(end.timeIntervalSince(now)), of: source, at: now)
    }
}
