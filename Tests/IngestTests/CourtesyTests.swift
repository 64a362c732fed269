import Foundation
import Testing

@testable import Ingest

@Suite struct CourtesyTests {
    private let now = Date(timeIntervalSince1970: 1_760_000_000)

    @Test("starts on one host keep their distance, other hosts are free")
    func distance() {
        var courtesy = Courtesy(perHost: 2, delay: .seconds(2))
        #expect(courtesy.earliestStart(on: "a", at: now) == now)
        courtesy.start(on: "a", at: now)
        #expect(courtesy.earliestStart(on: "a", at: now) == now.addingTimeInterval(2))
        #expect(courtesy.earliestStart(on: "b", at: now) == now)
        courtesy.end(on: "a", at: now)
        #expect(courtesy.earliestStart(on: "a", at: now.addingTimeInterval(1)) == now.addingTimeInterval(2))
        #expect(courtesy.earliestStart(on: "a", at: now.addingTimeInterval(3)) == now.addingTimeInterval(3))
    }

    @Test("no more visits of a host are under way than allowed")
    func width() {
        var courtesy = Courtesy(perHost: 2, delay: .zero)
        courtesy.start(on: "a", at: now)
        courtesy.start(on: "a", at: now)
        #expect(courtesy.earliestStart(on: "a", at: now.addingTimeInterval(60)) == nil)
        courtesy.end(on: "a", at: now.addingTimeInterval(61))
        #expect(courtesy.earliestStart(on: "a", at: now.addingTimeInterval(61)) != nil)
    }

    @Test("further requests of a visit keep their distance too, and others keep it from them")
    func reserved() {
        var courtesy = Courtesy(perHost: 2, delay: .seconds(2))
        courtesy.start(on: "a", at: now)
        #expect(courtesy.reserve(on: "a", at: now) == now.addingTimeInterval(2))
        #expect(courtesy.reserve(on: "a", at: now) == now.addingTimeInterval(4))
        #expect(courtesy.earliestStart(on: "a", at: now) == now.addingTimeInterval(6))
        #expect(courtesy.reserve(on: "b", at: now) == now)
    }
}
