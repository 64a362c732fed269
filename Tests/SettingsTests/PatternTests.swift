import Testing
import Text

@Suite("Patterns")
struct PatternTests {
    @Test(
        "an expression finds what it describes",
        arguments: [
            ("Maroc", "Le Maroc gagne", true), ("maroc", "Le Maroc gagne", false), ("(?i)maroc", "LE MAROC", true),
            ("(?i)ÉCONOMIE", "l’économie", true), (#"\bsahara\b"#, "le sahara.", true), (#"\bété\b"#, "côtéété", false),
            (#"^\w+$"#, "الصحراء", true), ("^a", "ba", false), ("(?m)^a", "b\na", true), ("a.c", "a\nc", false),
            ("", "", true), ("", "x", true), ("x", "", false),
            (#"^https://[^/]+/sport/"#, "https://a.ma/sport/1", true),
            ("é$", "né", true),
        ]
    )
    func finds(source: String, text: String, expected: Bool) throws {
        #expect(try Pattern(source).matches(text) == expected)
    }

    @Test("a match is found wherever it starts in a long text", arguments: [0, 1, 255, 256, 257, 511, 4000, 9000])
    func findsFarAway(offset: Int) throws {
        let text = String(repeating: "é", count: offset) + "cible" + String(repeating: "ش", count: 300)
        #expect(try Pattern("cible").matches(text))
        #expect(try Pattern("(?<=é)cible").matches(text) == (offset > 0))
        #expect(try Pattern("^é*cible").matches(text))
        #expect(try !Pattern("cible$").matches(text))
    }

    @Test(
        "a wrong expression says what is wrong and where",
        arguments: [
            ("(abc", 4, "missing closing parenthesis"), ("ab[c", 4, "missing terminating ]"),
            ("é*+*", 3, "quantifier does not follow a repeatable item"), (#"\C"#, 2, "using \\C is disabled"),
            ("(?<n>a)(?<n>b)", 12, "two named subpatterns have the same name"),
        ]
    )
    func explains(source: String, offset: Int, message: String) throws {
        let error = #expect(throws: PatternError.self) { try Pattern(source) }
        #expect(error?.message.contains(message) == true, "\(String(describing: error))")
        #expect(error?.offset == offset, "\(String(describing: error))")
    }

    @Test("an expression that would backtrack for ever is given up")
    func bounded() throws {
        let text = String(repeating: "a", count: 50_000) + "!"
        for source in ["^(a+)+$", "(a|a)*b", "(a*)*c", "(?:a?){30}a{30}z", "(.*)(.*)(.*)(.*)x!"] {
            let pattern = try Pattern(source)
            let start = ContinuousClock.now
            #expect(!pattern.matches(text), "\(source)")
            let spent = ContinuousClock.now - start
            #expect(spent < .seconds(5), "\(source) took \(spent)")
        }
        #expect(try Pattern("^(a+)+$").matches(text, undecided: true))
        #expect(try !Pattern("b").matches(text, undecided: true))
    }

    @Test("one pattern serves many threads")
    func shared() async throws {
        let pattern = try Pattern(#"(?i)\bmaroc\b"#)
        let found = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<500).reduce(0) { $0 + (pattern.matches("au Maroc, \($1)") ? 1 : 0) } }
            }
            return await group.reduce(0, +)
        }
        #expect(found == 4000)
    }

    @Test("too long an expression is refused")
    func tooLong() {
        #expect(throws: PatternError.self) { try Pattern(String(repeating: "a", count: 10_000)) }
    }
}
