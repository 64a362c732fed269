import Foundation
import News
import Testing

@testable import Ingest

@Suite struct RelocationTests {
    private let now = Date(timeIntervalSince1970: 1_760_000_000)
    private static let listed = "https://a.example/feed"

    private func state(move: String? = nil, confirmed days: Double = 0, failures: Int = 0) -> FeedState {
        var state = FeedState(source: Source.ID(rawValue: "a"), nextVisit: now)
        state.address = Self.listed
        state.validators = .init(etag: "\"e\"")
        state.lastWhole = now
        state.consecutiveFailures = failures
        state.move = move.map { FeedMove(url: $0, confirmed: now.addingTimeInterval(-days * 86_400)) }
        return state
    }

    private func source(_ change: (inout Source) -> Void = { _ in }) -> Source {
        var source = Source(id: Source.ID(rawValue: "a"), place: .feed(url: Self.listed))
        change(&source)
        return source
    }

    /// The chain of these statuses over these places.
    private func chain(_ statuses: [Int], _ places: [String]) -> [Redirect] {
        zip(statuses, zip(places, places.dropFirst())).map { Redirect(status: $0, from: $1.0, to: $1.1) }
    }

    private func destination(_ statuses: [Int], _ places: [String], of source: Source? = nil) -> String? {
        let goal = VisitGoal(state(), listed: places.first ?? "", at: now)
        return Relocation(goal, chain(statuses, places), source ?? self.source()).destination
    }

    @Test("only a chain that is permanent from end to end is remembered")
    func chains() {
        let (a, b, c) = (Self.listed, "https://b.example/feed", "https://c.example/rss")
        #expect(destination([301], [a, b]) == b)
        #expect(destination([308, 301], [a, b, c]) == c)
        for status in [300, 302, 303, 307] {
            #expect(destination([status], [a, b]) == nil)
            #expect(destination([301, status], [a, b, c]) == nil)
            #expect(destination([status, 301], [a, b, c]) == nil)
        }
        #expect(destination([], [a]) == nil)
    }

    @Test("a step down to http is not remembered, one up to https is")
    func downgrade() {
        #expect(destination([301], ["https://a.example/feed", "http://a.example/feed"]) == nil)
        #expect(destination([301, 301], ["https://a.example/f", "http://a.example/f", "https://b.example/f"]) == nil)
        #expect(destination([301], ["http://a.example/feed", "https://a.example/feed"]) == "https://a.example/feed")
    }

    @Test("a fragment is not part of where a feed is, and back again is no move")
    func shape() {
        #expect(destination([301], [Self.listed, "https://b.example/f#top"]) == "https://b.example/f")
        #expect(destination([301, 301], [Self.listed, "https://b.example/f", Self.listed]) == nil)
    }

    @Test("a source with secrets stays where they are known")
    func secrets() {
        let secret = source { $0.fetch.headers = [Header(name: "X-Token", value: "1")] }
        #expect(destination([301], [Self.listed, "https://b.example/feed"], of: secret) == nil)
        #expect(destination([301], [Self.listed, "https://a.example/new"], of: secret) == "https://a.example/new")
        #expect(destination([301], ["https://u:p@a.example/feed", "https://a.example/new"]) == nil)
    }

    @Test("a source that moved is visited there, and asked for at its old address when that fails or time has passed")
    func goals() {
        let new = "https://b.example/feed"
        func goal(_ state: FeedState) -> VisitGoal { VisitGoal(state, listed: Self.listed, at: now) }
        #expect(goal(state()).url == Self.listed)
        #expect(goal(state()).validators.etag == "\"e\"")
        #expect(goal(state(move: new)).url == new)
        #expect(goal(state(move: new)).validators.etag == "\"e\"")
        #expect(goal(state(move: new, failures: 1)).url == Self.listed)
        #expect(goal(state(move: new, failures: 1)).validators.isEmpty)
        #expect(goal(state(move: new, failures: 2)).url == new)
        #expect(goal(state(move: new, confirmed: 29)).url == new)
        #expect(goal(state(move: new, confirmed: 31)).url == Self.listed)
        #expect(goal(state(move: new, confirmed: -400)).url == Self.listed)
    }

