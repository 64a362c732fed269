import Foundation
import News
import Testing

@testable import Ingest

@Suite("What the loop keeps in mind") struct LoopStateTests {
    private let now = Date(timeIntervalSince1970: 1_760_000_000)

    private func read(_ reading: inout DueReading, nextDue: Double, at offset: Double) -> Date {
        let moment = now.addingTimeInterval(offset)
        let after = reading.begin(at: moment)
        reading.hasRead(after: after, at: moment)
        reading.end(nextDue: now.addingTimeInterval(nextDue), at: moment)
        return after
    }

    @Test("what fell due is read once, from where the last reading ended, and everything once a minute")
    func readings() {
        var reading = DueReading()
        let first = read(&reading, nextDue: 5, at: 0)
        #expect(first == .distantPast)
        #expect(reading.next == now.addingTimeInterval(5))
        let second = read(&reading, nextDue: 3_600, at: 5)
        #expect(second > now.addingTimeInterval(-1) && second < now)
        #expect(reading.next == now.addingTimeInterval(60))
        let third = read(&reading, nextDue: 3_600, at: 60)
        #expect(third == .distantPast)
    }

    @Test("the store is asked ten times a second at most, however soon the next source is due")
    func seldom() {
        var reading = DueReading()
        _ = read(&reading, nextDue: 0.001, at: 0)
        #expect(reading.next == now.addingTimeInterval(0.1))
        reading.note(due: now.addingTimeInterval(0.01))
        #expect(reading.next == now.addingTimeInterval(0.1))
    }

    @Test("a visit that ends with its source due again brings the next reading forward, one still due reads all")
    func notes() {
        var reading = DueReading()
        _ = read(&reading, nextDue: 50, at: 0)
        reading.note(due: now.addingTimeInterval(20))
        #expect(reading.next == now.addingTimeInterval(20))
        reading.note(due: now.addingTimeInterval(-20))
        #expect(reading.next == .distantPast)
        // A reading that had begun before does not end what is to be read anew.
        reading.end(nextDue: now.addingTimeInterval(50), at: now)
        let anew = reading.begin(at: now)
        #expect(reading.next == .distantPast && anew == .distantPast)
    }

    @Test("there is room for as many as may read, and for one commit's worth of visits and bytes behind them")
    func room() {
        var visits = VisitsUnderWay()
        func id(_ number: Int) -> Source.ID { Source.ID(rawValue: "s\(number)") }
        for number in 0..<3 { visits.begin(id(number)) }
        #expect(!visits.hasRoom(for: 3) && visits.hasRoom(for: 4))
        let releases = [visits.release(id(0)), visits.release(id(0))]
        #expect(releases == [true, false])
        visits.wait(id(0), .init(bytes: 3 << 20, nextVisit: now))
        #expect(!visits.hasRoom(for: 4))
        let read = visits.end(id(0))
        #expect(read?.bytes == 3 << 20)
        #expect(visits.hasRoom(for: 4) && visits.count == 2 && !visits.contains(id(0)))
        visits.wait(id(1), .init(bytes: 1 << 20, nextVisit: now))
        // One that reads is expected to bring as much as one that waits.
        visits.begin(id(3))
        #expect(!visits.hasRoom(for: 4))
        _ = visits.release(id(1))
        #expect(!visits.hasRoom(for: 4))
        _ = visits.release(id(2))
        #expect(visits.hasRoom(for: 4))
        let unknown = visits.end(id(9))
        #expect(unknown == nil)
    }

    @Test("what is said of a disk is looked up every five seconds, and only where room is asked for")
    func disk() {
        var options = IngestOptions(userAgent: "test")
        var watch = DiskWatch(freeSpace: { 10 })
        let idle = watch.look(at: now, options, Archive.silent)
        #expect(!idle && watch.next == .distantPast)
        options.pageReserve = 100
        let full = watch.look(at: now, options, Archive.silent)
        #expect(!full && watch.pause == .pages && watch.next == now.addingTimeInterval(5))
        options.pageReserve = 0
        let early = watch.look(at: now.addingTimeInterval(4), options, Archive.silent)
        #expect(!early && watch.pause == .pages)
        let goesOn = watch.look(at: now.addingTimeInterval(5), options, Archive.silent)
        #expect(goesOn && watch.pause == .none)
    }
}
