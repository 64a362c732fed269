import Testing

@testable import Settings

@Suite("Reading damaged TOML")
struct TOMLDocumentTests {
    private func faults(_ text: String) -> [String] {
        TOMLDocument(Array(text.utf8), lists: ["source"]).faults.map {
            "\($0.place.line) \($0.path?.description ?? "-"): \($0.problem)"
        }
    }

    private func texts(_ text: String) -> [String] {
        func collect(_ node: TOMLNode) -> [String] {
            switch node.value {
            case .text(let text): ["\(node.path)=\(text)@\(node.keyPlace.line)"]
            case .list(let nodes): nodes.flatMap(collect)
            case .table(let members): members.sorted { $0.key < $1.key }.flatMap { collect($0.value) }
            default: []
            }
        }
        return TOMLDocument(Array(text.utf8), lists: ["source"]).roots.flatMap(collect)
    }

    @Test("what is around a broken statement is read, in its place")
    func around() {
        let text = """
            a = "1"
            b = oops
            c = "3"
            d = ["x", "y"
            e = "5"
            [t]
            f = "6
            g = '7'
            """
        #expect(texts(text) == ["a=1@1", "c=3@3", "e=5@5", "t.g=7@8"])
        #expect(faults(text).map { $0.prefix(3) } == ["2 b", "4 d", "7 t"])
    }

    @Test("a header that lacks a bracket is mended, and the list it stands in keeps its count")
    func header() {
        let text = """
            [[source]]
            id = "one"
            [[source]
            id = "two"
            [source
            id = "three"
            [source]]
            id = "four"
            [[source]]
            id = "five"
            """
        #expect(
            texts(text) == [
                "source[0].id=one@2", "source[1].id=two@4", "source[2].id=three@6", "source[3].id=four@8",
                "source[4].id=five@10",
            ]
        )
        #expect(faults(text).map { $0.prefix { $0 != ":" } } == ["3 source", "5 source", "7 source"])
    }

    @Test(
        "a header without a usable name takes its block with it",
        arguments: ["[é]", "[.]", "[]", "[[]]", "[=]", "[#]", "["]
    )
    func nameless(header: String) {
        #expect(texts("a = '1'\n\(header)\nb = '2'\n[c]\nd = '4'\n") == ["a=1@1", "c.d=4@5"])
        #expect(faults("a = '1'\n\(header)\nb = '2'\n[c]\nd = '4'\n") == ["2 : there is no key here"])
    }

    @Test("a table defined twice is reported once and read both times")
    func twice() {
        let text = "[fetch]\na = '1'\n[log]\nb = '2'\n[fetch]\nc = '3'\n[log\nd = '4'\n"
        #expect(Set(texts(text)) == ["fetch.a=1@2", "log.b=2@4", "fetch.c=3@6", "log.d=4@8"])
        #expect(faults(text) == ["5 fetch: the table is there already, on line 1", "7 log: the header is not closed"])
    }

    @Test("characters that TOML forbids are faults of their line only")
    func control() {
        #expect(texts("a = '1'\n# \u{1}\nb = 'x\u{0}y'\nc = '3'\n") == ["a=1@1", "c=3@4"])
        #expect(faults("a = '1'\n# \u{1}\nb = 'x\u{0}y'\nc = '3'\n").map { $0.prefix(3) } == ["2 -", "3 b"])
        #expect(faults("a = \"x\\u0000\"") == ["1 a: the text contains the character NUL"])
    }

    @Test("a key with a second value is told so, with the line of the first")
    func repeated() {
        let text = "a = '1'\na = '2'\nb = { c = '3', c = '4' }\nd.e = '5'\n[d]\ne = '6'\n"
        #expect(
            faults(text) == [
                "2 a: the key has a value already, on line 1", "3 b: the key has a value already, on line 3",
                "5 d: cannot redefine existing table 'd'", "6 d.e: the key has a value already, on line 4",
            ]
        )
        #expect(texts(text) == ["a=1@1", "d.e=5@4"])
    }

    @Test("a file of faults only ends")
    func endless() {
        let broken = String(repeating: "= = =\n[[[\n'''\n", count: 400)
        #expect(TOMLDocument(Array(broken.utf8), lists: ["source"]).faults.count <= 800)
        // Numbers beyond 64 bits are errors only the parser sees.
        let tooLarge = (0..<400).map { "a\($0) = 99999999999999999999\n" }.joined()
        let faults = TOMLDocument(Array(tooLarge.utf8), lists: ["source"]).faults
        #expect(faults.count == TOMLDocument.parserErrorLimit + 1)
        #expect(faults.last?.problem == "from here on there are more errors")
    }

    @Test("many faults take no longer than they must")
    func quick() {
        for line in ["[", "[a", "[[source]", "a = ", "a = 1", "[a]", "= 1", "'", "[[source]]\nid = [\n", "\"\"\""] {
            let bytes = Array(String(repeating: line + "\n", count: 1500).utf8)
            let start = ContinuousClock.now
            _ = TOMLDocument(bytes, lists: ["source"])
            let spent = ContinuousClock.now - start
            #expect(spent < .seconds(10), "\(line) took \(spent)")
        }
    }

    @Test("no cut of a document and no changed byte of it does harm")
    func hostile() {
        let bytes = Array(TOMLOutlineTests.document.utf8)
        for end in bytes.indices {
            _ = TOMLDocument(Array(bytes[..<end]), lists: ["source"])
        }
        for index in bytes.indices {
            for byte in [UInt8(ascii: "\""), UInt8(ascii: "["), UInt8(ascii: "\n"), 0, 0x80] {
                var changed = bytes
                changed[index] = byte
                _ = TOMLDocument(changed, lists: ["source"], unreadable: Set(UTF8Check(changed).badPlaces.map(\.line)))
            }
        }
    }

    @Test("no mixture of what TOML is made of does harm")
    func mixtures() {
        let pieces = [
            "\"", "'", "[", "]", "{", "}", "=", ".", ",", "#", "\n", "\r", " ", "-", "+", ":", "0", "1", "e", "x", "T",
            "t", "é", "\\", "\u{1}", "\"\"\"", "'''", "[[", "]]", "\\u0000", "\\uD800", "2024-05-05", " 1", "12:00:00",
            "0x", "inf", "a.b", "[source]", "[[source]]", "a = ", "1_0", "true", "\u{FEFF}",
        ]
        var random = SplitMix(state: 2026)
        for _ in 0..<2000 {
            let length = Int.random(in: 1...30, using: &random)
            let text = (0..<length).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            let document = TOMLDocument(Array(text.utf8), lists: ["source"])
            #expect(!document.roots.isEmpty, "\(text)")
        }
    }
}

/// Sebastiano Vigna's SplitMix64: the same numbers in every run.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
