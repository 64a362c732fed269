import News
import Testing

@Suite("Words to search for") struct SearchWordsTests {
    @Test(
        "a query becomes an expression in which no word can be taken for syntax",
        arguments: [
            ("budget", #""budget""#),
            ("l’eau covid-19 10%", #""l’eau" "covid-19" "10%""#),
            (#""loi de finances" elect*"#, #""loi de finances" "elect" *"#),
            ("« loi de finances »", #"" loi de finances ""#),
            ("title:maroc OR (port NOT grève)", #"title : "maroc" OR ( "port" NOT "grève" )"#),
            ("NEAR(port grève, 5) quai", #"NEAR("port" "grève", 5) "quai""#),
            (#"NEAR("quai nord" port)"#, #"NEAR("quai nord" "port", 10)"#),
            ("http://a.example/x - ?", #""http://a.example/x""#),
            ("and near", #""and" "near""#),
        ]
    )
    func expression(query: String, expression: String) throws {
        #expect(try SearchWords(query).expression == expression)
    }

    @Test("filters stand anywhere among the words, in quotes when they have spaces")
    func filters() throws {
        let words = try SearchWords(#"source:le-monde budget since:"2 days ago" language:fr"#)
        #expect(words.expression == #""budget""#)
        #expect(words.filters == ["source": "le-monde", "since": "2 days ago", "language": "fr"])
    }

    @Test(
        "what makes no sense is said",
        arguments: [
            "", "  ", "source:a", "(port", "port)", #""loi de"#, "NEAR(port", "NEAR(port)", "NEAR(a b, x)",
            "(source:a b)",
            "source: budget", "source:", "mot source:", "AND", "port OR", "NOT port", "port AND OR quai", "()",
            "title:", "title: OR port",
            String(repeating: "mot ", count: 300),
        ]
    )
    func faults(query: String) {
        #expect(throws: SearchWords.Fault.self) { try SearchWords(query) }
    }
}
