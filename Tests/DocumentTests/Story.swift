/// The same three paragraphs of a made-up report in the languages of the rules.
enum Story {
    static let paragraphs = [
        "fr": [
            "Le conseil municipal a voté mercredi soir la rénovation du port de pêche, un chantier attendu depuis dix ans par les marins.",
            "Les travaux doivent commencer au printemps. La mairie promet que la criée restera ouverte pendant toute leur durée.",
            "L’opposition a critiqué le montage financier, qui repose pour moitié sur un emprunt. Elle demande un audit indépendant.",
        ],
        "en": [
            "The city council voted on Wednesday evening to rebuild the fishing harbour, a project that sailors have long been waiting for.",
            "Work should begin in spring. The town hall says the auction will stay open throughout, with shorter hours on weekdays.",
            "Opponents criticised the way the project is paid for, half of it with borrowed money. They want an independent review.",
        ],
        "es": [
            "El pleno municipal aprobó el miércoles por la noche la reforma del puerto pesquero, una obra esperada desde hace diez años.",
            "Los trabajos comenzarán en primavera. El ayuntamiento promete que la lonja seguirá abierta durante toda la obra.",
            "La oposición criticó la financiación, que depende a medias de un préstamo, y pide una auditoría independiente.",
        ],
        "de": [
            "Der Stadtrat hat am Mittwochabend den Umbau des Fischereihafens beschlossen, auf den die Fischer seit Jahren gewartet haben.",
            "Die Arbeiten sollen im Frühjahr beginnen. Die Auktionshalle bleibt nach Angaben der Stadt die ganze Zeit über geöffnet.",
            "Die Opposition kritisierte die Finanzierung, die zur Hälfte auf einem Kredit beruht, und verlangt eine Prüfung.",
        ],
        "it": [
            "Il consiglio comunale ha approvato mercoledì sera la ristrutturazione del porto, un cantiere che i pescatori aspettavano da anni.",
            "I lavori cominceranno in primavera. Il comune promette che il mercato del pesce resterà aperto per tutto il periodo.",
            "L’opposizione ha criticato il finanziamento, che dipende per metà da un prestito, e chiede una verifica indipendente.",
        ],
        "pt": [
            "A câmara municipal aprovou na quarta-feira à noite a renovação do porto de pesca, uma obra esperada há mais de dez anos.",
            "Os trabalhos devem começar na primavera. A autarquia promete que a lota vai continuar aberta durante toda a obra.",
            "A oposição criticou o financiamento, que depende em metade de um empréstimo, e pede uma auditoria independente.",
        ],
        "ar": [
            "صادق المجلس البلدي مساء الأربعاء على إعادة تأهيل ميناء الصيد، وهو ورش ينتظره البحارة وتجار السمك منذ أكثر من عشر سنوات.",
            "ومن المرتقب أن تنطلق الأشغال في فصل الربيع، على أن يظل سوق السمك مفتوحا طيلة هذه المدة بمواقيت مخفضة.",
            "وانتقدت المعارضة طريقة تمويل المشروع التي تعتمد في نصفها على القروض، وطالبت بافتحاص مستقل قبل انطلاق الأشغال.",
        ],
    ]

    static func text(_ language: String) -> [String] { paragraphs[language] ?? [] }

    /// The story with lines above, after its first paragraph, and below.
    static func with(
        _ language: String,
        above: [String] = [],
        within: [String] = [],
        below: [String] = []
    ) -> [String] {
        let text = text(language)
        return above + text.prefix(1) + within + text.dropFirst() + below
    }
}
