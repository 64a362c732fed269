import News

import struct Foundation.Date
import struct Foundation.TimeZone

/// One article on its way through the rules.
struct ResiduePass {
    struct Passage {
        var text: String
        /// The words, for passages that can be judged by them.
        var line: Line?
        /// Why it goes; nil while it stays.
        var rule: Rule?
        /// What its fields said, for a byline.
        var fields: Fields?
        /// What was cut out of its text.
        var cuts: [Removal] = []
        /// Whether it reads like the article itself: a long passage or a sentence of some length.
        var isBody = false
    }

    var passages: [Passage]
    var learnt = CleanText()
    let language: String?
    let observed: Date?
    let zone: TimeZone?
    let dates: DateReader
    var isPublicationLabelled = false

    private static let body = 220
    private static let sentence = 80

    init(_ paragraphs: [String], language: String?, observed: Date?, zone: TimeZone?) {
        self.language = language
        self.observed = observed
        self.zone = zone
        dates = DateReader(zone: zone, dayFirst: Self.writesDayFirst(language))
        passages = paragraphs.map { Passage(text: $0, line: Self.isJudged($0) ? Line($0) : nil) }
    }

    /// Whether a passage is short enough to be judged by its words; the others are searched for what may stand inside
    /// a paragraph.
    private static func isJudged(_ text: String) -> Bool {
        guard text.utf8.count <= LineRules.longest * 2 else { return false }
        let letters = text.utf8.reduce(0) { $0 + ($1 & 0xC0 == 0x80 || $1 == 0x20 ? 0 : 1) }
        return letters <= (Sentence.ends(text) ? LineRules.longestSentence : LineRules.longest)
    }

    /// Whether `05/06/2024` is the fifth of June; nil where writers of the language disagree.
    private static func writesDayFirst(_ language: String?) -> Bool? {
        guard let language else { return nil }
        return language.hasPrefix("en") ? nil : true
    }

    /// The places of what stays.
    var kept: [Int] { passages.indices.filter { passages[$0].rule == nil } }

    var removals: [Removal] {
        passages.flatMap { passage in
            passage.cuts
                + ((passage.text.isEmpty ? nil : passage.rule).map { [Removal(rule: $0.rawValue, text: passage.text)] }
                    ?? [])
        }
    }

    /// Applies every rule.
    mutating func run() {
        judgeOneByOne()
        dropRelatedLists()
        dropShareBars()
        readBylines()
        dropForeignTail()
        dropBlurb()
    }

    /// Where the article's own text begins and ends; nil when there is none.
    var bodyRange: ClosedRange<Int>? {
        guard let first = passages.firstIndex(where: { $0.isBody && $0.rule == nil }),
            let last = passages.lastIndex(where: { $0.isBody && $0.rule == nil })
        else { return nil }
        return first...last
    }

    mutating func drop(_ index: Int, _ rule: Rule) { passages[index].rule = rule }

    /// Takes out a first passage that only repeats the title.
    mutating func dropRepeated(title: String) {
        guard let first = kept.first, passages[first].text.utf8.count <= 400 else { return }
        let words = Line(title).tokens.filter { $0.kind != .mark }
        let own = Line(passages[first].text).tokens.filter { $0.kind != .mark }
        guard !words.isEmpty, words.count == own.count,
            zip(words, own).allSatisfy({ $0.hash == $1.hash && $0.value == $1.value })
        else { return }
        drop(first, .title)
    }

    private mutating func judgeOneByOne() {
        var isInBody = false
        for index in passages.indices {
            if let line = passages[index].line {
                judge(line, at: index, isInBody: isInBody)
            } else {
                search(index)
            }
            guard passages[index].rule == nil else { continue }
            let text = passages[index].text
            let count = text.utf8.count
            passages[index].isBody = count >= Self.body || (count >= Self.sentence && Sentence.ends(text))
            isInBody = isInBody || passages[index].isBody
        }
        if !isInBody { settleForBrief() }
    }

    /// In a brief without one passage of some length, sentences are the text.
    private mutating func settleForBrief() {
        for index in passages.indices where passages[index].rule == nil {
            guard let line = passages[index].line, line.length >= 20, line.endsLikeSentence,
                FieldPhrase.index.match(line.tokens, at: 0, where: { $0.isSure }) == nil
            else { continue }
            passages[index].isBody = true
        }
    }

    private mutating func judge(_ line: Line, at index: Int, isInBody: Bool) {
        if let note = OriginNote.read(line) {
            learn(note)
            if note.start == 0 {
                drop(index, .origin)
            } else {
                cut(index, note.start..<passages[index].text.utf8.count, .origin)
                passages[index].line = Line(passages[index].text)
            }
            return
        }
        if let rule = LineRules.rule(for: line, isInBody: isInBody) {
            drop(index, rule)
        } else if passages[index].text.utf8.count > Self.sentence {
            cutRelated(index)
        }
    }

    /// Looks inside a long passage.
    private mutating func search(_ index: Int) {
        let tail = OriginTail(passages[index].text)
        if let start = tail.start, let note = OriginNote.read(Line(passages[index].text, from: start)) {
            learn(note)
            cut(index, note.start..<passages[index].text.utf8.count, .origin)
        }
        cutRelated(index)
    }

    private mutating func cutRelated(_ index: Int) {
        var from = 0
        for _ in 0..<8 {
            guard let range = ReadAlso.passage(in: passages[index].text, from: from) else { return }
            cut(index, range, .readAlso)
            from = max(0, range.lowerBound - 1)
            if passages[index].text.isEmpty {
                passages[index].rule = .readAlso
                passages[index].cuts = passages[index].cuts.dropLast()
                return
            }
        }
    }

    /// Takes bytes out of a passage and closes the gap with one space.
    private mutating func cut(_ index: Int, _ range: Range<Int>, _ rule: Rule) {
        let text = passages[index].text
        let range = range.clamped(to: 0..<text.utf8.count)
        let before = text.utf8.prefix(range.lowerBound).reversed().drop { $0 == 0x20 || $0 == 0x0A }
        let after = text.utf8.dropFirst(range.upperBound).drop { $0 == 0x20 || $0 == 0x0A }
        let passage = String(decoding: text.utf8.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
        passages[index].cuts.append(Removal(rule: rule.rawValue, text: Typography.clean(passage)))
        var joined = String(decoding: text.utf8.prefix(before.count), as: UTF8.self)
        if !before.isEmpty, !after.isEmpty { joined.append(" ") }
        joined += String(decoding: after, as: UTF8.self)
        passages[index].text = joined
        if passages[index].text.isEmpty { passages[index].rule = rule }
    }

    private mutating func learn(_ note: OriginNote) {
        learnt.title = learnt.title ?? note.title
        learnt.via = Via(name: note.name)
    }
}