    @Test("after eight days on the publisher's word alone the document is asked for")
    func trust() {
        func isConditional(_ days: Double?) -> Bool {
            var state = state()
            state.lastWhole = days.map { now.addingTimeInterval(-$0 * 86_400) }
            return !VisitGoal(state, listed: Self.listed, at: now).validators.isEmpty
        }
        #expect(isConditional(7.9) && !isConditional(8.1) && !isConditional(nil) && !isConditional(-9))
    }

    @Test("a move is confirmed, followed further and taken back, and told once")
    func notes() {
        func after(_ state: FeedState, _ redirects: [Redirect]) -> Visit {
            var visit = Visit(state: state, record: VisitRecord(source: state.source, started: now))
            Relocation(VisitGoal(state, listed: Self.listed, at: now), redirects, source()).note(in: &visit)
            return visit
        }
        let (b, c) = ("https://b.example/feed", "https://c.example/feed")
        let first = after(state(), chain([301], [Self.listed, b]))
        #expect(first.state.move == FeedMove(url: b, confirmed: now))
        #expect(first.record.note == "moved for good to https://b.example/feed")
        let again = after(state(move: b, confirmed: 31), chain([301], [Self.listed, b]))
        #expect(again.state.move == FeedMove(url: b, confirmed: now) && again.record.note == nil)
        let quiet = after(state(move: b, confirmed: 3), [])
        #expect(quiet.state.move == state(move: b, confirmed: 3).move && quiet.record.note == nil)
        let further = after(state(move: b, confirmed: 3), chain([308], [b, c]))
        #expect(further.state.move?.url == c && further.state.move?.confirmed == now.addingTimeInterval(-3 * 86_400))
        let back = after(state(move: b, failures: 1), [])
        #expect(back.state.move == nil && back.record.note == "no longer moved to https://b.example/feed")
    }
}

@Suite struct DiversionTests {
    private func place(_ from: String, _ to: String, body: String = "<html>") -> Diversion.Place? {
        Diversion(
            FetchResponse(
                status: 200,
                url: to,
                body: Array(body.utf8),
                redirects: [Redirect(status: 302, from: from, to: to)]
            )
        )?.place
    }

    @Test(
        "a front page is known by its address",
        arguments: [
            "https://a.example/", "https://www.a.example", "https://a.example/fr/", "https://a.example/en-gb",
            "https://a.example/index.html", "https://a.example/fr/accueil.php", "https://b.example/?from=feed",
        ]
    )
    func homePages(address: String) {
        #expect(place("https://a.example/feed", address) == .homePage)
    }

    @Test(
        "a login is known by its address or its field for a password",
        arguments: [
            "https://a.example/login?next=/feed", "https://login.a.example/x", "https://a.example/wp-login.php",
            "https://accounts.b.example/", "https://a.example/fr/connexion",
        ]
    )
    func logins(address: String) {
        #expect(place("https://a.example/feed", address) == .login)
    }

    @Test("a password is asked for in many ways of writing")
    func passwords() {
        for body in ["<input type=password>", "<INPUT TYPE='Password' name=p>", "<input ttype=\"password\">"] {
            #expect(place("https://a.example/feed", "https://a.example/willkommen/x", body: body) == .login)
        }
        #expect(place("https://a.example/feed", "https://a.example/b/c", body: "<p>type your password</p>") == nil)
    }

    @Test("another page is neither, nor is what came without a redirect")
    func others() {
        #expect(place("https://a.example/feed", "https://a.example/news/2025") == nil)
        #expect(place("https://a.example/feed", "https://a.example/rss.html") == nil)
        #expect(place("https://a.example/", "https://www.a.example/") == nil)
        #expect(Diversion(FetchResponse(status: 200, url: "https://a.example/login")) == nil)
    }

    @Test("the error names the place, without its query")
    func sentence() {
        let diversion = Diversion(
            FetchResponse(
                status: 200,
                url: "https://a.example/login?token=s3cret",
                redirects: [Redirect(status: 302, from: "https://a.example/feed", to: "https://a.example/login")]
            )
        )
        #expect(
            diversion?.sentence
                == "the publisher redirects to a login page, https://a.example/login, instead of a feed"
        )
    }
}
