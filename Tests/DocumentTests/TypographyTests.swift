import Testing
import Text

@Suite("Typography")
struct TypographyTests {
    @Test(
        "what no reader sees goes",
        arguments: [
            ("co\u{AD}opé\u{AD}ration", "coopération"), ("\u{FEFF}Titre", "Titre"), ("a\u{200B}b", "ab"),
            ("un\u{00}e\u{07} page", "une page"), ("\u{200E}نص\u{200F}", "نص"), ("deux  espaces", "deux espaces"),
            ("\u{A0} au bord \u{202F}", "au bord"), ("une\ttabulation", "une tabulation"), ("ﬁnance", "finance"),
        ]
    )
    func invisible(text: String, expected: String) {
        #expect(Typography.clean(text) == expected)
    }

    @Test(
        "a space that markup left before a comma or full stop goes",
        arguments: [
            ("Ainsi , il part .", "Ainsi, il part."), ("la paix » , dit-il", "la paix », dit-il"),
            ("le ministre ( Intérieur ) parle", "le ministre (Intérieur) parle"), ("قال ، ثم", "قال، ثم"),
        ]
    )
    func flattened(text: String, expected: String) {
        #expect(Typography.clean(text) == expected)
    }

    @Test(
        "French spacing, quotes and everything else that was meant stays",
        arguments: [
            "Il a dit : « Venez ! »", "Vrai\u{A0}? Oui\u{202F}!", "10\u{A0}000 euros", "l’été et l'hiver",
            "la plateforme .NET",
            "« … ” mêlés", "un\u{A0}mot", "attendre ...", "می‌خواهم", "👩‍👩‍👧", "ligne\nsuivante", "SÃO PAULO", "«AMANHÃ»",
        ]
    )
    func kept(text: String) {
        #expect(Typography.clean(text) == text)
    }

    @Test(
        "mojibake is undone",
        arguments: [
            ("CoopÃ©ration renforcÃ©e", "Coopération renforcée"), ("lâ€™Ã‰tat", "l’État"),
            ("Â« oui Â»", "« oui »"), ("Ø§Ù„Ø£Ù…Ù†", "الأمن"),
        ]
    )
    func mojibake(text: String, expected: String) {
        #expect(Typography.clean(text) == expected)
    }

    @Test("text that was encoded several times is clean at once", arguments: ["é", "l’État", "« déjà »"])
    func severalTimes(text: String) {
        var spoilt = text
        for _ in 0..<3 {
            spoilt = spoilt.utf8.map { byte in
                // The codes that windows-1252 does not use stay what they are.
                let letters: [UInt8: Character] = [0x99: "™", 0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…"]
                return String(letters[byte] ?? Character(Unicode.Scalar(byte)))
            }.joined()
        }
        let clean = Typography.clean(spoilt)
        #expect(Typography.clean(clean) == clean)
    }

    @Test("decomposed letters are composed")
    func composed() {
        #expect(Array(Typography.clean("e\u{301}te\u{301}").unicodeScalars) == Array("été".unicodeScalars))
    }
}
