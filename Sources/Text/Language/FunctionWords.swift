/// The small words every sentence is made of, and the endings every headline has: what tells languages apart in a
/// text too short for statistics over letters.
struct FunctionWords: Sendable {
    /// The languages told apart, in the order of the scores.
    static let languages = ["fr", "en", "es", "de", "it", "pt", "nl", "ca"]

    static let shared = FunctionWords()

    /// For each folded word, the languages that use it as a bit set.
    private let words: WordTable<UInt8>

    /// What a short text says for each language.
    ///
    /// A word that few languages share counts more: one of its own counts 1, shared by two ½, and so on.
    func scores(_ bytes: UnsafeBufferPointer<UInt8>) -> LanguageScores {
        var scores = LanguageScores()
        var place = 0
        while place < bytes.count {
            var hash = WordHash.seed
            var length = 0
            var word = WordEnding()
            while place < bytes.count {
                let byte = bytes[place]
                if byte < 0x80 {
                    let lower = byte | 0x20
                    guard lower >= 0x61, lower <= 0x7A else { break }
                    WordHash.add(lower, to: &hash)
                    word.add(lower)
                    place += 1
                } else {
                    var cursor = ScalarCursor(bytes, from: place)
                    guard let scalar = cursor.next(), case .letter(let first, let second) = Folding.part(of: scalar)
                    else { break }
                    WordHash.add(first, to: &hash)
                    if second != 0 { WordHash.add(second, to: &hash) }
                    word.add(scalar)
                    if let (set, weight) = Self.letters(scalar) { scores.add(weight, to: set) }
                    place = cursor.offset
                }
                length += 1
            }
            if length > 0 {
                let set = words[hash]
                if set != 0 { scores.add(1 / Double(set.nonzeroBitCount), to: set) }
                if length > 4, let (set, weight) = word.evidence { scores.add(weight, to: set) }
            }
            place = Self.next(after: place, in: bytes)
        }
        return scores
    }

    /// The place after the character at `place`.
    private static func next(after place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard place < bytes.count else { return place }
        var cursor = ScalarCursor(bytes, from: place)
        _ = cursor.next()
        return cursor.offset
    }

    static func set(_ tags: [String]) -> UInt8 {
        tags.reduce(0) { set, tag in languages.firstIndex(of: tag).map { set | 1 << UInt8($0) } ?? set }
    }

    /// Letters that only some of the languages write, and how much one of them says.
    private static func letters(_ scalar: UInt32) -> (UInt8, Double)? {
        switch scalar {
        case 0xF1, 0xD1: (spanish, 0.4)
        case 0xBF, 0xA1: (spanish, 0.6)
        case 0xDF: (german, 0.6)
        case 0xE4, 0xC4, 0xF6, 0xD6, 0xFC, 0xDC: (german, 0.3)
        case 0xE3, 0xF5, 0xC3, 0xD5: (portuguese, 0.4)
        case 0xE7, 0xC7: (french | portuguese | catalan, 0.15)
        case 0xE8, 0xC8: (french | italian | catalan, 0.15)
        case 0xE9, 0xC9: (french, 0.2)
        case 0xEA, 0xCA, 0xE2: (french | portuguese, 0.2)
        case 0xF9, 0xFB, 0xEE, 0xEF, 0x153: (french, 0.3)
        case 0xEC, 0xF2: (italian, 0.3)
        case 0xED, 0xF3, 0xFA: (spanish | portuguese | catalan, 0.15)
        case 0xE1: (spanish | portuguese, 0.15)
        case 0xE0: (french | italian | portuguese | catalan, 0.1)
        default: nil
        }
    }

    private static let french: UInt8 = 1
    private static let spanish: UInt8 = 1 << 2
    private static let german: UInt8 = 1 << 3
    private static let italian: UInt8 = 1 << 4
    private static let portuguese: UInt8 = 1 << 5
    private static let catalan: UInt8 = 1 << 7

    private init() {
        var words: [UInt64: UInt8] = [:]
        for (index, language) in Self.languages.enumerated() {
            guard let list = Self.lists[language] else { continue }
            for token in Line(list, limit: 1 << 16).tokens where token.kind == .word {
                words[token.hash, default: 0] |= 1 << UInt8(index)
            }
        }
        self.words = WordTable(words)
    }

