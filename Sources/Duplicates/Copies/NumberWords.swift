/// Numbers that newspapers spell out and others print in digits: `eleven months`, `11 months`.
enum NumberWords {
    /// Whether two words say one number, at least one of them in letters.
    static func areOne(_ one: UInt64, _ other: UInt64) -> Bool {
        let (first, second) = (values[one], values[other])
        guard let value = first ?? second else { return false }
        return (first ?? digits[one]) == value && (second ?? digits[other]) == value
    }

    /// In six languages, from two on: “one” is an article as often as a number.
    private static let spelt: [(Int, String)] = [
        (2, "two deux zwei dos due dois duas"), (3, "three trois drei tres tre três"),
        (4, "four quatre vier cuatro quattro quatro"), (5, "five cinq fünf cinco cinque"),
        (6, "six sechs seis sei"), (7, "seven sept sieben siete sette sete"), (8, "eight huit acht ocho otto oito"),
        (9, "nine neuf neun nueve nove"), (10, "ten dix zehn diez dieci dez"), (11, "eleven onze elf once undici"),
        (12, "twelve douze zwölf doce dodici doze"), (13, "thirteen treize dreizehn trece tredici treze"),
        (14, "fourteen quatorze vierzehn catorce quattordici"), (15, "fifteen quinze fünfzehn quince quindici"),
        (16, "sixteen seize sechzehn dieciséis sedici dezesseis"), (17, "seventeen siebzehn diecisiete diciassette"),
        (18, "eighteen achtzehn dieciocho diciotto dezoito"), (19, "nineteen neunzehn diecinueve diciannove"),
        (20, "twenty vingt zwanzig veinte venti vinte"), (30, "thirty trente dreißig treinta trenta trinta"),
        (40, "forty quarante vierzig cuarenta quaranta quarenta"),
        (50, "fifty cinquante fünfzig cincuenta cinquanta cinquenta"),
        (60, "sixty soixante sechzig sesenta sessanta sessenta"), (70, "seventy siebzig setenta settanta"),
        (80, "eighty achtzig ochenta ottanta oitenta"), (90, "ninety neunzig noventa novanta"),
        (100, "hundred cent hundert cien cento cem"), (1000, "thousand mille tausend mil"),
    ]

    private static let values: [UInt64: Int] = {
        var values: [UInt64: Int] = [:]
        for (value, names) in spelt {
            for word in FoldedText(names).words { values[word] = value }
        }
        return values
    }()

    private static let digits: [UInt64: Int] = {
        var digits: [UInt64: Int] = [:]
        for (value, _) in spelt {
            for word in FoldedText(String(value)).words { digits[word] = value }
        }
        return digits
    }()
}
