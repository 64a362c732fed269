import News

import struct Foundation.Date
import struct Foundation.TimeZone

/// One article on its way through the rules.
struct ResiduePass {
    struct Passage {
        var text: String
        /// Whether it is short enough to be judged by its words.
        let isJudged: Bool
        /// Whether it is known to have more words than any button or label.
        var isWordy = false
        /// Whether it reads like the article itself: a long passage or a sentence of some length.
        var isBody = false
        /// Why it goes; nil while it stays.
        var rule: Rule?
        /// What was cut out of its text.
        var cuts: [Removal] = []
        private var keptLine: Line?
        /// One or none; few passages have them, and all are passed around.
        private var keptFields: [Fields] = []

        init(_ text: String, isJudged: Bool) {
            self.text = text
            self.isJudged = isJudged
        }

        /// The words, for passages that can be judged by them; plain text is never asked for them.
        var line: Line? { keptLine ?? (isJudged ? Line(text) : nil) }

        /// What its fields said, for a byline.
        var fields: Fields? {
            get { keptFields.first }
            set { keptFields = newValue.map { [$0] } ?? [] }
        }

        /// As `line`, which from now on stays what it is now, whatever becomes of the text.
        @discardableResult
        mutating func keepLine() -> Line? {
            if keptLine == nil { keptLine = line }
            return keptLine
        }

        /// Judges what is left of the text from now on.
        mutating func judgeAnew() { keptLine = Line(text) }
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
    private static let brief = 100
    /// The longest notice of a site's rights or its form for mistakes, in bytes.
    private static let longestNotice = 480

    init(_ paragraphs: [String], language: String?, observed: Date?, zone: TimeZone?) {
        self.language = language
        self.observed = observed
        self.zone = zone
        dates = DateReader(zone: zone, dayFirst: Self.writesDayFirst(language))
        passages = paragraphs.map { Passage($0, isJudged: Self.isJudged($0)) }
    }

    /// Whether a passage is short enough to be judged by its words; the others are searched for what may stand inside
    /// a paragraph.
    private static func isJudged(_ text: String) -> Bool {
        let count = text.utf8.count
        guard count > LineRules.longestSentence else { return true }
        guard count <= LineRules.longest * 2 else { return false }
        var text = text
        let letters = text.withUTF8 { bytes in
            var letters = 0
            for byte in bytes { letters += byte & 0xC0 == 0x80 || byte == 0x20 ? 0 : 1 }
            return letters
        }
        guard letters > LineRules.longestSentence else { return true }
        return letters <= LineRules.longest && !Sentence.ends(text)
    }

    /// Whether `05/06/2024` is the fifth of June; nil where writers of the language disagree.
    private static func writesDayFirst(_ language: String?) -> Bool? {
        guard let language else { return nil }
        return language.hasPrefix("en") ? nil : true
    }

    /// The places of what stays.
    var kept: [Int] { passages.indices.filter { passages[$0].rule == nil } }

    var removals: [Removal] {
        var removals: [Removal] = []
        for index in passages.indices {
            removals += passages[index].cuts
            guard let rule = passages[index].rule, !passages[index].text.isEmpty else { continue }
            removals.append(Removal(rule: rule.rawValue, text: passages[index].text))
        }
        return removals
    }

    /// Applies every rule.
    mutating func run() {
        judgeOneByOne()
        dropComments()
        dropRelatedLists()
        dropShareBars()
        readBylines()
        dropOffers()
        let count = kept.count
        dropForeignTail()
        dropBlurb()
        // What stood above a blurb stands at the article's end now.
        if kept.count < count { readBylines() }
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
        guard let first = kept.first, passages[first].text.utf8.count <= 400,
            Self.mayRepeat(title, passages[first].text)
        else { return }
        let words = Line(title).tokens.filter { $0.kind != .mark }
        let own = Line(passages[first].text).tokens.filter { $0.kind != .mark }
        guard !words.isEmpty, words.count <= own.count,
            zip(words, own).allSatisfy({ $0.hash == $1.hash && $0.value == $1.value })
        else { return }
        if words.count == own.count { return drop(first, .title) }
        // The byline follows in the same passage, where a single line break divided the two.
        guard words.count > 3, own.count - words.count <= 20 else { return }
        let text = passages[first].text
        var reader = FieldReader(Line(text, from: own[words.count].start), dates: dates, observed: observed, zone: zone)
        guard let fields = reader.read() else { return }
        learn(fields, isTail: false)
        drop(first, .title)
    }

    /// Whether two texts begin with the same words.
    private static func mayRepeat(_ title: String, _ text: String) -> Bool {
        var (title, text) = (title, text)
        return title.withUTF8 { title in
            text.withUTF8 { text in
                var (words, own) = (WordCursor(title), WordCursor(text))
                return (0..<4).allSatisfy { _ in words.next() == own.next() }
            }
        }
    }

    private mutating func judgeOneByOne() {
        var isInBody = false
        for index in passages.indices {
            let hints = passages[index].text.withUTF8 { PassageSieve($0).hints }
            passages[index].isWordy = !hints.contains(.short)
            if passages[index].text.utf8.count > Self.sentence { cutLabels(index) }
            if isInBody, OddLine.isGluedLabel(passages[index].text) {
                drop(index, .readAlso)
            } else if !passages[index].isJudged {
                search(index, hints)
            } else if hints.isSubset(of: .related) {
                if hints.contains(.related), passages[index].text.utf8.count > Self.sentence { cutRelated(index) }
            } else if let line = passages[index].keepLine() {
                judge(line, at: index, isInBody: isInBody)
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
        // Below a title, the longest passage is the text even where nothing closes its last sentence.
        if let longest = kept.dropFirst().max(by: { passages[$0].text.utf8.count < passages[$1].text.utf8.count }),
            passages[longest].text.utf8.count >= Self.brief
        {
            passages[longest].isBody = true
            return
        }
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
                passages[index].judgeAnew()
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
    private mutating func search(_ index: Int, _ hints: PassageSieve.Hints) {
        if !hints.isDisjoint(with: [.within, .opening]), passages[index].text.utf8.count <= Self.longestNotice,
            let rule = LineRules.notice(Line(passages[index].text))
        {
            drop(index, rule)
            return
        }
        if hints.contains(.origin), let start = OriginTail(passages[index].text).start,
            let note = OriginNote.read(Line(passages[index].text, from: start))
        {
            learn(note)
            cut(index, note.start..<passages[index].text.utf8.count, .origin)
        }
        if hints.contains(.related) { cutRelated(index) }
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

    /// Takes out `[Publicité]` and the like between two sentences.
    private mutating func cutLabels(_ index: Int) {
        var from = 0
        for _ in 0..<8 {
            guard let range = AdLabel.range(in: passages[index].text, from: from) else { return }
            cut(index, range, .adSlot)
            from = range.lowerBound
        }
    }

    /// Takes bytes out of a passage and closes the gap with one space.
    private mutating func cut(_ index: Int, _ range: Range<Int>, _ rule: Rule) {
        passages[index].keepLine()
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
