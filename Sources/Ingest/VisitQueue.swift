import Foundation
import News

/// The sources that are due and not yet under way, in a line for each host.
///
/// The hosts whose turn may come stand in a heap by the earliest moment it may, so that a look at the queue costs the
/// logarithm of the hosts, however many sources wait in the lines. Hosts whose moment has passed come in the order of
/// those moments: whoever was served longest ago is first, and a host with a long line waits no less than one with a
/// short one. Pure state: time is an argument.
struct VisitQueue {
    private struct Line {
        /// From `head` on, most overdue first.
        var visits: [DueVisit] = []
        var head = 0
        /// Whether the host stands in the heap.
        var isUp = false
    }

    private struct Turn: Comparable {
        var start: Date
        /// When the first of its line fell due.
        var due: Date
        var host: String

        static func < (one: Turn, other: Turn) -> Bool {
            (one.start, one.due, one.host) < (other.start, other.due, other.host)
        }
    }

    private var lines: [String: Line] = [:]
    private var turns = Heap<Turn>()
    /// Of no host, such as folders.
    private var free: [DueVisit] = []
    private var members: Set<Source.ID> = []

    var isEmpty: Bool { members.isEmpty }
    var count: Int { members.count }

    func contains(_ source: Source.ID) -> Bool { members.contains(source) }

    /// Adds a source at the end of its host's line, if it does not stand there; nil is a source of no host.
    mutating func add(_ visit: DueVisit, host: String?, _ courtesy: Courtesy) {
        guard members.insert(visit.source).inserted else { return }
        guard let host else {
            free.append(visit)
            return
        }
        lines[host, default: Line()].visits.append(visit)
        raise(host, courtesy)
    }

    /// Takes the next source that may be visited now.
    ///
    /// The caller notes the start with the courtesy, and calls `raise` with its host then and when the visit has ended.
    mutating func take(at now: Date, _ courtesy: Courtesy) -> DueVisit? {
        if let visit = free.popLast() {
            members.remove(visit.source)
            return visit
        }
        while let turn = turns.first, turn.start <= now {
            turns.removeFirst()
            guard var line = lines.removeValue(forKey: turn.host) else { continue }
            line.isUp = false
            let start = courtesy.nextStart(on: turn.host)
            // It may have been asked something meanwhile by a visit under way.
            guard let start, start <= now else {
                if let start { put(turn.host, start, &line) }
                lines[turn.host] = line
                continue
            }
            let visit = line.visits[line.head]
            line.head += 1
            if line.head < line.visits.count {
                if line.head > 64, line.head * 2 > line.visits.count {
                    line.visits.removeFirst(line.head)
                    line.head = 0
                }
                lines[turn.host] = line
            }
            members.remove(visit.source)
            return visit
        }
        return nil
    }

    /// Lets a host that has a line stand for its next turn, when there is room for one.
    mutating func raise(_ host: String, _ courtesy: Courtesy) {
        guard let line = lines[host], !line.isUp, let start = courtesy.nextStart(on: host) else { return }
        lines[host]?.isUp = true
        turns.insert(Turn(start: start, due: line.visits[line.head].date, host: host))
    }

    /// When the next turn comes; nil when only the end of a visit can bring one.
    var nextTurn: Date? { free.isEmpty ? turns.first?.start : .distantPast }

    /// Takes a host's whole line out.
    mutating func remove(_ host: String) {
        guard let line = lines.removeValue(forKey: host) else { return }
        for visit in line.visits[line.head...] { members.remove(visit.source) }
    }

    mutating func removeAll() { self = VisitQueue() }

    private mutating func put(_ host: String, _ start: Date, _ line: inout Line) {
        line.isUp = true
        turns.insert(Turn(start: start, due: line.visits[line.head].date, host: host))
    }
}
