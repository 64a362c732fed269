import Testing

@testable import Duplicates

@Suite("Copies") struct CopyTests {
    private let original = Telling.item("a", "Tanger Med bat son record de trafic", Telling.harbour)
    private var paragraphs: [String] { Telling.harbour.components(of: "\n\n") }

    private func verdict(_ title: String?, _ text: String, source: String = "b") -> StreamJudge.Finding.Verdict? {
        Telling.verdict(original, Telling.item(source, title, text))
    }

    @Test("another source's article with the same text is a copy, or exact when title and words are the same")
    func whole() throws {
        #expect(verdict("Maroc : record au port de Tanger Med", Telling.harbour) == .copy)
        #expect(verdict("Tanger Med bat son record de trafic", Telling.harbour) == .exact)
        let finding = try #require(
            Telling.findings([original, Telling.item("b", "Un record", Telling.harbour)]).last
        )
        #expect(finding.of == 0)
        #expect(finding.similarity == 1)
    }

    @Test("cut after a third, reordered, with an opening of its own or lines put around it, it is still a copy")
    func changed() {
        #expect(verdict("Record à Tanger", paragraphs[0] + " " + paragraphs[1].prefix(60)) == .copy)
        #expect(verdict("Record à Tanger", paragraphs.reversed().joined(separator: "\n\n")) == .copy)
        let lede = "Le trafic n’avait jamais été aussi élevé, et les responsables s’en félicitent."
        #expect(verdict("Record à Tanger", ([lede] + paragraphs.dropFirst()).joined(separator: "\n\n")) == .copy)
        let padded = [
            "Accueil > Économie", "Par la rédaction", Telling.harbour, "Partagez cet article", "© Le Détroit",
        ]
        #expect(verdict("Record à Tanger", padded.joined(separator: "\n\n")) == .copy)
    }

    @Test("on one line, in capitals, without accents or with question marks for them, it is still a copy")
    func respelt() {
        #expect(verdict("Record", Telling.harbour.components(of: "\n\n").joined(separator: " ")) == .copy)
        #expect(verdict("Record", Telling.harbour.uppercased()) == .copy)
        #expect(verdict("Record", Telling.harbour.folding(isLossy: false)) == .copy)
        #expect(verdict("Record", Telling.harbour.folding(isLossy: true)) == .copy)
    }

    @Test("a copy that stands within another text is found")
    func embedded() {
        #expect(verdict("Revue", Telling.harvest + "\n\n" + Telling.harbour) == .copy)
    }

    @Test("an article that quotes two sentences, and another article, are new")
    func quoted() {
        let quote = Telling.harvest + "\n\nÀ lire ailleurs : " + paragraphs[0]
        #expect(verdict("Olives : une année maigre", quote) == .new)
        #expect(verdict("Olives : une année maigre", Telling.harvest) == .new)
    }

    @Test("weather, rates and results of one template are no copies of each other, whoever prints them")
    func templates() {
        func weather(_ city: String, _ low: Int, _ high: Int, _ wind: Int) -> String {
            """
            La météo à \(city) pour ce jour : le ciel sera dégagé sur l’ensemble de la ville et de ses environs. Les \
            températures iront de \(low) degrés au lever du jour à \(high) degrés dans l’après-midi. Le vent soufflera à \
            \(wind) kilomètres à l’heure, avec des rafales de \(wind + 21) kilomètres à l’heure près des côtes. Le lever \
            du soleil est attendu à 7 h \(low + 30), son coucher à 18 h \(high). Bonne journée à toutes et à tous.
            """
        }
        for source in ["a", "b"] {
            let verdict = Telling.verdict(
                Telling.item("a", "Météo à Rabat : 12 octobre", weather("Rabat", 12, 24, 15)),
                Telling.item(source, "Météo à Salé : 13 octobre", weather("Salé", 14, 21, 38))
            )
            #expect(verdict == .new)
        }
    }

    @Test("a series whose pieces differ in names only is not one of copies")
    func names() {
        func notice(_ name: String, _ town: String, _ age: Int) -> String {
            """
            C’est avec une immense tristesse que nous avons appris le décès de \(name), survenu à \(town) à l’âge de \
            \(age) ans. En cette douloureuse circonstance, nous présentons nos sincères condoléances à sa famille et à \
            ses proches, et prions le Tout-Puissant de leur accorder patience et réconfort.
            """
        }
        let verdict = Telling.verdict(
            Telling.item("a", "Avis de décès : Salma Tazi", notice("Salma Tazi", "Fès", 81)),
            Telling.item("b", "Avis de décès : Omar Alami", notice("Omar Alami", "Safi", 67))
        )
        #expect(verdict == .new)
    }

    @Test("what a site puts under every article neither makes a copy nor hides one")
    func boilerplate() {
        let footer = """
            Toute l’actualité du Maghreb est à suivre sur notre site, notre application et nos pages. Abonnez-vous pour \
            recevoir chaque matin notre lettre et les analyses de nos correspondants dans les grandes villes du pays.

            Les commentaires sont modérés et n’engagent que leurs auteurs. Notre rédaction se réserve le droit de ne pas \
            publier ceux qui sortent du sujet ou manquent de respect aux personnes mises en cause dans nos colonnes.
            """
        let news = [
            "Trois personnes ont été légèrement blessées hier soir dans un accrochage à l’entrée de l’autoroute de Kénitra, "
                + "que les secours ont dégagée en moins d’une heure malgré la pluie et le trafic.",
            "Le marché central rouvre ses portes après neuf mois de travaux ; les commerçants retrouvent des étals "
                + "rénovés, mais craignent que la hausse des loyers ne chasse les plus modestes d’entre eux.",
            "Le conservatoire de musique a un nouveau directeur : le violoniste Adil Sefrioui succède à la pianiste qui "
                + "tenait la maison depuis vingt ans et qui part diriger un festival à Lyon.",
            "Coup d’envoi samedi du tournoi de pétanque des quartiers, qui réunit cette année soixante équipes venues "
                + "de toute la région, dont une douzaine de formations juniors engagées pour la première fois.",
        ]
        var items = news.enumerated().map { Telling.item("a", "Brève \($0)", $1 + "\n\n" + footer) }
        items.append(Telling.item("b", "Soixante équipes à la pétanque", news[3] + "\n\nVenez nombreux samedi !"))
        let findings = Telling.findings(items)
        #expect(findings.map(\.verdict) == [.new, .new, .new, .new, .copy])
        #expect(findings[4].of == 3)
    }

    /// A report of an accident with what is told of it put in.
    private func accident(_ when: String, _ place: String, _ state: String, _ cause: String) -> String {
        """
        Un accident de la circulation s’est produit \(when) à hauteur de \(place). Un homme a été \(state) et conduit par \
        les sapeurs-pompiers à l’hôpital. Selon les premiers éléments, \(cause) serait à l’origine du choc. Les gendarmes \
        ont ouvert une enquête pour en déterminer les circonstances exactes. La circulation a été perturbée dans les deux \
        sens, et les automobilistes sont invités à la prudence.
        """
    }

    @Test("a form filled in with other words is no copy of another, in one source or two")
    func forms() {
        let forms = [
            ("lundi matin", "la gare routière", "légèrement blessé", "une vitesse excessive"),
            ("mardi soir", "la piscine municipale", "grièvement atteint", "un pneu éclaté"),
            ("jeudi à l’aube", "l’ancien marché couvert", "blessé aux jambes", "le brouillard matinal"),
            ("samedi vers midi", "la sortie du tunnel", "retrouvé inconscient", "une chaussée glissante"),
        ].map(accident)
        for sources in [["a", "a", "a", "a"], ["a", "b", "a", "b"]] {
            let items = zip(sources, forms).enumerated().map { index, form in
                Telling.item(form.0, "Accident du jour, numéro \(index)", form.1)
            }
            #expect(Telling.findings(items).map(\.verdict) == [.new, .new, .new, .new])
            let copy = Telling.item("c", "Un blessé près du tunnel", "Accueil > Faits divers\n\n" + forms[3])
            let finding = Telling.findings(items + [copy]).last
            #expect(finding?.verdict == .copy)
            #expect(finding?.of == 3)
        }
    }

    @Test("a copy with words changed here and there, or badly scanned, is no filled-in form")
    func edited() {
        let report = accident("lundi matin", "la gare routière", "légèrement blessé", "une vitesse excessive")
        let first = Telling.item("a", "Accident près de la gare", report)
        let edits = report.replacing("homme", with: "passant").replacing("exactes", with: "précises")
            .replacing("invités", with: "appelés")
        #expect(Telling.verdict(first, Telling.item("b", "Un blessé lundi", edits)) == .copy)
        let scan = report.replacing("gare", with: "garc").replacing("enquête", with: "enquéfe")
            .replacing("circulation", with: "circulatlon").replacing("origine", with: "orlgine")
        #expect(Telling.verdict(first, Telling.item("b", "Un blessé lundi", scan)) == .copy)
    }

    @Test("a number in letters here and in digits there is one fact, another number is another")
    func speltNumbers() {
        func fire(_ number: String) -> String {
            """
            Bei einem Brand in einem Mehrfamilienhaus in Neuburg haben in der Nacht zum Freitag \(number) Familien ihr Zuhause \
            verloren. Das Feuer war nach Angaben der Feuerwehr im Keller ausgebrochen und griff rasch auf das Treppenhaus \
            über. Verletzt wurde niemand. Die Stadt brachte die Bewohner in einer Turnhalle unter. Die Ursache ist noch unklar.
            """
        }
        let first = Telling.item("a", "Brand in Neuburg: zwölf Familien ohne Zuhause", fire("zwölf"))
        let digits = Telling.item("b", "Brand in Neuburg: 12 Familien ohne Zuhause", fire("12"))
        #expect(Telling.verdict(first, digits) == .copy)
        let other = Telling.item("b", "Brand in Neuburg: 14 Familien ohne Zuhause", fire("14"))
        #expect(Telling.verdict(first, other) == .new)
    }

    @Test("very short items are copies only when their titles agree too")
    func short() {
        let flash = "Un séisme de faible intensité a été ressenti ce matin au large d’Al Hoceima, sans faire de dégâts."
        #expect(
            Telling.verdict(
                Telling.item("a", "Séisme au large d’Al Hoceima", flash),
                Telling.item("b", "Séisme au large d’Al Hoceima : pas de dégâts", flash)
            ) == .copy
        )
        #expect(
            Telling.verdict(
                Telling.item("a", "Grève à Fès", "Plus d’informations à suivre."),
                Telling.item("b", "Accident à Taza", "Plus d’informations à suivre.")
            ) == .new
        )
        #expect(Telling.verdict(Telling.item("a", "Un titre", ""), Telling.item("b", "Un autre titre", "")) == .new)
    }
}

extension String {
    func components(of separator: String) -> [String] {
        split(separator: separator).map(String.init)
    }

    /// Without what is beyond ASCII: accents dropped, or question marks in their place.
    func folding(isLossy: Bool) -> String {
        var result = ""
        for character in self {
            let first = character.unicodeScalars.first?.value ?? 0
            if first < 0x80 {
                result.unicodeScalars.append(contentsOf: character.unicodeScalars.prefix(1))
            } else if isLossy {
                result.append("?")
            } else {
                let plain: [Character: String] = [
                    "é": "e", "è": "e", "ê": "e", "à": "a", "É": "E", "î": "i", "’": "'", "ô": "o",
                ]
                result += plain[character] ?? ""
            }
        }
        return result
    }
}
