import Feeds
import Text

extension Stage {
    /// Text in two encodings at once, as a feed that names one of them or none.
    func runMixed(_ input: FuzzInput) {
        let label = input.options.contains(.raw) ? "text/xml; charset=windows-1252" : nil
        let head = Array("<rss version=\"2.0\"><channel><title>".utf8)
        // Enough sound text that the few bytes that are none do not speak for all.
        let sound = input.options.contains(.zone) ? Array(String(repeating: "été ", count: 40).utf8) : []
        let bytes = head + sound + input.bytes
        guard let document = try? FeedReader().read(bytes, contentType: label) else { return }
        expect(document == (try? FeedReader().read(bytes, contentType: label)), "two readings differ")
        document.expectClean()
    }

    /// The first line is a path; the rest is the file.
    func runRobots(_ input: FuzzInput) {
        let (line, rest) = input.split(input.bytes)
        let path = "/" + String(decoding: line, as: UTF8.self)
        let rules = RobotsRules(rest, for: ["depeche", "news"])
        expect(rules == RobotsRules(rest, for: ["depeche", "news"]), "two readings differ")
        expect(rules.allows(path) == rules.allows(path), "two answers differ")
        expect(rules.allows("/robots.txt"), "the rules forbid themselves")
        expect(rules.sitemaps.count <= 50, "\(rules.sitemaps.count) sitemaps")
        let delay = rules.crawlDelay ?? .zero
        expect(delay >= .zero && delay <= RobotsRules.longestDelay, "a delay of \(delay)")
        expect(rules.weight < 4 * rest.count + 200_000, "rules of \(rules.weight) bytes")
        var directives = RobotsDirectives()
        directives.read(header: path, for: ["depeche"])
        directives.read(meta: "robots", content: path, for: ["depeche"])
        _ = (directives.isEmpty, directives.forbidsListing, directives.forbidsCopies)
    }

    /// Each line of an answer's head as it comes.
    func runHeaders(_ input: FuzzInput) {
        var block = HeaderBlock(maximumLines: 20, maximumBytes: 2000)
        var taken = 0
        for line in input.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let bytes = Array(line) + [0x0A]
            guard bytes.withUnsafeBytes({ block.append($0) }) == nil else { break }
            taken += bytes.count
        }
        expect(block.lineCount <= 20 && taken <= 2000, "more than the limits")
        let lines = block.lines()
        let fields = block.fields()
        expect(fields.count <= lines.count, "more fields than lines")
        for (name, value) in lines {
            expect(!name.isEmpty && fields[name] != nil, "a line without its field")
            expect(!value.contains(0x0A), "a value of two lines")
        }
        for name in fields.keys { expect(block.first(name) != nil, "a field without its line") }
    }
}