    private static let lists = [
        "fr": """
        le la les un une des du de d l et est sont a au aux en dans sur sous pour par avec sans ce cet cette ces qui
        que qu quoi dont ou où ne n pas plus moins se s son sa ses leur leurs il elle ils elles on nous vous je j mais
        donc car entre vers chez après avant contre depuis selon comme quand comment pourquoi si été être avoir ont
        fait faire face très tout tous toute toutes aussi même encore déjà hier demain aujourd hui ans deux trois
        nouveau nouvelle premier première voici quel quelle quels quelles c m t y lors jusqu malgré afin cela ça
        serait sera peut doit veut va vont avait était lundi mardi mercredi jeudi vendredi samedi dimanche milliards
        annonce gouvernement ministre guerre monde pays hausse baisse droits affaire procès mort morts blessés
        """,
        "en": """
        the of and to in is are was were be been has have had will would can could should may might not no on at by
        for from with without as it its he she they we you i his her their our your this that these those who which
        what when where why how but or if then than after before against over under about into out up down new more
        most first last says said say amid between during while still also just now here there all any some one two
        three years year day week us an a do does did get gets make makes back off top best world people man woman
        police government minister killed dead war deal plan
        """,
        "es": """
        el la los las un una unos unas de del y e en a al con sin por para que qué quien quién cual como cómo cuando
        cuándo donde dónde pero o si no es son está están fue ser ha han hay se su sus lo le les me te nos mi tu este
        esta estos estas ese esa eso más menos muy también ya hasta desde entre sobre contra tras según ante bajo
        durante todo todos toda todas años año día hoy ayer dos tres nuevo nueva primer primera así porque había
        gobierno presidente muertos muere millones mundo país policía guerra ley mejor puede tiene hace estado
        """,
        "de": """
        der die das den dem des ein eine einer eines einem einen und oder aber in im an am auf aus bei mit nach von
        vom zu zum zur für über unter vor gegen ohne durch um ist sind war waren wird werden wurde hat haben hatte
        sein nicht kein keine auch noch nur schon sich es er sie wir ihr ich man wie was wer wo warum wenn als dass
        daß so mehr neue neuer neues nach seit bis zwischen doch alle alles diese dieser dieses will soll kann muss
        jahre jahr jahren tag heute gestern zwei drei erste ersten gegen beim ihre ihren seine tote regierung
        """,
        "it": """
        il lo la i gli le un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dalla dai
        dalle in nel nello nella nei nelle con su sul sulla sui sulle per tra fra e ed o ma se che chi cui come dove
        quando perché non è sono era ha hanno ho si suo sua suoi loro ci ne più meno molto anche già ancora dopo
        prima contro senza fino ecco tutto tutti tutte anni anno oggi ieri due tre nuovo nuova primo governo morti
        morto guerra mondo paese essere stato stata fatto può deve l dell all dall nell sull un quest questo questa
        """,
        "pt": """
        o a os as um uma uns umas de do da dos das e em no na nos nas num numa ao aos à às com sem por pelo pela
        pelos pelas para que quem qual como quando onde mas ou se não é são foi ser está estão tem têm há seu sua
        seus suas lhe ele ela eles elas nós você eu mais menos muito também já até desde entre sobre contra após
        segundo ante sob durante todo todos toda todas anos ano dia hoje ontem dois duas três novo nova primeiro
        primeira porque isso este esta esse essa governo mortos milhões mundo país polícia guerra melhor pode diz
        vai vão
        """,
        "nl": """
        de het een en of maar in op aan bij met naar van voor over onder tegen zonder door om is zijn was waren wordt
        worden werd heeft hebben had niet geen ook nog maar al zich hij zij ze wij we jij je u ik men hoe wat wie
        waar waarom als dat dit die deze er meer nieuwe nieuw na sinds tot tussen toch alle alles wil zal kan moet
        jaar jaren dag vandaag gisteren twee drie eerste hun haar onze uit te ten ter tijdens dan zo kunnen moeten
        """,
        "ca": """
        el la els les un una uns unes de del dels i en a al als amb sense per que qui com quan on però o si no és són
        va ser ha han hi es se seu seva seus seves més menys molt també ja fins des entre sobre contra després segons
        durant tot tots tota totes anys any dia avui ahir dos dues tres nou nova primer primera aquest aquesta l d
        """,
    ]
}

