import Foundation
import News

/// Whose page is read next.
///
/// Pure state: time is an argument. Pages share the courtesy towards a host with the visits of sources.
struct PageTurns {
    private(set) var ready: [PageJob] = []
    private(set) var underWay: Set<PageJob.ID> = []
    /// Whether each page is tried only once, as in a round of visits.
    var isRound = false
    private var tried: Set<PageJob.ID> = []
    /// Whether the store had nothing more.
    private(set) var isExhausted = false
    /// Until when hosts are left alone whose `robots.txt` asks for longer pauses than ours.
    private var pauses: [String: Pause] = [:]

    private struct Pause {
        var length: TimeInterval
        var end: Date
    }

    /// Pages taken from the store at a time, in all and of one host.
    static let readAhead = 512
    static let perHost = 8

    mutating func add(_ jobs: [PageJob]) {
        ready = jobs.filter { !underWay.contains($0.id) && !(isRound && tried.contains($0.id)) }
        isExhausted = ready.isEmpty
    }

    /// Takes the first page whose host may be asked now; `next` is set to when another may, if that is sooner.
    mutating func next(_ courtesy: inout Courtesy, at now: Date, next: inout Date?) -> PageJob? {
        for (index, job) in ready.enumerated() {
            guard let start = courtesy.earliestStart(on: job.page.host, at: now) else { continue }
            let allowed = max(start, pauses[job.page.host]?.end ?? start)
            guard allowed <= now else {
                next = min(next ?? allowed, allowed)
                continue
            }
            ready.remove(at: index)
            underWay.insert(job.id)
            if isRound { tried.insert(job.id) }
            courtesy.start(on: job.page.host, at: now)
            // The next one waits from now on, though this one may take long.
            if let pause = pauses[job.page.host] {
                pauses[job.page.host]?.end = now.addingTimeInterval(pause.length)
            }
            return job
        }
        return nil
    }

    mutating func end(_ job: PageJob, crawlDelay: Duration?, at now: Date) {
        underWay.remove(job.id)
        note(crawlDelay, of: job.page.host, at: now)
    }

    /// Keeps the pause that a host asks for, as long as pages of it are asked for.
    mutating func note(_ crawlDelay: Duration?, of host: String, at now: Date) {
        // A pause that was over for as long again is told anew with the next page.
        pauses = pauses.filter { $0.value.end.addingTimeInterval($0.value.length) > now }
        guard let crawlDelay else { return }
        let length = crawlDelay / .seconds(1)
        pauses[host] = Pause(length: length, end: now.addingTimeInterval(length))
    }

    /// Takes a turn of a host for a request beside the queue: not before `start`, nor within the pause it asks for.
    ///
    /// - Returns: when the request may be made.
    mutating func reserve(_ host: String, from start: Date) -> Date {
        guard let pause = pauses[host] else { return start }
        let start = max(start, pause.end)
        pauses[host]?.end = start.addingTimeInterval(pause.length)
        return start
    }

    /// A moment at which it is worth to look again: what is under way is due until it has ended.
    func later(_ date: Date?, than now: Date) -> Date? {
        date.map { underWay.isEmpty ? $0 : max($0, now.addingTimeInterval(1)) }
    }
}
