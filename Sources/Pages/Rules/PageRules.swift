public import News
import Text

/// The operator's rules for one source's pages, read once.
public struct PageRules: Sendable {
    let content: [Selector]
    let remove: [Selector]
    let strip: [Pattern]
    let title: ValueSelector?
    let date: ValueSelector?

    /// Reads the rules, nil without any; one with a fault is left out, since settings are checked before.
    public init?(_ rules: Source.PageRules) {
        guard !rules.isEmpty else { return nil }
        content = rules.content.compactMap { try? Selector($0) }
        remove = rules.remove.compactMap { try? Selector($0) }
        strip = rules.strip.compactMap { try? Pattern($0) }
        title = rules.title.flatMap { try? ValueSelector($0) }
        date = rules.date.flatMap { try? ValueSelector($0) }
    }
}

/// What one of the operator's rules did on a page.
public struct RuleEffect: Sendable, Hashable {
    /// The rule's key, such as `remove`.
    public var key: String
    /// As the operator wrote it.
    public var rule: String
    /// Elements found, or lines left out.
    public var count: Int
    /// What it took out or gave, at most 200 bytes.
    public var text: String?
}

/// What is known of a page's site before the page is read.
public struct PageAdvice: Sendable {
    public var rules: PageRules?
    public var memory: SiteMemory?
    /// Whether the memory has learned from this very page; nil leaves it to the page's address.
    public var isLearned: Bool?

    public init(rules: PageRules? = nil, memory: SiteMemory? = nil, isLearned: Bool? = nil) {
        self.rules = rules
        self.memory = memory
        self.isLearned = isLearned
    }

    /// Whether the site's memory has learned from the page at an address.
    func isLearned(_ address: WebAddress?) -> Bool {
        isLearned ?? memory?.knows(PageLesson.number(of: address)) ?? false
    }

    /// What tells the site's name at the ends of titles; nil while too little is known.
    func titleMemory(of address: WebAddress?) -> ((UInt64) -> Bool)? {
        guard let memory, memory.pages >= SiteMemory.leastPages else { return nil }
        let isKnown = isLearned(address)
        return { memory.holdsOnMost($0, isKnown: isKnown) }
    }
}