/// The last letters of a word, where languages differ most in long words.
struct WordEnding {
    private var letters: UInt64 = 0

    /// Appends a small letter of ASCII.
    mutating func add(_ letter: UInt8) { letters = letters << 8 | UInt64(letter) }

    /// Appends a letter; the last eight are kept, as Latin-1.
    mutating func add(_ scalar: UInt32) {
        let lower = scalar < 0x80 ? scalar | 0x20 : scalar >= 0xC0 && scalar <= 0xDE ? scalar + 32 : scalar
        letters = letters << 8 | UInt64(lower & 0xFF)
    }

    /// The languages that have such words, and how much that says.
    var evidence: (UInt8, Double)? {
        for place in Self.ranges[Int(letters & 0xFF)] {
            let ending = Self.endings[place]
            if letters & ending.mask == ending.letters { return (ending.set, ending.weight) }
        }
        return nil
    }

    private struct Ending: Sendable {
        var letters: UInt64
        var mask: UInt64
        var set: UInt8
        var weight: Double
    }

    private static let endings: [Ending] = [
        ("ción", "es", 0.8), ("ciones", "es", 0.8), ("dad", "es", 0.5), ("mente", "es it pt", 0.6),
        ("miento", "es", 0.7),
        ("ção", "pt", 0.9), ("ções", "pt", 0.9), ("dade", "pt", 0.7), ("ções", "pt", 0.9), ("inho", "pt", 0.5),
        ("zione", "it", 0.9), ("zioni", "it", 0.9), ("tà", "it", 0.7), ("mento", "it pt", 0.5), ("menti", "it", 0.6),
        ("ggio", "it", 0.6), ("azza", "it", 0.4), ("ità", "it", 0.8), ("ieri", "it", 0.4), ("etti", "it", 0.4),
        ("tion", "fr en", 0.4), ("tions", "fr en", 0.4), ("ement", "fr en", 0.4), ("ité", "fr", 0.8),
        ("ités", "fr", 0.8),
        ("eur", "fr", 0.5), ("eurs", "fr", 0.6), ("aux", "fr", 0.5), ("ée", "fr", 0.6), ("ées", "fr", 0.7),
        ("ique", "fr", 0.6), ("iques", "fr", 0.7), ("euse", "fr", 0.6), ("oire", "fr", 0.5), ("aire", "fr", 0.4),
        ("ing", "en", 0.5), ("ness", "en", 0.6), ("ship", "en", 0.6), ("ity", "en", 0.6), ("ies", "en", 0.4),
        ("ally", "en", 0.6), ("ough", "en", 0.7), ("ght", "en", 0.7), ("ers", "en", 0.2), ("ted", "en", 0.3),
        ("ung", "de", 0.6), ("ungen", "de", 0.9), ("keit", "de", 0.9), ("heit", "de", 0.9), ("schaft", "de", 0.9),
        ("lich", "de", 0.8), ("ische", "de", 0.7), ("ischen", "de", 0.9), ("ieren", "de", 0.6), ("cht", "de nl", 0.5),
        ("heid", "nl", 0.9), ("lijk", "nl", 0.9), ("lijke", "nl", 0.9), ("ische", "de nl", 0.4), ("eren", "nl", 0.3),
        ("ació", "ca", 0.7), ("itat", "ca", 0.5), ("isme", "fr", 0.5), ("ismo", "es it pt", 0.4),
    ]
    .map { (text: String, tags: String, weight: Double) in
        var ending = WordEnding()
        for scalar in text.unicodeScalars { ending.add(scalar.value) }
        let bits = UInt64(text.unicodeScalars.count * 8)
        return Ending(
            letters: ending.letters,
            mask: bits >= 64 ? .max : (1 << bits) - 1,
            set: FunctionWords.set(tags.split(separator: " ").map(String.init)),
            weight: weight
        )
    }
    // By their last letter, and then the longest first.
    .sorted { ($1.letters & 0xFF, $0.mask) > ($0.letters & 0xFF, $1.mask) }

    /// Where in `endings` those with a given last letter lie.
    private static let ranges: [Range<Int>] = (0..<256).map { letter in
        let first = endings.firstIndex { $0.letters & 0xFF >= letter } ?? endings.count
        return first..<(endings.firstIndex { $0.letters & 0xFF > letter } ?? endings.count)
    }
}
