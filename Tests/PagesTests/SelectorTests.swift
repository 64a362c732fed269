import Testing

import struct Text.HTMLTree

@testable import Pages

@Suite("Selectors")
struct SelectorTests {
    private static let page = """
        <!doctype html><html><body><div id="top" class="box  Big"><p class="lead">a</p><p>b</p><span lang="fr-MA">c</span>
        <x-card data-kind="Teaser one"><p>d</p></x-card></div><ul><li>1</li><li>2</li><li class="x">3</li><li>4</li></ul>
        <a href="https://a.example/x.PDF">e</a><i></i></body></html>
        """

    /// The texts of the elements that a selector names, in order.
    private func found(_ selector: String) throws -> [String] {
        let selector = try Selector(selector)
        var bytes = Array(Self.page.utf8)
        return try bytes.withUnsafeMutableBufferPointer { bytes in
            try #require(
                HTMLTree.read(UnsafeBufferPointer(bytes), isDocument: true) { tree in
                    var search = SelectorSearch(tree)
                    return search.find(selector).map { index in
                        tree.nodes[index..<Int(tree.nodes[index].end)].filter(\.isText)
                            .map { String(decoding: $0.text, as: UTF8.self) }.joined()
                            .split(whereSeparator: \.isWhitespace).joined()
                    }
                }.answer
            )
        }
    }

    @Test(
        "each kind of selector names its elements",
        arguments: [
            ("p", ["a", "b", "d"]), ("P.lead", ["a"]), (".Big > p", ["a", "b"]), (".big > p", []),
            ("#top p", ["a", "b", "d"]),
            ("p + p", ["b"]), ("p ~ span", ["c"]), ("p ~ x-card p", ["d"]), ("X-Card", ["d"]), ("[lang|=fr]", ["c"]),
            ("[data-kind~=one]", ["d"]), ("[data-kind^='Tea']", ["d"]), ("[data-kind*=\"ser o\"]", ["d"]),
            ("[href$=pdf]", []), ("[href$=pdf i]", ["e"]), ("[class=lead]", ["a"]), ("li:first-child", ["1"]),
            ("li:nth-child(2n+1)", ["1", "3"]), ("li:nth-child(odd)", ["1", "3"]), ("li:nth-child(-n+2)", ["1", "2"]),
            ("li:nth-last-child(2)", ["3"]), ("li:not(.x):not(:first-child)", ["2", "4"]),
            ("li:is(.x, :last-child)", ["3", "4"]),
            ("x-card > :only-child", ["d"]), ("p:last-of-type", ["b", "d"]), ("i:empty", [""]),
            ("ul li.x, a", ["3", "e"]),
            ("div > ul", []), ("body > ul > *:nth-child(4)", ["4"]), (".le\\61 d", ["a"]), ("p:nth-of-type(2)", ["b"]),
        ] as [(String, [String])]
    )
    func names(_ selector: String, _ texts: [String]) throws {
        #expect(try found(selector) == texts)
    }

    @Test(
        "a fault in a selector is named with its place",
        arguments: [
            ("", 0), ("p >", 3), ("> p", 0), ("p[", 2), ("p[class", 1), ("p[class='x]", 8), (".", 1), ("a:hover", 1),
            ("a::before", 1), ("p,,b", 2), ("p:nth-child(x)", 12), ("p:not(", 6), ("p)", 1), ("p..x", 2), ("p{", 1),
            ("#1", 99),
        ]
    )
    func faults(_ selector: String, _ offset: Int) {
        do {
            _ = try Selector(selector)
            #expect(offset == 99)
        } catch {
            #expect(error.offset == offset)
        }
    }

    @Test("a selector that would take for ever on a hostile page is given up")
    func bounded() throws {
        let deep = String(repeating: "<div>", count: 400) + String(repeating: "<p>x</p>", count: 20_000)
        let selector = try Selector("div div div div div div > div ~ p:nth-of-type(7) + p")
        let start = ContinuousClock.now
        var bytes = Array(deep.utf8)
        bytes.withUnsafeMutableBufferPointer { bytes in
            _ = HTMLTree.read(UnsafeBufferPointer(bytes), isDocument: true) { tree in
                var search = SelectorSearch(tree)
                _ = search.find(selector)
            }
        }
        #expect(ContinuousClock.now - start < .seconds(20))
    }
}
