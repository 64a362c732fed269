import Testing

@testable import Settings

@Suite("The outline of a TOML document")
struct TOMLOutlineTests {
    static let document = #"""
        # a comment with [brackets] = "x"
        top = 1
        [store]  # a table
          path = "a # no comment"
        [fetch.inner]
        a.b . "c.d" = 'x'
        [[source]]
        id = "one"
        tags = [ "a", # ] in a comment
          'b]', """c
        ]"""
          , [1, { x = [2] }],
        ]
        [source.headers]
        "X-\u0041é" = """
        [not.a.header]
        key = "not a pair" \""" """
        [[source]]
        id = '''
        two''''
        headers = { A = "1", B.c = '}' }
        [[source.part]]
        n = 2024-05-05 10:00:00
        [[source.part]]
        é = 1
        n = -1.5e+3
        """#

    static let outline = TOMLOutline(Array(document.utf8))

    @Test(
        "each key has the place where it stands",
        arguments: [
            ("top", 2, 1), ("store", 3, 1), ("store.path", 4, 3), ("fetch", 5, 1), ("fetch.inner", 5, 1),
            ("fetch.inner.a", 6, 1), ("fetch.inner.a.b", 6, 3), ("fetch.inner.a.b.\"c.d\"", 6, 7), ("source", 7, 1),
            ("source[0]", 7, 1), ("source[0].id", 8, 1), ("source[0].tags", 9, 1), ("source[0].tags[0]", 9, 10),
            ("source[0].tags[1]", 10, 3), ("source[0].tags[2]", 10, 9), ("source[0].tags[3]", 12, 5),
            ("source[0].tags[3][0]", 12, 6), ("source[0].tags[3][1]", 12, 9), ("source[0].tags[3][1].x", 12, 11),
            ("source[0].tags[3][1].x[0]", 12, 16), ("source[0].headers", 14, 1), ("source[0].headers.\"X-Aé\"", 15, 1),
            ("source[1]", 18, 1), ("source[1].id", 19, 1), ("source[1].headers", 21, 1),
            ("source[1].headers.A", 21, 13), ("source[1].headers.B", 21, 22), ("source[1].headers.B.c", 21, 24),
            ("source[1].part", 22, 1), ("source[1].part[0]", 22, 1), ("source[1].part[0].n", 23, 1),
            ("source[1].part[1]", 24, 1),
        ]
    )
    func places(path: String, line: Int, column: Int) throws {
        let found = Self.outline.keys.first { $0.key.description == path }
        #expect(found?.value == TOMLPlace(line: line, column: column))
    }

    @Test(
        "each value has the place where it begins",
        arguments: [
            ("top", 2, 7), ("store.path", 4, 10), ("source[0].tags", 9, 8), ("source[0].tags[2]", 10, 9),
            ("source[0].headers.\"X-Aé\"", 15, 15), ("source[1].headers.B.c", 21, 28), ("source[1].part[0].n", 23, 5),
        ]
    )
    func values(path: String, line: Int, column: Int) {
        let found = Self.outline.values.first { $0.key.description == path }
        #expect(found?.value == TOMLPlace(line: line, column: column))
    }

    @Test("nothing inside strings, arrays and comments is taken for a statement")
    func statements() {
        #expect(
            Self.outline.statements.map { "\($0.start.line)-\($0.lastLine)" } == [
                "2-2", "3-3", "4-4", "5-5", "6-6", "7-7", "8-8", "9-13", "14-14", "15-17", "18-18", "19-20", "21-21",
                "22-22", "23-23", "24-24", "25-25", "26-26",
            ]
        )
        // Only the bare é is no key in TOML 1.0.
        #expect(Self.outline.statements.filter { $0.defect != nil }.map(\.start.line) == [25])
    }

    @Test(
        "a defect is found where it is, and the next statement is found again",
        arguments: [
            ("a = \"x\nb = 1", "the text is not closed", 1, "b"),
            ("a = \"\"\"x\ny\nb = 1", "the text is not closed", 1, "b"),
            ("a = [1,\n 2\n[b]", "the list is not closed", 1, "b"),
            ("a = [1,\nb = 2", "the list is not closed", 1, "b"),
            ("a = [1 2]\nb = 1", "there is no comma between two values of the list", 1, "b"),
            ("a = [\n'x'\n'y',\n]\nb = 1", "there is no comma between two values of the list", 3, "b"),
            ("a = {x = 1\nb = 1", "the inline table is not closed", 1, "b"),
            ("a = {x 1}\nb = 1", "there is no `=` after the key", 1, "b"),
            ("a\nb = 1", "there is no `=` after the key", 1, "b"), ("= 1\nb = 1", "there is no key here", 1, "b"),
            ("a =\nb = 1", "there is no value here", 1, "b"), ("a = Oui\nb = 1", "this is no value", 1, "b"),
            ("a = [yes]\nb = 1", "this is no value", 1, "b"), ("a = 2024-05-05 1\nb = 1", "this is no value", 1, "b"),
            ("[a\nb = 1", "the header is not closed", 1, "b"),
            ("[[a]\nb = 1", "the header is not closed", 1, "b"),
            ("a = 1 2\nb = 1", "there is more on the line than one value", 1, "b"),
            ("[a] x\n[[b]]", "there is more on the line than one value", 1, "b[0]"),
            ("a = \"\\u0000\"\nb = 1", "the text contains the character NUL", 1, "b"),
            ("a.\(String(repeating: "a.", count: 40))a = 1\nb = 1", "the key has more than 32 parts", 1, "b"),
            ("a = \(String(repeating: "[", count: 5000))\nb = 1", "the value is nested more than 32 deep", 1, "b"),
        ]
    )
    func defects(text: String, problem: String, line: Int, next: String) throws {
        let statements = TOMLOutline(Array(text.utf8)).statements
        let defect = try #require(statements.first?.defect)
        #expect(defect.problem == problem)
        #expect(defect.place.line == line)
        #expect(statements.last?.path?.description == next)
        #expect(statements.last?.defect == nil)
    }

    @Test(
        "empty documents, byte order and line ends of every kind do no harm",
        arguments: ["", "\n", "\r\n", "# x", "a"]
    )
    func small(text: String) {
        #expect(TOMLOutline(Array(text.utf8)).statements.count == (text == "a" ? 1 : 0))
        let outline = TOMLOutline(Array("a = 1\r\n\r\n[b]\r\nc = [\r\n1,\r\n]\r\nd = 2\(text)".utf8))
        #expect(outline.keys.values.map(\.line).sorted() == [1, 3, 4, 5, 7])
    }

    @Test(
        "numbers, dates and booleans are known by their shape",
        arguments: [
            ("0", true), ("-17", true), ("+1_000", true), ("0xDEAD_beef", true), ("0o755", true), ("0b1_0", true),
            ("1.5", true), ("-0.0", true), ("6.02e+23", true), ("1E5", true), ("inf", true), ("-nan", true),
            ("true", true),
            ("false", true), ("1979-05-27", true), ("07:32:00", true), ("07:32:00.5", true),
            ("1979-05-27T07:32:00Z", true),
            ("1979-05-27 07:32:00.999-07:00", true), ("", false), ("01", false), ("1_", false), ("_1", false),
            ("1__0", false),
            ("-0x1", false), ("0x", false), ("1.", false), (".5", false), ("1e", false), ("True", false),
            ("yes", false),
            ("-", false), ("+-1", false), ("1979-5-27", false), ("07:32", false), ("1979-05-27T", false),
            ("1979-05-27 1", false), ("1979-05-27T07:32:00+7", false), ("1d", false),
        ]
    )
    func scalars(text: String, isValid: Bool) {
        #expect(TOMLScalar.isValid(ArraySlice(text.utf8)) == isValid)
    }
}
