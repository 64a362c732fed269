/// What a word can mean within a date; several at once where languages share a spelling (`mar`: March and Tuesday).
struct DateWord {
    /// What a number before the word counts.
    enum Unit { case year, month, day, hour, minute, second }

    /// 1…12.
    var month: Int?
    var isWeekday = false
    /// Carries no part of the date by itself: an article, an ordinal ending, “at”.
    var isFiller = false
    /// Hours to add to a twelve-hour clock.
    var halfDay: Int?
    /// What the number before it counts.
    var unit: Unit?
    /// A zone's fixed distance from Greenwich in seconds, or its name in the zone database.
    var offset: Int?
    var zoneName: String?
    /// Written by Koreans only, whose country has one zone.
    var isKorean = false

    /// The meaning of a folded word; nil when it has none in dates.
    init?(_ key: String) {
        guard let word = DateVocabulary.words[key] else { return nil }
        self = word
    }

    init() {}
}

/// The words of dates, folded as `FoldedLetters` folds.
enum DateVocabulary {
    static let words: [String: DateWord] = {
        var words = prefixes(of: DateNames.months, weekdays: DateNames.weekdays)
        func set(_ names: String, _ change: (inout DateWord) -> Void) {
            for name in names.split(separator: " ") {
                change(&words[fold(name), default: DateWord()])
            }
        }
        for (index, names) in DateNames.fixedMonths.enumerated() { set(names) { $0.month = index + 1 } }
        set(DateNames.fixedWeekdays) { $0.isWeekday = true }
        set(DateNames.fillers) { $0.isFiller = true }
        set("am ص صباحا 오전 上 前 öö dopoledne πμ") { $0.halfDay = 0 }
        set("pm م مساء 오후 下 後 后 ös odpoledne μμ") { $0.halfDay = 12 }
        set("h hs hr hrs heure heures hora horas uhr u std uur klo 時 时 시 點 点") { $0.unit = .hour }
        set("min mn minute minutes minuten minutos 分 분") { $0.unit = .minute }
        set("s sec seconde secondes 秒 초") { $0.unit = .second }
        set("年 년") { $0.unit = .year }
        set("月 월") { $0.unit = .month }
        set("日 일 號 号") { $0.unit = .day }
        set("년 오전 오후 시 분 초") { $0.isKorean = true }
        for (name, offset) in DateNames.zones { set(name) { $0.offset = offset } }
        for (name, zone) in DateNames.namedZones { set(name) { $0.zoneName = zone } }
        return words
    }()

    static func fold(_ word: some StringProtocol) -> String {
        var word = String(word)
        return word.withUTF8 { bytes in
            var letters = FoldedLetters(bytes)
            if let first = letters.peek(), case .unit(let unit) = first.kind { return unit }
            return letters.word()
        }
    }

    /// Every beginning of three letters or more that stands for one month, or for a weekday.
    private static func prefixes(of months: [[String]], weekdays: [String]) -> [String: DateWord] {
        var words: [String: DateWord] = [:]
        var whole: [String: Set<Int>] = [:]
        var begun: [String: Set<Int>] = [:]
        for names in months {
            for (index, forms) in names.enumerated() {
                for form in forms.split(separator: " ") {
                    let name = fold(form)
                    whole[name, default: []].insert(index + 1)
                    for prefix in beginnings(of: name) { begun[prefix, default: []].insert(index + 1) }
                }
            }
        }
        for (name, candidates) in begun where candidates.count == 1 {
            words[name, default: .init()].month = candidates.first
        }
        for (name, candidates) in whole {
            words[name, default: .init()].month = candidates.count == 1 ? candidates.first : nil
        }
        for name in weekdays.lazy.flatMap({ $0.split(separator: " ") }).map({ fold($0) }) {
            words[name, default: .init()].isWeekday = true
            for prefix in beginnings(of: name) { words[prefix, default: .init()].isWeekday = true }
        }
        return words
    }

    private static func beginnings(of name: String) -> [String] {
        name.count > 3 ? (3..<name.count).map { String(name.prefix($0)) } : []
    }
}
