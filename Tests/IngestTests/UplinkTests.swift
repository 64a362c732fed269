import Foundation
import News
import Testing

@testable import Ingest

@Suite struct UplinkTests {
    private let now = Date(timeIntervalSince1970: 1_760_000_000)

    private func uplink(hosts: Int = 100) -> Uplink {
        var uplink = Uplink()
        uplink.hosts = hosts
        return uplink
    }

    private func fail(_ uplink: inout Uplink, _ host: String, at seconds: Double = 0, wasFine: Bool = true) -> Uplink
        .Turn?
    {
        let date = now.addingTimeInterval(seconds)
        return uplink.note(.unreachable, of: host, Source.ID(rawValue: "s-" + host), wasFine: wasFine, at: date)
    }

    private func reach(_ uplink: inout Uplink, _ host: String, at seconds: Double = 0) -> Uplink.Turn? {
        uplink.note(.reached, of: host, Source.ID(rawValue: host), wasFine: true, at: now.addingTimeInterval(seconds))
    }

    @Test("five hosts in a row that were fine before are the network, told once")
    func lost() {
        var uplink = uplink()
        for host in ["a", "b", "c", "d", "a", "d"] { #expect(fail(&uplink, host) == nil) }
        #expect(fail(&uplink, "e") == .lost(hosts: 5))
        #expect(uplink.isDown)
        for host in ["f", "g", "h", "i", "j"] { #expect(fail(&uplink, host) == nil) }
    }

    @Test("one that answers in between, failures of old and failures far apart are no such sign")
    func noSign() {
        var uplink = uplink()
        for host in ["a", "b", "c", "d"] { _ = fail(&uplink, host) }
        #expect(reach(&uplink, "x") == nil)
        #expect(fail(&uplink, "e") == nil)
        for host in ["f", "g", "h", "i", "j"] { #expect(fail(&uplink, host, wasFine: false) == nil) }
        for (index, host) in ["k", "l", "m", "n"].enumerated() {
            #expect(fail(&uplink, host, at: 400 * Double(index + 1)) == nil)
        }
        _ = uplink.note(.unclear, of: "o", Source.ID(rawValue: "o"), wasFine: true, at: now)
        #expect(!uplink.isDown)
    }

    @Test("a short list has to fail as a whole, and one or two hosts are never the network")
    func fewHosts() {
        for (hosts, expected) in [(1, false), (2, false), (3, true), (4, false)] {
            var uplink = uplink(hosts: hosts)
            for host in ["a", "b", "c"].prefix(hosts) { _ = fail(&uplink, host) }
            #expect(uplink.isDown == expected, "\(hosts)")
        }
    }

    @Test("the first answer ends it, and names who had failed for nothing")
    func regained() {
        var uplink = uplink()
        for host in ["a", "b", "c", "d", "e"] { _ = fail(&uplink, host) }
        let wronged = ["a", "b", "c", "d", "e"].map { Source.ID(rawValue: "s-" + $0) }
        #expect(reach(&uplink, "z", at: 90) == .regained(after: .seconds(90), wronged: wronged))
        #expect(!uplink.isDown && uplink.nextTrial(at: now) == nil)
        #expect(reach(&uplink, "z", at: 91) == nil)
    }

    @Test("trials are few, of different hosts, further apart each time, and go round all that are due")
    func trials() throws {
        var uplink = uplink()
        for host in ["a", "b", "c", "d", "e"] { _ = fail(&uplink, host) }
        let due = (0..<8).map { "h\($0)" }
        var tried: Set<String> = []
        var date = now
        var waits: [Double] = []
        for _ in 0..<8 {
            let next = try #require(uplink.nextTrial(at: date))
            waits.append(next.timeIntervalSince(date))
            var early = uplink.trial(among: due.count, at: next.addingTimeInterval(-1))
            let isTooEarly = early?.admits("h0")
            #expect(isTooEarly == false)
            date = next
            var trial = uplink.trial(among: due.count, at: date)
            let admitted = due.filter { trial?.admits($0) == true }
            #expect((1...3).contains(admitted.count))
            tried.formUnion(admitted)
        }
        #expect(tried == Set(due))
        #expect(waits.first == 5 && waits.last == 60 && waits == waits.sorted())
    }
}

@Suite struct HostPatienceTests {
    private let now = Date(timeIntervalSince1970: 1_760_000_000)

    private func ask(
        _ patience: inout HostPatience,
        _ source: String,
        _ host: String,
        at start: Double,
        for span: Double
    )
        -> Double?
    {
        let at = now.addingTimeInterval(start)
        let until = at.addingTimeInterval(span)
        return patience.note(Source.ID(rawValue: source), of: host, until: until, at: at)?.timeIntervalSince(now)
    }

    @Test("a host is left alone after two of its sources were told to wait, until the later of both")
    func two() {
        var patience = HostPatience()
        #expect(ask(&patience, "a", "a.example", at: 0, for: 600) == nil)
        #expect(ask(&patience, "a", "a.example", at: 10, for: 600) == nil)
        #expect(ask(&patience, "b", "b.example", at: 20, for: 600) == nil)
        #expect(ask(&patience, "c", "a.example", at: 30, for: 60) == 610)
        #expect(ask(&patience, "c", "a.example", at: 700, for: 60) == nil)
    }

    @Test(
        "a host of many publishers is never left alone as a whole",
        arguments: [
            "feeds.feedburner.com", "un-journal.wordpress.com", "a.substack.com", "medium.com", "x.github.io",
            "www.youtube.com", "A.blogspot.com".lowercased(), "a.substack.com.",
        ]
    )
    func shared(host: String) {
        var patience = HostPatience()
        for source in ["a", "b", "c"] { #expect(ask(&patience, source, host, at: 0, for: 600) == nil) }
    }

    @Test("a name that only ends alike is a host of its own", arguments: ["notmedium.com", "medium.com.example.org"])
    func alike(host: String) {
        #expect(!SharedHost.isShared(host))
    }
}
