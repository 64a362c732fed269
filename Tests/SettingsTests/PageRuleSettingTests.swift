import News
import Settings
import Testing

@Suite("Rules for pages in source lists")
struct PageRuleSettingTests {
    @Test("rules are read, and a source's replace the defaults key by key")
    func rules() throws {
        let list = """
            [defaults]
            extract = { remove = [".ad"], title = "h1" }
            [[source]]
            id = "a"
            url = "https://a.example/feed"
            extract.content = ["div.text > p", "article"]
            extract.title = "h2.title"
            extract.date = "time@datetime"
            """
        let folder = try ScratchFolder(["depeche.toml": "", "sources.d/a.toml": list])
        let rules = try #require(try folder.load().sources.first?.rules)
        #expect(rules.content == ["div.text > p", "article"])
        #expect(rules.remove == [".ad"] && rules.title == "h2.title" && rules.date == "time@datetime")
    }

    @Test("what is wrong with a selector or an expression is named with its line")
    func faults() throws {
        let list = """
            [[source]]
            id = "a"
            url = "https://a.example/feed"
            [source.extract]
            content = ["div["]
            strip = ['(']
            date = "time@"
            titel = "h1"
            """
        let folder = try ScratchFolder(["depeche.toml": "", "sources.d/a.toml": list])
        let faults = folder.faults()
        #expect(faults.count == 4)
        for (fault, line) in zip(faults, 5...8) { #expect(fault.hasPrefix("sources.d/a.toml:\(line)")) }
        #expect(faults.first?.contains("a name is missing") == true)
    }
}
