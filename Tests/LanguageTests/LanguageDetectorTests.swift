import News
import Testing
import Text

@Suite("Language detection")
struct LanguageDetectorTests {
    @Test(
        "a short headline tells its language",
        arguments: [
            (
                "fr",
                [
                    "Séisme au Maroc : les secours toujours à pied d'œuvre",
                    "Budget 2026 : ce que contient le projet de loi",
                    "Grève des enseignants, troisième journée de mobilisation", "Retraites, la réforme adoptée",
                    "Intempéries : alerte rouge à Agadir", "Mort d'un géant du raï", "Bourse : clôture en baisse",
                    "Le Sahel face aux groupes armés", "LES PRIX DU CARBURANT REPARTENT A LA HAUSSE",
                ]
            ),
            (
                "en",
                [
                    "Earthquake rescue teams race against time", "Markets slip as oil prices climb",
                    "Why rents keep rising",
                    "Morocco reach Africa Cup final", "Teachers strike for third day", "New tram lines planned",
                    "Inside the hunt for missing gold", "Central bank holds rates",
                ]
            ),
            (
                "es",
                [
                    "Terremoto en Marruecos: siguen las tareas de rescate", "La Bolsa cierra a la baja",
                    "¿Por qué suben los alquileres?",
                    "Huelga de profesores, tercer día de protestas", "Acuerdo de gas entre Argel y Roma",
                    "Muere una leyenda del flamenco", "Sequía: embalses bajo mínimos",
                ]
            ),
            (
                "de",
                [
                    "Erdbeben in Marokko: Rettungskräfte suchen weiter", "Börse schließt im Minus",
                    "Warum die Mieten steigen",
                    "Streik der Lehrer geht in den dritten Tag", "Gasabkommen zwischen Algier und Rom",
                    "Dürre bedroht Ernte",
                ]
            ),
            (
                "it",
                [
                    "Terremoto in Marocco, si scava ancora", "Borsa, chiusura in ribasso",
                    "Perché aumentano gli affitti",
                    "Sciopero degli insegnanti, terzo giorno di protesta", "Pensioni, approvata la riforma",
                    "Siccità, raccolti a rischio",
                ]
            ),
            (
                "pt",
                [
                    "Sismo em Marrocos: buscas continuam", "Bolsa fecha em queda",
                    "Greve dos professores entra no terceiro dia",
                    "Parlamento aprova reforma das pensões", "Aviso vermelho por chuva no Porto",
                    "Polícia detém cinco suspeitos",
                ]
            ),
            (
                "nl",
                [
                    "Aardbeving in Marokko: reddingswerk gaat door", "Staking van leraren gaat derde dag in",
                    "Waarom de huren stijgen",
                    "Kamer stemt in met pensioenwet", "Politie houdt vijf verdachten aan", "Droogte bedreigt oogst",
                ]
            ),
            (
                "ar",
                [
                    "زلزال المغرب: فرق الإنقاذ تواصل البحث", "البورصة تغلق على انخفاض", "اتفاق غاز بين الجزائر وروما",
                    "لماذا ترتفع الإيجارات",
                ]
            ),
            ("tr", ["Türkiye'de elektrikli araç şarj istasyonu sayısı arttı"]),
            ("ru", ["Правительство объявило о повышении пенсий"]),
            ("el", ["Η κυβέρνηση ανακοίνωσε αύξηση των μισθών"]), ("ja", ["政府は賃金の引き上げを発表した"]),
            ("he", ["הממשלה הודיעה על העלאת שכר"]),
        ]
    )
    func headlines(tag: String, texts: [String]) {
        for text in texts { #expect(LanguageDetector.detect(text)?.tag == tag, "\(text)") }
    }

    @Test("text without letters has no language")
    func nothing() {
        for text in ["", " ", "2024", "…", "1 234,56 %", "🙂", "—", "a"] {
            #expect(LanguageDetector.detect(text) == nil, "\(text)")
        }
    }

    @Test("a hint decides where the text says little, and never against a clear text")
    func hint() throws {
        let names = try #require(LanguageDetector.detect("Interpol Marrakech 2025", hint: "fr-MA"))
        #expect(names.tag == "fr")
        #expect(!names.isReliable)
        let clear =
            "The government has announced that salaries will rise next year, and teachers are not convinced at all."
        #expect(LanguageDetector.detect(clear, hint: "fr")?.tag == "en")
        #expect(LanguageDetector.detect("الحكومة تعلن عن زيادة في الأجور", hint: "fr")?.tag == "ar")
        #expect(LanguageDetector.detect("Les salaires augmentent", hint: "not a tag !")?.tag == "fr")
    }

    @Test("a sentence is reliable")
    func reliable() throws {
        let text =
            "Le conseil municipal a voté mercredi soir la rénovation du port de pêche, attendue depuis dix ans par les marins."
        let found = try #require(LanguageDetector.detect(text))
        #expect(found == DetectedLanguage(tag: "fr", script: "Latn", direction: .ltr, isReliable: true))
    }

    @Test("Arabic is read from right to left")
    func direction() throws {
        let found = try #require(
            LanguageDetector.detect("افتتحت اليوم أشغال المؤتمر الدولي حول الأمن بحضور عدد من الوزراء")
        )
        #expect(found.tag == "ar")
        #expect(found.script == "Arab")
        #expect(found.direction == .rtl)
    }

    @Test("a foreign name in a text does not change its script")
    func mixedScripts() throws {
        let found = try #require(
            LanguageDetector.detect("قال مدير شركة Google إن الشركة ستفتح مكتبا جديدا في الدار البيضاء")
        )
        #expect(found.tag == "ar")
    }

    @Test("only the beginning of a long text is looked at")
    func long() {
        let text = String(repeating: "Les marins attendent le vote du conseil depuis dix ans déjà. ", count: 20_000)
        #expect(LanguageDetector.detect(text)?.tag == "fr")
    }

    @Test("many threads may ask at once")
    func threads() async {
        let answers = await withTaskGroup(of: String?.self) { group in
            for index in 0..<64 {
                group.addTask {
                    LanguageDetector.detect(
                        index % 2 == 0 ? "Le ministre est arrivé hier soir à Rabat" : "The minister arrived last night"
                    )?.tag
                }
            }
            return await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(answers == ["fr", "en"])
    }
}
