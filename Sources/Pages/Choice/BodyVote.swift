/// Chooses among bodies that were found in different ways the one that the others agree with most.
struct BodyVote {
    private let tree: PageTree
    private let page: PageBlocks
    private let knowledge: BlockJudge.Knowledge
    /// Blocks that are known to be the article's.
    private let anchors: [Int]
    private let ignoresNames: Bool

    init(
        _ tree: PageTree,
        _ page: PageBlocks,
        _ knowledge: BlockJudge.Knowledge,
        anchors: [Int] = [],
        ignoresNames: Bool
    ) {
        self.tree = tree
        self.page = page
        self.knowledge = knowledge
        self.anchors = anchors
        self.ignoresNames = ignoresNames
    }

    struct Outcome {
        var verdict: BlockJudge.Verdict
        var root: Int
        var finder: String
    }

    /// The body; nil for a page without blocks.
    ///
    /// With `root` it is looked for in that element alone.
    func outcome(_ readings: inout BlockReadings, in root: Int? = nil) -> Outcome? {
        let isWanted: (PageBlock) -> Bool = { [ignoresNames] in $0.gone == nil || ignoresNames && $0.isGoneByName }
        let mass = PageMass(tree, page.blocks, discountsMargins: false, where: isWanted)
        if let root { return judge("rule", root, page.range(in: tree, root), mass[root], &readings) }
        let search = ContainerSearch(tree, page, mass, isWanted: isWanted)
        let found: [(String, Int?)] = [
            ("named", search.named()), ("article", search.article()), ("scored", search.scored()),
            ("dominant", search.dominant()), ("titled", search.titled(by: knowledge.title)),
            ("known", search.around(anchors)),
        ]
        var outcomes: [Outcome] = []
        for (finder, root) in found {
            guard let root else { continue }
            if var same = outcomes.first(where: { $0.root == root }) {
                same.finder = finder
                outcomes.append(same)
                continue
            }
            outcomes.append(judge(finder, root, page.range(in: tree, root), mass[root], &readings))
        }
        if outcomes.isEmpty {
            outcomes.append(judge("body", tree.body, page.blocks.indices, mass[tree.body], &readings))
        }
        let run = search.densestRun(where: isWanted)
        outcomes.append(judge("run", tree.body, run, mass[tree.body], &readings))
        return best(outcomes, readings)
    }

    private func judge(
        _ finder: String,
        _ root: Int,
        _ range: Range<Int>,
        _ mass: Int,
        _ readings: inout BlockReadings
    ) -> Outcome {
        var judge = BlockJudge(
            tree,
            page,
            knowledge,
            root: root,
            rootMass: mass,
            range: range,
            ignoresNames: ignoresNames
        )
        return Outcome(verdict: judge.judge(&readings), root: root, finder: finder)
    }

    private func best(_ outcomes: [Outcome], _ readings: BlockReadings) -> Outcome? {
        let kept = outcomes.map { outcome in
            var row = [Bool](repeating: false, count: page.blocks.count)
            for index in outcome.verdict.kept { row[index] = true }
            return row
        }
        let sizes = kept.map { row in row.indices.reduce(0) { $0 + (row[$1] ? readings.words[$1].count : 0) } }
        var best: (agreement: Double, index: Int)?
        for index in outcomes.indices {
            var agreement = 0.0
            for other in outcomes.indices where other != index {
                let shared = page.blocks.indices.reduce(0) {
                    $0 + (kept[index][$1] && kept[other][$1] ? readings.words[$1].count : 0)
                }
                let sum = sizes[index] + sizes[other]
                agreement += sum > 0 ? 2 * Double(shared) / Double(sum) : 0
            }
            if !anchors.isEmpty {
                agreement += Double(outcomes.count) * Double(anchors.count { kept[index][$0] }) / Double(anchors.count)
            }
            if agreement > best?.agreement ?? -1 { best = (agreement, index) }
        }
        guard let chosen = best?.index else { return nil }
        // Where the feed has most of a container's text, no vote is needed.
        let known = anchors.reduce(0) { $0 + readings.words[$1].count }
        if let index = outcomes.firstIndex(where: { $0.finder == "known" }), known > 0, sizes[index] > 0,
            anchors.allSatisfy({ kept[index][$0] }), known * 10 >= sizes[index] * 6
        {
            return outcomes[index]
        }
        // A short text may be one box of many: an element found by its name or by the title knows better.
        let wider = outcomes.indices.filter {
            ["named", "article", "titled"].contains(outcomes[$0].finder) && sizes[$0] * 10 > sizes[chosen] * 22
        }
        if sizes[chosen] < 250, let wide = wider.min(by: { sizes[$0] < sizes[$1] }) { return outcomes[wide] }
        return outcomes[chosen]
    }
}
