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
    private let facts: LinkedFacts
    private let trial: () -> Bool
    private let address: WebAddress?
    private let observed: Date?
    private let zone: TimeZone?
    private var page: PageBlocks
    private var description: String?
    private var choice: TitleChoice
    private let advice: PageAdvice
    private var application: RuleApplication?
    private let announced: KnownText?

    private static let shortest = 250
    /// A shorter body in the data is a summary as like as not, in bytes.
    private static let shortestStated = 600
    /// How many passages around the body are noted.
    private static let mostAround = 12

    init(
        _ html: HTMLTree,
        address: WebAddress?,
        observed: Date?,
        zone: TimeZone?,
        limits: PageLimits,
        hint: PageHint?,
        advice: PageAdvice,
        trial: @escaping () -> Bool
    ) {
        tree = PageTree(html)
        tags = MetaTags(tree)
        var facts = LinkedFacts()
        linked = LinkedArticle.read(html.data, facts: &facts)
        self.facts = facts
        self.trial = trial
        self.address = address
        self.observed = observed
        self.zone = zone
        choice = TitleChoice(
            tree,
            tags,
            linked,
            address: address,
            announced: hint?.title,
            isLearned: advice.titleMemory(of: address)
        )
        announced = hint.flatMap { KnownText($0.text) }
        page = BlockCollector(tree, most: limits.mostBlocks).result
        self.advice = advice
        application = advice.rules.map { RuleApplication($0, tree) }
        readMetadata()
        let root = application?.prune(&page)
        forgetRepeated()
        let kept = readBody(in: root)
        document.mark = mark(kept)
        document.lesson = PageLesson(page, kept: kept, address: address, title: tags.documentTitle)
        document.followers = followers()
        applyRules()
    }

    /// Takes out what the site's pages repeat.
    private mutating func forgetRepeated() {
        guard let memory = advice.memory, memory.pages >= SiteMemory.leastPages else { return }
        let isKnown = advice.isLearned(address)
        for (index, block) in page.blocks.enumerated() where block.gone == nil {
            guard let passage = PageLesson.number(of: page.text[block.text]) else { continue }
            if memory.holds(passage, isKnown: isKnown) { page.blocks[index].gone = .repeated }
        }
    }

    private mutating func applyRules() {
        guard application != nil else { return }
        document.paragraphs = application?.strip(document.paragraphs, &document.removed) ?? document.paragraphs
        if let title = application?.title() { document.title = Typography.clean(title) }
        if let text = application?.date() {
            let isDayFirst = document.language.map { !$0.lowercased().hasPrefix("en-us") } ?? true
            let reader = DateReader(zone: zone, dayFirst: isDayFirst)
            let line = PassageReading(text).byline(isStrict: false, dates: reader, observed: observed, zone: zone)
            if let date = reader.read(text) ?? line?.published {
                document.published = date
                document.publishedFrom = .page
            }
        }
        document.ruleEffects = application?.effects ?? []
    }

    private static let mostFollowers = 4

    /// The addresses of elements with `rel=next`, in order.
    private func followers() -> [String] {
        var found = [tags.next].compactMap(\.self)
        for index in tree.nodes.indices where tree.nodes[index].tag == .link && found.count < Self.mostFollowers {
            // Most links have another relation: not one of those is read further.
            guard let raw = tree.html.attribute("rel", of: tree.html.nodes[index]),
                raw.contains(where: { $0 | 0x20 == UInt8(ascii: "x") }), let rel = tree.attribute("rel", of: index),
                rel.lowercased().split(separator: " ").contains("next"),
                let href = tree.attribute("href", of: index)
            else { continue }
            found.append(href)
        }
        return found.compactMap(resolved)
    }

    private func mark(_ kept: [Int]) -> PageMark? {
        MarkSearch(
            tree: tree,
            page: page,
            tags: tags,
            facts: facts,
            isFree: linked?.isFree ?? facts.isFree,
            address: address,
            title: document.title,
            kept: kept,
            holdsTrial: trial
        ).mark()
    }

    /// What metadata say of the authors, the surest first.
    private var statedAuthors: [[String]] {
        [
            linked?.authors ?? [],
            tags.all(
                "author",
                "article:author",
                "parsely-author",
                "dc.creator",
                "dcterms.creator",
                "sailthru.author",
                "cxenseparse:author",
                "article:author_name",
                "author_name",
                "byl"
            )
            .filter { !$0.contains("://") },
        ]
    }

    private mutating func readMetadata() {
        document.title = choice.title
        document.robots = tags.robots
        description = [linked?.description, tags.first("og:description", "description", "twitter:description")]
            .compactMap { $0 }.first { $0.utf8.count > 20 }
        document.site = tags.first("og:site_name", "application-name") ?? linked?.publisher
        document.language = (tags.language ?? tags.first("og:locale")).map { $0.replacing("_", with: "-") }
        document.section = linked?.section ?? tags.first("article:section")
        document.tags = statedTags
        document.canonical = (tags.canonical ?? tags.first("og:url")).flatMap(resolved)
        document.image = (tags.first("og:image", "og:image:url", "twitter:image") ?? linked?.image).flatMap(resolved)
    }

    /// What metadata say the article is about, each once.
    private var statedTags: [String] {
        let stated = [
            tags.all("article:tag"), linked?.keywords ?? [], tags.all("news_keywords", "parsely-tags", "sailthru.tags"),
        ]
        guard let words = stated.first(where: { !$0.isEmpty }) else { return [] }
        // Several in one value have commas between them.
        let parts = words.count == 1 ? words[0].split(separator: ",").map { String($0).trimmed } : words
        var found: [String] = []
        for part in parts.prefix(32).map(Typography.clean) where !part.isEmpty && part.utf8.count <= 80 {
            if !found.contains(part) { found.append(part) }
        }
        return found
    }

    /// A web address as the page means it; nil for anything else.
    private func resolved(_ reference: String) -> String? {
        let base = tags.base.flatMap { base in address.map { $0.resolving(base) } ?? WebAddress(base) } ?? address
        guard let target = base.map({ $0.resolving(reference) }) ?? WebAddress(reference), target.isWeb else {
            return nil
        }
        return target.string
    }

    /// - Returns: the blocks that are the article's text.
    ///
    /// With `root` they are looked for in that element alone.
    private mutating func readBody(in root: Int?) -> [Int] {
        let knowledge = BlockJudge.Knowledge(
            title: PageWords.words(document.title ?? ""),
            headings: choice.headings.map { PageWords.words($0) },
            description: PageWords.words(description ?? ""),
            authors: statedAuthors.flatMap { PersonNames.cleaned($0) }.map { PageWords.words($0) }.filter {
                !$0.isEmpty
            }
        )
        let mass = PageMass(tree, page.blocks, discountsMargins: true) { $0.gone == nil }
        PagePruner.prune(&page, tree, mass)
        var readings = BlockReadings(page) { $0.gone == nil || $0.isGoneByName }
        let anchors = announced?.places(page, readings) ?? []
        let vote = BodyVote(tree, page, knowledge, anchors: anchors, ignoresNames: false)
        guard var outcome = vote.outcome(&readings, in: root) else {
            readByline([])
            if root == nil { takeStatedBody() }
            if !document.paragraphs.isEmpty { clean() }
            return []
        }
        let length = length(of: outcome)
        if length < max(Self.shortest, Int(mass.total) * 35 / 100), Int(mass.total) * 2 > 3 * length,
            let bolder = BodyVote(tree, page, knowledge, anchors: anchors, ignoresNames: true).outcome(
                &readings,
                in: root
            ),
            self.length(of: bolder) * 5 > length * 8
        {
            outcome = bolder
        }
        // What the operator names as the text needs no other's word.
        let stated = root == nil ? linked?.body.flatMap { KnownText($0) } : nil
        for known in [stated, root == nil ? announced : nil] {
            if let known { leaveUnlisted(&outcome, known, readings) }
        }
        var deck = outcome.verdict.deck
        if deck == nil, let first = outcome.verdict.kept.first {
            deck = DeckSearch(tree: tree, page: page, description: knowledge.description)
                .deck(before: first, readings: readings)
        }
        document.subtitle = deck.map(page.string)
        document.paragraphs = outcome.verdict.kept.flatMap { page.paragraphs($0) }.map { Typography.clean($0) }
            .filter { !$0.isEmpty }
        readByline(outcome.verdict.kept)
        recordRemovals(outcome.verdict)
        if let stated { takeStatedBody(instead: outcome, stated, readings) }
        clean()
        return outcome.verdict.kept
    }

    /// Takes out blocks beside the running text that a text which is known to be the article's does not have.
    ///
    /// Only where the two are the same for the most part, and never from the running text: what is known is often cut
    /// short.
    private func leaveUnlisted(_ outcome: inout BodyVote.Outcome, _ known: KnownText, _ readings: BlockReadings) {
        let kept = outcome.verdict.kept
        let passages = kept.map { readings.words[$0] }
        guard known.share(ofAll: passages) >= 0.75, known.shareFound(in: passages) >= 0.9 else { return }
        let first = outcome.verdict.range.lowerBound
        for (index, words) in zip(kept, passages) where !outcome.verdict.isTrusted[index - first] {
            // Stated bodies leave out the headings between paragraphs.
            if !page.blocks[index].tag.isHeading, known.share(of: words) < 0.25 {
                outcome.verdict.rules[index - first] = .unlisted
            }
        }
    }

    /// Takes the text that the publisher states where the page shows hardly any of it.
    private mutating func takeStatedBody(
        instead outcome: BodyVote.Outcome,
        _ stated: KnownText,
        _ readings: BlockReadings
    ) {
        guard let body = linked?.body, body.utf8.count > Self.shortestStated, body.utf8.count > 2 * length(of: outcome),
            stated.shareFound(in: outcome.verdict.kept.map { readings.words[$0] }) < 0.25
        else { return }
        takeStatedBody()
    }

    /// Takes the text that the publisher states, if it is one of some length.
    private mutating func takeStatedBody() {
        guard let body = linked?.body, body.utf8.count > Self.shortestStated else { return }
        var blocks = HTMLFragment.blocks(body.bounded(toBytes: 1 << 20)).blocks
        // Markup that was escaped on its way into the data.
        if blocks.count == 1, blocks[0].text.contains("</p>") { blocks = HTMLFragment.blocks(blocks[0].text).blocks }
        let paragraphs = blocks.map { Typography.clean($0.text) }
        document.paragraphs = paragraphs.filter { !$0.isEmpty }
        document.textFrom = .data
    }

    /// Notes what was left out inside the body, and the longer passages around it that may have been part of it.
    private mutating func recordRemovals(_ verdict: BlockJudge.Verdict) {
        for index in verdict.range {
            guard let rule = verdict.rules[index - verdict.range.lowerBound] else { continue }
            document.removed.append(Removal(rule: rule.rawValue, text: page.string(index)))
        }
        let around = page.blocks.indices.lazy.filter { [page] index in
            !verdict.range.contains(index) && page.blocks[index].length >= 100 && page.blocks[index].links < 0.35
        }
        for index in around.prefix(Self.mostAround) {
            let rule = page.blocks[index].gone ?? .outside
            document.removed.append(Removal(rule: rule.rawValue, text: page.string(index).bounded(toBytes: 300)))
        }
    }

    /// Takes out of the text what is residue by its words alone, as from texts that come without markup.
    private mutating func clean() {
        let clean = Residue.clean(
            document.paragraphs,
            language: document.language,
            title: document.title,
            observed: observed,
            zone: zone
        )
        guard !clean.paragraphs.isEmpty else { return }
        document.paragraphs = clean.paragraphs
        document.removed += clean.removed
        document.via = document.via ?? clean.via
        document.section = document.section ?? clean.section
        if document.authors.isEmpty { document.authors = clean.authors }
        if document.published == nil, let date = clean.published {
            document.published = date
            document.publishedFrom = .text
        }
    }

    private func length(of outcome: BodyVote.Outcome) -> Int {
        outcome.verdict.kept.reduce(0) { $0 + page.blocks[$1].text.count }
    }

    /// Reads title, people and dates, which stand in relation to the body.
    private mutating func readByline(_ kept: [Int]) {
        let start = kept.first.map { Int(page.blocks[$0].place) } ?? tree.body
        let end = max(start, kept.last.map { Int(page.blocks[$0].place) } ?? start)
        choice.prefer(headingAbove: start) { heading in
            page.blocks.count { $0.place > Int32(heading) && $0.place < Int32(start) } <= 16
        }
        let above = page.blocks.indices.filter { page.blocks[$0].place < Int32(start) && page.blocks[$0].length < 250 }
        choice.prefer(passageAmong: above.suffix(6).map(page.string))
        document.title = choice.title.map(Typography.clean)
        let titleWords = PageWords.words(choice.title ?? "")
        let titlePlace =
            tree.headings.last { $0 < start && PageWords.words(tree.line($0)) == titleWords }
            ?? tree.headings.last { $0 < start && tree.nodes[$0].tag == .h1 } ?? tree.body
        let names = [document.site, linked?.publisher].compactMap { $0 }.map { PageWords.words($0) }
        document.authors =
            BylineSearch(tree: tree, page: page, body: start...end, titlePlace: titlePlace, siteNames: names)
            .authors(stated: statedAuthors).map(Typography.clean)
        let search = DateSearch(
            tree: tree,
            page: page,
            tags: tags,
            linked: linked,
            address: address,
            body: start...end,
            titlePlace: titlePlace,
            observed: observed,
            zone: zone,
            language: document.language
        )
        let dates = search.found()
        document.removed += search.others(than: dates)
        document.published = dates.published
        document.publishedFrom = dates.from
        document.updated = dates.updated
    }
}
