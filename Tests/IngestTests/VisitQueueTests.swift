import Foundation
import News
import Testing

@testable import Ingest

@Suite struct VisitQueueTests {
    private let now = Date(timeIntervalSince1970: 1_760_000_000)

    private func visit(_ name: String, due seconds: Double = 0) -> DueVisit {
        DueVisit(source: Source.ID(rawValue: name), date: now.addingTimeInterval(seconds - 3600))
    }

    /// Takes and starts whatever may be visited at a moment.
    private func visits(_ queue: inout VisitQueue, _ courtesy: inout Courtesy, at date: Date) -> [String] {
        var names: [String] = []
        while let visit = queue.take(at: date, courtesy) {
            let name = visit.source.rawValue
            let host = String(name.prefix(1))
            courtesy.start(on: host, at: date)
            queue.raise(host, courtesy)
            names.append(name)
        }
        return names
    }

    @Test("a host with a long line takes no turn away from the others")
    func fairness() {
        var queue = VisitQueue()
        var courtesy = Courtesy(perHost: 1000, delay: .seconds(2))
        for number in 0..<100 { queue.add(visit("a\(number)", due: Double(number)), host: "a", courtesy) }
        for host in ["b", "c", "d"] { queue.add(visit("\(host)0", due: 500), host: host, courtesy) }
        #expect(Set(visits(&queue, &courtesy, at: now)) == ["a0", "b0", "c0", "d0"])
        #expect(queue.nextTurn == now.addingTimeInterval(2))
        #expect(visits(&queue, &courtesy, at: now.addingTimeInterval(1)) == [])
        #expect(visits(&queue, &courtesy, at: now.addingTimeInterval(2)) == ["a1"])
        #expect(queue.count == 98)
    }

    @Test("without a delay hosts take turns, whoever was served longest ago first")
    func roundRobin() {
        var queue = VisitQueue()
        var courtesy = Courtesy(perHost: 1000, delay: .zero)
        for number in 0..<3 {
            for host in ["a", "b"] { queue.add(visit("\(host)\(number)"), host: host, courtesy) }
        }
        var order: [String] = []
        for step in 0..<6 {
            let date = now.addingTimeInterval(Double(step))
            guard let visit = queue.take(at: date, courtesy) else { break }
            let host = String(visit.source.rawValue.prefix(1))
            courtesy.start(on: host, at: date)
            queue.raise(host, courtesy)
            order.append(visit.source.rawValue)
        }
        #expect(order == ["a0", "b0", "a1", "b1", "a2", "b2"])
        #expect(queue.isEmpty)
    }

    @Test("a host without room stands aside until one of its visits has ended")
    func room() {
        var queue = VisitQueue()
        var courtesy = Courtesy(perHost: 2, delay: .zero)
        for number in 0..<4 { queue.add(visit("a\(number)"), host: "a", courtesy) }
        #expect(visits(&queue, &courtesy, at: now) == ["a0", "a1"])
        #expect(queue.nextTurn == nil)
        courtesy.end(on: "a", at: now)
        queue.raise("a", courtesy)
        #expect(visits(&queue, &courtesy, at: now) == ["a2"])
    }

    @Test("a source stands in line once, and a host put off leaves with its whole line")
    func membership() {
        var queue = VisitQueue()
        let courtesy = Courtesy(perHost: 2, delay: .zero)
        for _ in 0..<3 { queue.add(visit("a0"), host: "a", courtesy) }
        queue.add(visit("f"), host: nil, courtesy)
        #expect(queue.count == 2)
        queue.remove("a")
        #expect(!queue.contains(Source.ID(rawValue: "a0")))
        #expect(queue.take(at: now, courtesy)?.source.rawValue == "f")
        #expect(queue.take(at: now, courtesy) == nil)
        queue.add(visit("a0"), host: "a", courtesy)
        #expect(queue.take(at: now, courtesy)?.source.rawValue == "a0")
    }

    @Test("a heap gives everything back in order")
    func heap() {
        var heap = Heap<Int>()
        var number = 1
        for _ in 0..<1000 {
            number = number * 7919 % 10_007
            heap.insert(number)
        }
        var last = Int.min
        var count = 0
        while let first = heap.first {
            #expect(first >= last)
            last = first
            heap.removeFirst()
            count += 1
        }
        #expect(count == 1000)
    }
}
