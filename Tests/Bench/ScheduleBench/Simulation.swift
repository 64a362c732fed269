import Dispatch
import Foundation

/// Runs a policy through the virtual weeks, source by source.
struct Simulation: Sendable {
    let calendar: Calendar
    let traces: [Trace]

    var days: Double { Double(calendar.end - calendar.start) / Double(Calendar.day) }

    /// What a policy does to every so many of the sources.
    func run(_ policy: some Policy, step: Int = 1) -> Tally {
        kinds(policy, step: step).values.reduce(into: Tally()) { $0.add($1) }
    }

    func kinds(_ policy: some Policy, step: Int = 1) -> [String: Tally] {
        let parts = 64
        // Each part writes its own place, and nobody reads before all have ended.
        let results = UnsafeMutableBufferPointer<[String: Tally]>.allocate(capacity: parts)
        results.initialize(repeating: [:])
        defer {
            results.deinitialize()
            results.deallocate()
        }
        let places = Places(results)
        DispatchQueue.concurrentPerform(iterations: parts) { part in
            var tallies: [String: Tally] = [:]
            for number in stride(from: part * step, to: traces.count, by: parts * step) {
                follow(traces[number], number, policy, into: &tallies[traces[number].kind, default: Tally()])
            }
            places.buffer[part] = tallies
        }
        return results.reduce(into: [:]) { sum, part in
            for (kind, tally) in part { sum[kind, default: Tally()].add(tally) }
        }
    }

    // `concurrentPerform` gives each iteration its own index.
    private struct Places: @unchecked Sendable {
        let buffer: UnsafeMutableBufferPointer<[String: Tally]>
        init(_ buffer: UnsafeMutableBufferPointer<[String: Tally]>) { self.buffer = buffer }
    }

    private func follow(_ trace: Trace, _ number: Int, _ policy: some Policy, into tally: inout Tally) {
        let postings = trace.postings
        var memory = policy.begin(trace, number: number)
        // First visits are spread over an hour.
        var now = calendar.start + number * 2_654_435_761 % 3600
        let first = now
        var seen = 0
        var isFirst = true
        while now < calendar.end || seen < postings.count {
            var visible = seen
            while visible < postings.count, Int(postings[visible].appears) <= now { visible += 1 }
            let oldest = max(visible - trace.window, 0)
            if !isFirst {
                tally.addLost(max(oldest - seen, 0))
                for index in max(seen, oldest)..<visible where Int(postings[index].appears) > first {
                    tally.addDelay(now - Int(postings[index].appears))
                }
            }
            let look = Look(now: now, trace: trace, shown: oldest..<visible, fresh: seen..<visible, isFirst: isFirst)
            seen = visible
            isFirst = false
            let wait = max(policy.wait(&memory, after: look), 1)
            if now < calendar.end { tally.addRequest(wait: wait) }
            now += wait
        }
    }
}
