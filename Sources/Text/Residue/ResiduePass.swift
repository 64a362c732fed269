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

    private(set) var passages: [Passage]
    private(set) var learnt = CleanText()
    private let language: String?
    private let observed: Date?
    private let zone: TimeZone?
    private let dates: DateReader
    private var isPublicationLabelled = false

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

    /// Takes out what stands listed under a heading such as “À lire aussi”.
    private mutating func dropRelatedLists() {
        let start = bodyRange?.lowerBound ?? passages.count
        let headings = passages.indices.filter { $0 > start && passages[$0].rule == nil && !passages[$0].isBody }
        for index in passages.indices {
            guard passages[index].rule == .readAlso, let line = passages[index].line,
                LineRules.isRelatedHeading(line)
            else { continue }
            var list: [Int] = []
            var next = index + 1
            while next < passages.count, list.count < 12, isListed(passages[next]) {
                if passages[next].rule == nil { list.append(next) }
                next += 1
            }
            // In an article with headings, the line right above a paragraph is one of them.
            let isHeaded =
                (headings.first ?? index) < index || (headings.last { $0 <= (bodyRange?.upperBound ?? 0) } ?? 0) > next
            if next < passages.count, passages[next].isBody, isHeaded { list = list.dropLast() }
            for place in list { drop(place, .readAlso) }
        }
    }

    private func isListed(_ passage: Passage) -> Bool {
        guard let line = passage.line else { return false }
        if passage.rule != nil { return true }
        return !passage.isBody && line.length <= 180 && line.tokens.last?.mark != .stop
    }

    private mutating func dropShareBars() {
        var start = 0
        while start < passages.count {
            var end = start
            var buttons: [Int] = []
            while end < passages.count {
                if passages[end].rule == nil, let line = passages[end].line, LineRules.isShareButton(line) {
                    buttons.append(end)
                } else if passages[end].rule != .share {
                    break
                }
                end += 1
            }
            if end - start > 1 { for place in buttons { drop(place, .share) } }
            start = max(end, start + 1)
        }
    }

    /// Reads bylines above the text, just below its first paragraph, and after its end.
    private mutating func readBylines() {
        let body = bodyRange ?? 0...max(0, passages.count - 1)
        let second = passages.indices.first { $0 > body.lowerBound && passages[$0].isBody } ?? body.upperBound
        for index in passages.indices where passages[index].rule == nil && !passages[index].isBody {
            let isHead = index < body.lowerBound && (index < 16 || body.lowerBound - index <= 16)
            let isDeckAbove = index > body.lowerBound && index < second && index <= body.lowerBound + 3
            let isTail = index > body.upperBound && index <= body.upperBound + 24
            guard isHead || isDeckAbove || isTail else { continue }
            readByline(at: index, isStrict: isDeckAbove)
        }
        for passage in passages { if let fields = passage.fields { learn(fields) } }
        if learnt.via == nil, body.lowerBound < passages.count {
            learnt.via = Dateline.agency(passages[body.lowerBound].text).map { Via(name: $0) }
        }
    }

    private mutating func readByline(at index: Int, isStrict: Bool) {
        guard let line = passages[index].line else { return }
        var reader = FieldReader(line, dates: dates, observed: observed, zone: zone)
        if let fields = reader.read(isStrict: isStrict) {
            if isStrict, fields.isBareDate, !standsUnderDeck(index) { return }
            passages[index].fields = fields
            drop(index, fields.rule)
            return
        }
        // A label alone, with its value on the next line.
        guard line.tokens.count <= 4, index + 1 < passages.count, passages[index + 1].rule == nil,
            let next = passages[index + 1].line, !passages[index + 1].isBody,
            FieldPhrase.index.match(line.tokens, at: 0, where: { $0.isSure }) != nil
        else { return }
        var joined = FieldReader(Line("\(line.text): \(next.text)"), dates: dates, observed: observed, zone: zone)
        guard let fields = joined.read(isStrict: true) else { return }
        passages[index].fields = fields
        drop(index, fields.rule)
        drop(index + 1, fields.rule)
    }

    /// Whether a bare date below the first paragraph is the article's own: a title stands above, and no second date
    /// heads another paragraph.
    private func standsUnderDeck(_ index: Int) -> Bool {
        guard let body = bodyRange, passages[..<body.lowerBound].contains(where: { $0.rule == nil }) else {
            return false
        }
        return !passages.indices.contains { other in
            guard other > index, other <= body.upperBound, passages[other].rule == nil, !passages[other].isBody,
                let line = passages[other].line
            else { return false }
            return DateWords.run(line, from: 0) == line.tokens.count
        }
    }

    /// Whether a date tells more of the publication than the one already known: pages also carry today's date.
    private func isBetter(_ date: StatedDate, _ isLabelled: Bool) -> Bool {
        guard let known = learnt.published else { return true }
        if isLabelled != isPublicationLabelled { return isLabelled }
        // The same day, told more exactly.
        let hours = abs(date.instant.timeIntervalSince(known.instant)) / 3600
        return known.precision == .day && date.precision != .day && hours < 24
    }

    private mutating func learn(_ fields: Fields) {
        for author in fields.authors where !learnt.authors.contains(author) { learnt.authors.append(author) }
        if let date = fields.published, isBetter(date, fields.isPublicationLabelled) {
            learnt.published = date
            isPublicationLabelled = fields.isPublicationLabelled
        }
        learnt.updated = learnt.updated ?? fields.updated
        learnt.section = learnt.section ?? fields.section
        for tag in fields.tags where !learnt.tags.contains(tag) { learnt.tags.append(tag) }
        learnt.via = learnt.via ?? fields.via
    }

    /// Takes out what a platform says of itself after the note that ends a re-posted article.
    private mutating func dropBlurb() {
        guard let note = passages.lastIndex(where: { $0.rule == .origin }), kept.contains(where: { $0 < note }) else {
            return
        }
        for index in passages.indices where index > note && passages[index].rule == nil {
            if Blurb.speaksOfUs(passages[index].text) { drop(index, .blurb) }
        }
    }

    private mutating func dropForeignTail() {
        let kept = kept
        guard kept.count > 1, let tail = ForeignTail(kept.map { passages[$0].text }, language: language).count else {
            return
        }
        let run = kept.suffix(tail)
        guard let first = run.first, let last = kept.dropLast(tail).last else { return }
        // A site's blurb follows its other furniture, or speaks of “us”.
        let isAfterResidue = (last + 1..<first).contains { passages[$0].rule != nil && passages[$0].rule != .separator }
        guard isAfterResidue || run.allSatisfy({ Blurb.speaksOfUs(passages[$0].text) }) else { return }
        for index in run { drop(index, .language) }
    }
}

/// The last part of a long passage, when it may hold a re-posting note.
private struct OriginTail {
    /// Where to read from, in bytes; nil when no note can be there.
    let start: Int?

    init(_ text: String) {
        var text = text
        start = text.withUTF8 { bytes in
            let from = max(0, bytes.count - 300)
            var window: UInt32 = 0
            for byte in bytes[from...] {
                window = window << 8 | UInt32(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
                guard Self.isKey(window) else { continue }
                let tail = Line(String(decoding: bytes[from...], as: UTF8.self))
                return OriginNote.hasMiddle(tail) ? max(0, bytes.count - 700) : nil
            }
            return nil
        }
    }

    /// Four bytes that every note's middle holds one of: `firs`, `prem`, `prim`, `zuer`, `prov`, `eers`, `orig`,
    /// `init`, `abor`, `أو`.
    private static func isKey(_ window: UInt32) -> Bool {
        switch window {
        case 0x6669_7273, 0x7072_656D, 0x7072_696D, 0x7A75_6572, 0x7072_6F76, 0x6565_7273, 0x6F72_6967, 0x696E_6974,
            0x6162_6F72, 0xD8A3_D988, 0xD8A7_D988:
            true
        default: false
        }
    }
}
