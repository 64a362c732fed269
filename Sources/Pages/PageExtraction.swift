import News
import Text

import struct Foundation.Date
import struct Foundation.TimeZone

/// One page on its way from tree to article.
struct PageExtraction {
    private(set) var document = PageDocument()

    private let tree: PageTree
    private let tags: MetaTags
    private let linked: LinkedArticle?
    private let address: WebAddress?
    private let observed: Date?
    private let zone: TimeZone?
    private var page: PageBlocks
    private var description: String?
    private var headings: [String] = []

    private static let shortest = 250

    init(_ html: HTMLTree, address: WebAddress?, observed: Date?, zone: TimeZone?, limits: PageLimits) {
        tree = PageTree(html)
        tags = MetaTags(tree)
        linked = LinkedArticle.read(html.data)
        self.address = address
        self.observed = observed
        self.zone = zone
        page = BlockCollector(tree, most: limits.mostBlocks).result
        readMetadata()
        readBody()
    }

    private mutating func readMetadata() {
        let choice = TitleChoice(tree, tags, linked, address: address)
        document.title = choice.title
        headings = choice.headings
        description = [linked?.description, tags.first("og:description", "description", "twitter:description")]
            .compactMap { $0 }.first { $0.utf8.count > 20 }
        document.authors = linked?.authors ?? []
        if document.authors.isEmpty {
            document.authors = tags.all("author", "parsely-author", "dc.creator", "sailthru.author")
        }
        let dates = DateReader(zone: zone)
        let published =
            linked?.published
            ?? tags.first(
                "article:published_time",
                "og:published_time",
                "datepublished",
                "parsely-pub-date",
                "dc.date.issued",
                "dc.date",
                "dcterms.created",
                "date",
                "pubdate",
                "sailthru.date",
                "article.published",
                "publish-date",
                "dcterms.date"
            ) ?? tree.times.lazy.compactMap { [tree] in tree.attribute("datetime", of: $0) }.first
        document.published = published.flatMap { dates.read($0) }
        document.publishedFrom = document.published.map { _ in .page }
        document.updated = (linked?.modified ?? tags.first("article:modified_time", "og:updated_time")).flatMap {
            dates.read($0)
        }
        document.site = tags.first("og:site_name", "application-name") ?? linked?.publisher
        document.language = (tags.language ?? tags.first("og:locale")).map { $0.replacing("_", with: "-") }
        document.section = linked?.section ?? tags.first("article:section")
        document.canonical = (tags.canonical ?? tags.first("og:url")).flatMap(resolved)
        document.image = (tags.first("og:image", "og:image:url", "twitter:image") ?? linked?.image).flatMap(resolved)
    }

    /// A web address as the page means it; nil for anything else.
    private func resolved(_ reference: String) -> String? {
        let base = tags.base.flatMap { base in address.map { $0.resolving(base) } ?? WebAddress(base) } ?? address
        guard let target = base.map({ $0.resolving(reference) }) ?? WebAddress(reference), target.isWeb else {
            return nil
        }
        return target.string
    }

    private mutating func readBody() {
        let knowledge = BlockJudge.Knowledge(
            title: PageWords.words(document.title ?? ""),
            headings: headings.map { PageWords.words($0) },
            description: PageWords.words(description ?? ""),
            authors: document.authors.map { PageWords.words($0) }
        )
        let mass = PageMass(tree, page.blocks, discountsMargins: true) { _ in true }
        PagePruner.prune(&page, tree, mass)
        var readings = BlockReadings(page) { $0.gone == nil || $0.isGoneByName }
        guard var outcome = BodyVote(tree, page, knowledge, ignoresNames: false).outcome(&readings) else { return }
        let length = length(of: outcome)
        if length < max(Self.shortest, Int(mass.total) * 35 / 100), Int(mass.total) * 2 > 3 * length,
            let bolder = BodyVote(tree, page, knowledge, ignoresNames: true).outcome(&readings),
            self.length(of: bolder) * 5 > length * 8
        {
            outcome = bolder
        }
        var deck = outcome.verdict.deck
        if deck == nil, let first = outcome.verdict.kept.first {
            deck = DeckSearch(tree: tree, page: page, description: knowledge.description)
                .deck(before: first, readings: readings)
        }
        document.subtitle = deck.map(page.string)
        document.paragraphs = outcome.verdict.kept.map { Typography.clean(page.string($0)) }
        for index in outcome.verdict.range {
            guard let rule = outcome.verdict.rules[index - outcome.verdict.range.lowerBound] else { continue }
            document.removed.append(Removal(rule: rule.rawValue, text: page.string(index)))
        }
    }

    private func length(of outcome: BodyVote.Outcome) -> Int {
        outcome.verdict.kept.reduce(0) { $0 + page.blocks[$1].text.count }
    }
}
