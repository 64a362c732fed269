import News
import Settings
import Testing

@Suite("The difference of two lists")
struct SourceListDifferenceTests {
    private func source(_ id: String, _ change: (inout Source) -> Void = { _ in }) -> Source {
        var source = Source(id: .init(rawValue: id), place: .feed(url: "https://example.org/\(id)"))
        change(&source)
        return source
    }

    @Test("names what was added, removed and changed, and which keys")
    func named() {
        let difference = SourceListDifference(
            from: [source("a"), source("b"), source("c"), source("d")],
            to: [
                source("e"),
                source("d") {
                    $0.place = .folder(path: "/x")
                    $0.tags = ["t"]
                },
                source("a"), source("c") { $0.interval = .seconds(60) },
            ]
        )
        #expect(difference.description == "added e; removed b; changed d (path, tags), c (interval)")
        #expect(difference.added == [.init(rawValue: "e")] && difference.removed == [.init(rawValue: "b")])
        #expect(!difference.isEmpty)
    }

    @Test("another order is no difference")
    func order() {
        let difference = SourceListDifference(from: [source("a"), source("b")], to: [source("b"), source("a")])
        #expect(difference.isEmpty && difference.description == "no source changed")
    }

    static let changes: [(String, @Sendable (inout Source) -> Void)] = [
        ("url", { $0.place = .feed(url: "https://example.org/other") }), ("title", { $0.title = "x" }),
        ("language", { $0.language = "fr" }), ("timezone", { $0.timezone = "UTC" }), ("tags", { $0.tags = ["x"] }),
        ("page", { $0.page = .never }), ("interval", { $0.interval = .seconds(1) }),
        ("headers", { $0.fetch.headers = [Header(name: "A", value: "b")] }), ("keep", { $0.keep = ["x"] }),
        ("drop", { $0.drop = ["x"] }),
    ]

    @Test("each key that can change is named", arguments: changes)
    func keys(key: String, change: @Sendable (inout Source) -> Void) {
        let difference = SourceListDifference(from: [source("a")], to: [source("a", change)])
        #expect(difference.description == "changed a (\(key))")
    }

    @Test("a long list is cut after ten names")
    func long() {
        let difference = SourceListDifference(from: [], to: (1...12).map { source("s\($0)") })
        #expect(difference.description == "added s1, s2, s3, s4, s5, s6, s7, s8, s9, s10 and 2 more")
    }
}
