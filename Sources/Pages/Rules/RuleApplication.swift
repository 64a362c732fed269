import News
import Text

/// The operator's rules at work on one page.
struct RuleApplication {
    private let rules: PageRules
    private let tree: PageTree
    private var search: SelectorSearch
    private(set) var effects: [RuleEffect] = []

    init(_ rules: PageRules, _ tree: PageTree) {
        self.rules = rules
        self.tree = tree
        search = SelectorSearch(tree.html)
    }

    /// Takes out of the page what is outside `content` and inside `remove`.
    ///
    /// - Returns: the element that holds the content; nil when no rule names any, or none is found.
    mutating func prune(_ page: inout PageBlocks) -> Int? {
        for selector in rules.remove {
            let found = search.find(selector)
            var passages: [String] = []
            for node in found {
                for index in page.range(in: tree, node) where page.blocks[index].gone == nil {
                    page.blocks[index].gone = .remove
                    passages.append(page.string(index))
                }
            }
            note("remove", selector.source, found.count, passages.isEmpty ? nil : passages.joined(separator: " | "))
        }
        for selector in rules.content {
            let found = search.find(selector)
            note("content", selector.source, found.count, nil)
            guard let first = found.first else { continue }
            let ranges = found.map { page.range(in: tree, $0) }
            for index in page.blocks.indices where !ranges.contains(where: { $0.contains(index) }) {
                page.blocks[index].gone = .outside
            }
            return found.reduce(first) { tree.commonAncestor($0, $1) }
        }
        return nil
    }

    mutating func title() -> String? { value(rules.title, "title") }

    mutating func date() -> String? { value(rules.date, "date") }

    private mutating func value(_ rule: ValueSelector?, _ key: String) -> String? {
        guard let rule else { return nil }
        let found = search.find(rule.selector, first: true)
        let value = found.first.flatMap { node -> String? in
            guard let attribute = rule.attribute else { return tree.line(node) }
            var value: String?
            tree.html.forEachAttribute(of: tree.html.nodes[node]) { name, content in
                if value == nil, name.elementsEqual(attribute.utf8) { value = PageLine.read(content) }
            }
            return value
        }
        let source = rule.selector.source + (rule.attribute.map { "@" + $0 } ?? "")
        note(key, source, found.count, value)
        return value.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The lines that no expression of `strip` matches; one that comes to no end leaves the line.
    mutating func strip(_ paragraphs: [String], _ removed: inout [Removal]) -> [String] {
        guard !rules.strip.isEmpty else { return paragraphs }
        var counts = [Int](repeating: 0, count: rules.strip.count)
        var last = [String?](repeating: nil, count: rules.strip.count)
        var kept: [String] = []
        for paragraph in paragraphs {
            let lines = paragraph.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
                guard let place = rules.strip.firstIndex(where: { $0.matches(String(line)) }) else { return true }
                counts[place] += 1
                last[place] = String(line)
                removed.append(Removal(rule: "strip", text: String(line)))
                return false
            }
            if !lines.isEmpty { kept.append(lines.joined(separator: "\n")) }
        }
        for (place, pattern) in rules.strip.enumerated() { note("strip", pattern.source, counts[place], last[place]) }
        return kept
    }

    private mutating func note(_ key: String, _ rule: String, _ count: Int, _ text: String?) {
        effects.append(RuleEffect(key: key, rule: rule, count: count, text: text?.bounded(toBytes: 200)))
    }
}
