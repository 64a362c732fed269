import CLanguage
import News

/// What speaks for each language, gathered from pieces of one text.
struct LanguageEvidence {
    private let script: Script
    private let hint: String?
    /// What CLD2 and the function words say together, by tag.
    private var weights: [String: Double] = [:]
    /// The language that CLD2 alone is sure of in a text long enough for letter statistics.
    private var certain: String?
    private var isContradicted = false

    /// Languages that news is commonly published in; others need more evidence in a short text.
    private static let written: Set<String> = [
        "ar", "az", "bg", "bn", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu",
        "id", "it", "ja",
        "ka", "ko", "lt", "lv", "mk", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta",
        "th", "tr", "uk",
        "ur", "vi", "zh", "zh-Hant",
    ]

    /// Bytes from which letter statistics are good enough to decide alone.
    private static let long = 160

    init(script: Script, hint: String?) {
        self.script = script
        self.hint = hint.flatMap(Self.primary)
    }

    /// The declared language, when the function words of a piece of the text leave no doubt of it.
    ///
    /// The usual case, and ten times cheaper than letter statistics: a feed that says `fr` is written in French.
    static func confirmed(
        _ hint: String?,
        by piece: UnsafeBufferPointer<UInt8>,
        in script: Script
    ) -> DetectedLanguage? {
        guard script.code == "Latn", piece.count >= long, let tag = hint.flatMap(primary),
            let index = FunctionWords.languages.firstIndex(of: tag)
        else { return nil }
        let scores = FunctionWords.shared.scores(piece)
        guard scores[index] >= confirmingScore, scores.best(without: index) <= scores[index] / 2 else { return nil }
        return DetectedLanguage(tag: tag, script: script.code, direction: script.direction, isReliable: true)
    }

    /// About a dozen function words that no other language shares, or twice as many that one other does.
    private static let confirmingScore = 6.0

    /// Adds what a piece of valid UTF-8 says.
    mutating func add(_ piece: UnsafeBufferPointer<UInt8>) {
        guard let base = piece.baseAddress else { return }
        let guess = clanguage_detect(UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self), piece.count)
        if let code = Self.tag(of: guess) {
            let share = Double(guess.percent) / 100
            // Trust grows with length: CLD2 calls its answer reliable after a dozen letters, but is wrong then one
            // time in ten, mostly for English.
            let letters = Double(min(piece.count, Self.long))
            let trust = guess.reliable ? 0.4 + letters / 45 : 0.2 + letters / 120
            weights[code, default: 0] += share * trust * (Self.written.contains(code) || code == hint ? 1 : 0.5)
            if guess.reliable, piece.count >= Self.long, share >= 0.7 {
                isContradicted = isContradicted || (certain != nil && certain != code)
                certain = code
            }
        }
        guard script.code == "Latn" else { return }
        // A long text in a language that is not among the eight gathers words by chance.
        let scale = Double(Self.long) / Double(max(piece.count, Self.long))
        let scores = FunctionWords.shared.scores(piece)
        for index in FunctionWords.languages.indices where scores[index] > 0 {
            let score = scores[index]
            weights[FunctionWords.languages[index], default: 0] += score * scale
        }
    }

    /// The answer; nil when nothing speaks for any language.
    var verdict: DetectedLanguage? {
        if let certain, !isContradicted { return answer(certain, isReliable: true) }
        var weights = weights
        let told = weights.values.max() ?? 0
        if let hint, fits(hint) { weights[hint, default: 0] += told < 2.5 ? 1.2 : 0.3 }
        let ranked = weights.sorted { $0.value > $1.value || ($0.value == $1.value && $0.key < $1.key) }
        guard let best = ranked.first, best.value >= 0.5 else {
            return script.language.map { answer($0, isReliable: true) }
        }
        let own = self.weights[best.key] ?? 0
        let margin = own - (self.weights.filter { $0.key != best.key }.values.max() ?? 0)
        return answer(best.key, isReliable: own >= 1.5 && margin >= 0.7)
    }

    private func answer(_ tag: String, isReliable: Bool) -> DetectedLanguage {
        DetectedLanguage(tag: tag, script: script.code, direction: script.direction, isReliable: isReliable)
    }

    /// Whether a declared language is written in the script at hand at all.
    private func fits(_ language: String) -> Bool {
        let expected: String? =
            switch language {
            case "ar", "fa", "ur", "ps", "ckb": "Arab"
            case "ru", "uk", "bg", "be", "mk", "sr": "Cyrl"
            case "el": "Grek"
            case "he", "yi": "Hebr"
            case "zh": "Hani"
            case "ja": script.code == "Hani" ? "Hani" : "Kana"
            case "ko": "Hang"
            case "hi", "mr", "ne": "Deva"
            case "th": "Thai"
            default: nil
            }
        if language == "sr", script.code == "Latn" { return true }
        return script.code == (expected ?? "Latn")
    }

    /// The primary subtag in lower case; nil for what is no language tag.
    private static func primary(_ tag: String) -> String? {
        let primary = tag.utf8.prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
        guard (2...3).contains(primary.count) else { return nil }
        return String(decoding: primary.map { $0 | 0x20 }, as: UTF8.self)
    }

    /// CLD2's code as BCP 47 writes it; nil for unknown.
    private static func tag(of guess: CLanguageGuess) -> String? {
        guard let code = guess.code.map({ String(cString: $0) }), code != "un", !code.hasPrefix("x") else { return nil }
        return switch code {
        case "iw": "he"
        case "jw": "jv"
        case "tl": "fil"
        default: code
        }
    }
}
