import News
import Pages

/// The table `extract` of a source, or of its file's `[defaults]`: how its pages are read.
struct PageRuleTraits {
    private var content: [String]?
    private var remove: [String]?
    private var strip: [String]?
    private var title: String?
    private var date: String?

    init() {}

    init(_ table: inout TableReader) {
        guard var table = table.table("extract") else { return }
        content = table.value("content", .list(of: .selector))
        remove = table.value("remove", .list(of: .selector))
        strip = table.value("strip", .list(of: .pattern))
        title = table.value("title", .valueSelector)
        date = table.value("date", .valueSelector)
        table.finish()
    }

    /// These over `defaults`, key by key.
    func over(_ defaults: PageRuleTraits) -> Source.PageRules {
        var rules = Source.PageRules()
        rules.content = content ?? defaults.content ?? []
        rules.remove = remove ?? defaults.remove ?? []
        rules.strip = strip ?? defaults.strip ?? []
        rules.title = title ?? defaults.title
        rules.date = date ?? defaults.date
        return rules
    }
}

extension ValueForm where Value == String {
    /// A CSS selector.
    static var selector: Self {
        checked { (text) throws(SelectorError) in _ = try Selector(text) }
    }

    /// A CSS selector, with an attribute behind it if need be.
    static var valueSelector: Self {
        checked { (text) throws(SelectorError) in _ = try ValueSelector(text) }
    }

    private static func checked(_ check: @escaping (String) throws(SelectorError) -> Void) -> Self {
        Self(text: "a CSS selector such as `\"div.article-body\"`") { (text) throws(ValueFault) in
            do throws(SelectorError) {
                try check(text)
            } catch {
                throw ValueFault(
                    "the selector `\(text.shown)` is wrong: \(error)",
                    remedy:
                        "write it as in CSS, such as `\"div.article-body > p\"`; what is known is in depeche-sources(5)"
                )
            }
            return text
        }
    }
}
