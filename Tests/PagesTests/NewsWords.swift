import Testing

/// The words of one language that a template is filled with.
struct NewsWords: Sendable, CustomTestStringConvertible {
    var language: String
    var direction = "ltr"
    var words: [String: String]

    var testDescription: String { language }

    /// What a reader of the article should get.
    var paragraphs: [String] { ["p1", "p2", "p3", "h", "p4", "p5"].compactMap { words[$0] } }

    func fill(_ template: String) -> String {
        var page = template.replacing("{{lang}}", with: language).replacing("{{dir}}", with: direction)
        for (name, value) in words { page = page.replacing("{{\(name)}}", with: value) }
        return page
    }

    static let all = [
        NewsWords(
            language: "fr",
            words: [
                "site": "Le Courrier du Rif", "title": "Le port d’Al Hoceima attend ses nouveaux quais",
                "deck": "Promis depuis trois ans, le chantier n’a pas commencé, et les armateurs perdent patience.",
                "author": "Salma Idrissi", "by": "Par", "date": "Publié le 24 novembre 2025 à 10h12",
                "p1":
                    "Les travaux d’extension du port d’Al Hoceima devaient commencer au printemps, mais aucun engin n’est encore arrivé sur le chantier, constatent les pêcheurs.",
                "p2":
                    "« On nous a demandé de vider deux pontons en mars, et depuis nous amarrons les bateaux les uns contre les autres », raconte Hamid, patron d’un sardinier de dix-huit mètres.",
                "p3":
                    "La direction du port explique que l’appel d’offres a dû être relancé après le retrait d’un des trois groupements, et que le nouveau calendrier sera connu en janvier.",
                "h": "Une facture qui grimpe",
                "p4":
                    "Le coût du projet, estimé d’abord à deux cents millions de dirhams, dépasserait maintenant deux cent soixante millions, selon un document que le conseil régional a examiné lundi.",
                "p5":
                    "Les armateurs demandent en attendant que la criée reste ouverte la nuit, afin que les prises de l’aube puissent partir vers Fès et Meknès sans perdre une journée.",
                "caption": "Le quai nord, samedi. (Photo : Karim Bennis)", "related": "À lire aussi",
                "other1": "La criée de Nador change ses horaires d’hiver",
                "other2": "Sardine : les prix flambent à la veille des fêtes",
                "newsletter": "Abonnez-vous à notre newsletter pour recevoir chaque matin l’essentiel de l’actualité.",
                "share": "Partager cet article", "ad": "Publicité", "comments": "3 commentaires",
                "remark": "Cela fait dix ans que l’on nous promet ces quais, et rien ne vient jamais.",
                "copyright": "© 2025 Le Courrier du Rif. Tous droits réservés.",
                "tags": "Étiquettes : port, pêche, Rif",
                "cookies": "Nous utilisons des cookies pour mesurer l’audience de ce site et améliorer votre visite.",
                "entrynote":
                    "Cette entrée a été publiée le lundi 24 novembre 2025 à 10:12 et est classée dans Actualités. Vous pouvez en suivre les commentaires par le biais du flux RSS 2.0. Les commentaires et les pings sont fermés.",
            ]
        ),
        NewsWords(
            language: "en",
            words: [
                "site": "The Harbour Post", "title": "Fishing port still waits for its new quays",
                "deck": "Promised three years ago, the work has not begun and boat owners are losing patience.",
                "author": "Nora Whitfield", "by": "By", "date": "Published 24 November 2025, 10:12",
                "p1":
                    "Work to extend the fishing port was due to begin in spring, but not a single machine has reached the site so far, the skippers who moor there every night say.",
                "p2":
                    "“They asked us to clear two pontoons in March and we have been tying the boats up side by side ever since,” said Tom Ackerley, who runs a sixty-foot trawler.",
                "p3":
                    "The port authority explains that the tender had to be issued again after one of three bidders withdrew, and that a new timetable will be announced in January.",
                "h": "A bill that keeps growing",
                "p4":
                    "The cost of the project, first put at twenty million pounds, would now exceed twenty-six million, according to a paper that councillors discussed behind closed doors on Monday.",
                "p5":
                    "Meanwhile the owners want the fish market to stay open overnight, so that what is landed at dawn can reach the cities inland without losing a whole day.",
                "caption": "The north quay on Saturday. Photograph: Ken Marsh", "related": "Read also",
                "other1": "Fish market changes its winter hours", "other2": "Herring prices soar before the holidays",
                "newsletter": "Sign up to our newsletter and get the day’s headlines in your inbox every morning.",
                "share": "Share this article", "ad": "Advertisement", "comments": "3 comments",
                "remark": "They have been promising us these quays for ten years and nothing ever comes of it.",
                "copyright": "© 2025 The Harbour Post. All rights reserved.", "tags": "Tags: port, fishing, quays",
                "cookies": "We use cookies to measure who visits this site and to improve your experience.",
                "entrynote":
                    "This entry was posted on Monday, November 24th, 2025 at 10:12 am and is filed under News. You can follow any responses to this entry through the RSS 2.0 feed. Both comments and pings are currently closed.",
            ]
        ),
        NewsWords(
            language: "es",
            words: [
                "site": "La Voz del Puerto", "title": "El puerto pesquero sigue sin sus nuevos muelles",
                "deck": "Prometidas hace tres años, las obras no han empezado y los armadores pierden la paciencia.",
                "author": "Lucía Ferrándiz", "by": "Por", "date": "Publicado el 24 de noviembre de 2025 a las 10:12",
                "p1":
                    "Las obras de ampliación del puerto pesquero debían comenzar en primavera, pero todavía no ha llegado ni una sola máquina, según cuentan los patrones que amarran allí cada noche.",
                "p2":
                    "«En marzo nos pidieron que vaciáramos dos pantalanes y desde entonces amarramos los barcos unos contra otros», explica Ramón Oliva, patrón de un cerquero de dieciocho metros.",
                "p3":
                    "La autoridad portuaria sostiene que hubo que repetir el concurso tras la retirada de uno de los tres consorcios, y que el nuevo calendario se conocerá en enero.",
                "h": "Una factura que no deja de crecer",
                "p4":
                    "El coste del proyecto, estimado al principio en veinte millones de euros, superaría ahora los veintiséis millones, según un documento que el pleno examinó el lunes a puerta cerrada.",
                "p5":
                    "Mientras tanto, los armadores piden que la lonja siga abierta por la noche para que las capturas del alba lleguen a las ciudades del interior sin perder una jornada.",
                "caption": "El muelle norte, el sábado. Foto: Andrés Molina", "related": "Lea también",
                "other1": "La lonja cambia sus horarios de invierno",
                "other2": "El precio de la sardina se dispara antes de las fiestas",
                "newsletter": "Suscríbete a nuestra newsletter y recibe cada mañana las noticias en tu correo.",
                "share": "Compartir esta noticia", "ad": "Publicidad", "comments": "3 comentarios",
                "remark": "Llevan diez años prometiéndonos esos muelles y nunca llega nada de nada.",
                "copyright": "© 2025 La Voz del Puerto. Todos los derechos reservados.",
                "tags": "Etiquetas: puerto, pesca",
                "cookies": "Utilizamos cookies para medir la audiencia de este sitio y mejorar su visita.",
                "entrynote":
                    "Esta entrada fue publicada el lunes 24 de noviembre de 2025 a las 10:12 y está archivada en Noticias. Puedes seguir las respuestas a esta entrada mediante el feed RSS 2.0. Los comentarios y los pings están cerrados.",
            ]
        ),
        NewsWords(
            language: "de",
            words: [
                "site": "Hafenkurier", "title": "Der Fischereihafen wartet noch immer auf neue Kais",
                "deck":
                    "Seit drei Jahren versprochen, ist der Bau nicht begonnen, und die Reeder verlieren die Geduld.",
                "author": "Henrike Thomsen", "by": "Von", "date": "Veröffentlicht am 24. November 2025, 10:12 Uhr",
                "p1":
                    "Der Ausbau des Fischereihafens sollte im Frühjahr beginnen, doch bis heute ist keine einzige Maschine eingetroffen, wie die Schiffer berichten, die dort jede Nacht festmachen.",
                "p2":
                    "„Im März mussten wir zwei Stege räumen, und seitdem liegen die Boote Seite an Seite“, sagt Jens Petersen, der einen achtzehn Meter langen Kutter fährt.",
                "p3":
                    "Die Hafenbehörde erklärt, die Ausschreibung habe wiederholt werden müssen, nachdem sich einer von drei Bietern zurückgezogen habe; der neue Zeitplan werde im Januar vorgestellt.",
                "h": "Eine Rechnung, die weiter wächst",
                "p4":
                    "Die Kosten, zunächst auf zwanzig Millionen Euro geschätzt, sollen nun bei mehr als sechsundzwanzig Millionen liegen, wie aus einem Papier hervorgeht, das der Rat am Montag beriet.",
                "p5":
                    "Die Reeder verlangen unterdessen, dass die Auktionshalle nachts geöffnet bleibt, damit der Fang des Morgens die Städte im Binnenland noch am selben Tag erreicht.",
                "caption": "Der Nordkai am Samstag. Foto: Uwe Brandt", "related": "Lesen Sie auch",
                "other1": "Auktionshalle ändert ihre Winterzeiten",
                "other2": "Heringspreise steigen kurz vor den Feiertagen",
                "newsletter": "Abonnieren Sie unseren Newsletter und lesen Sie jeden Morgen das Wichtigste.",
                "share": "Artikel teilen", "ad": "Anzeige", "comments": "3 Kommentare",
                "remark": "Seit zehn Jahren verspricht man uns diese Kais, und nie wird etwas daraus.",
                "copyright": "© 2025 Hafenkurier. Alle Rechte vorbehalten.", "tags": "Schlagwörter: Hafen, Fischerei",
                "cookies": "Wir verwenden Cookies, um die Nutzung dieser Seite zu messen und sie zu verbessern.",
                "entrynote":
                    "Dieser Eintrag wurde am Montag, 24. November 2025 um 10:12 Uhr veröffentlicht und ist abgelegt unter Nachrichten. Du kannst die Kommentare zu diesem Eintrag durch den RSS 2.0 Feed verfolgen. Kommentare und Pings sind derzeit nicht erlaubt.",
            ]
        ),
        NewsWords(
            language: "pt",
            words: [
                "site": "Jornal do Cais", "title": "Porto de pesca continua à espera dos novos cais",
                "deck": "Prometidas há três anos, as obras não começaram e os armadores perdem a paciência.",
                "author": "Beatriz Falcão", "by": "Por", "date": "Publicado em 24 de novembro de 2025 às 10:12",
                "p1":
                    "As obras de ampliação do porto de pesca deviam começar na primavera, mas ainda não chegou uma única máquina, contam os mestres que ali atracam todas as noites.",
                "p2":
                    "«Em março pediram-nos que esvaziássemos dois pontões e desde então amarramos os barcos uns aos outros», explica Joaquim Leitão, mestre de uma traineira de dezoito metros.",
                "p3":
                    "A autoridade portuária afirma que o concurso teve de ser repetido depois da saída de um dos três consórcios, e que o novo calendário será conhecido em janeiro.",
                "h": "Uma conta que não para de crescer",
                "p4":
                    "O custo do projeto, estimado de início em vinte milhões de euros, passaria agora dos vinte e seis milhões, segundo um documento que a câmara examinou na segunda-feira.",
                "p5":
                    "Entretanto, os armadores pedem que a lota fique aberta durante a noite, para que o pescado da madrugada chegue às cidades do interior sem perder um dia.",
                "caption": "O cais norte, no sábado. Foto: Rui Matos", "related": "Leia também",
                "other1": "Lota muda os horários de inverno", "other2": "Preço da sardinha dispara antes das festas",
                "newsletter": "Subscreva a nossa newsletter e receba as notícias no seu e-mail todas as manhãs.",
                "share": "Partilhar", "ad": "Publicidade", "comments": "3 comentários",
                "remark": "Há dez anos que nos prometem estes cais e nunca chega coisa nenhuma.",
                "copyright": "© 2025 Jornal do Cais. Todos os direitos reservados.", "tags": "Etiquetas: porto, pesca",
                "cookies": "Usamos cookies para medir a audiência deste site e melhorar a sua visita.",
                "entrynote":
                    "Este post foi publicado em segunda-feira, 24 de novembro de 2025 às 10:12 e está arquivado em Notícias. Você pode acompanhar as respostas a este post pelo feed RSS 2.0. Comentários e pings estão fechados.",
            ]
        ),
        NewsWords(
            language: "it",
            words: [
                "site": "Il Molo", "title": "Il porto peschereccio aspetta ancora le nuove banchine",
                "deck": "Promessi tre anni fa, i lavori non sono cominciati e gli armatori perdono la pazienza.",
                "author": "Chiara Benvenuti", "by": "Di", "date": "Pubblicato il 24 novembre 2025 alle 10:12",
                "p1":
                    "I lavori di ampliamento del porto peschereccio dovevano cominciare in primavera, ma finora non è arrivata neppure una macchina, raccontano i comandanti che vi ormeggiano ogni notte.",
                "p2":
                    "«A marzo ci hanno chiesto di liberare due pontili, e da allora leghiamo le barche l’una all’altra», spiega Sandro Galli, comandante di un peschereccio di diciotto metri.",
                "p3":
                    "L’autorità portuale spiega che la gara è stata ripetuta dopo il ritiro di uno dei tre concorrenti, e che il nuovo calendario sarà reso noto a gennaio.",
                "h": "Un conto che continua a crescere",
                "p4":
                    "Il costo del progetto, stimato all’inizio in venti milioni di euro, supererebbe ora i ventisei milioni, secondo un documento che il consiglio ha esaminato lunedì a porte chiuse.",
                "p5":
                    "Nel frattempo gli armatori chiedono che il mercato resti aperto di notte, perché il pescato dell’alba possa raggiungere le città dell’interno senza perdere un giorno.",
                "caption": "La banchina nord, sabato. Foto di Marco Testi", "related": "Leggi anche",
                "other1": "Il mercato del pesce cambia gli orari invernali",
                "other2": "Il prezzo delle alici vola prima delle feste",
                "newsletter": "Iscriviti alla nostra newsletter e ricevi ogni mattina le notizie nella tua casella.",
                "share": "Condividi", "ad": "Pubblicità", "comments": "3 commenti",
                "remark": "Sono dieci anni che ci promettono queste banchine e non arriva mai niente.",
                "copyright": "© 2025 Il Molo. Tutti i diritti riservati.", "tags": "Tag: porto, pesca",
                "cookies": "Questo sito utilizza cookie per misurare le visite e migliorare la navigazione.",
                "entrynote":
                    "Questo articolo è stato pubblicato lunedì 24 novembre 2025 alle 10:12 ed è archiviato in Notizie. Puoi seguire le risposte a questo articolo tramite il feed RSS 2.0. Commenti e ping sono chiusi.",
            ]
        ),
        NewsWords(
            language: "ar",
            direction: "rtl",
            words: [
                "site": "صوت الميناء", "title": "ميناء الصيد ما زال ينتظر أرصفته الجديدة",
                "deck": "وُعد بالأشغال قبل ثلاث سنوات، لكنها لم تنطلق بعد، وصبر المجهزين ينفد.",
                "author": "سناء المرابط", "by": "بقلم", "date": "نشر في 24 نوفمبر 2025 الساعة 10:12",
                "p1":
                    "كان من المقرر أن تنطلق أشغال توسيع ميناء الصيد في الربيع الماضي، غير أن آلة واحدة لم تصل إلى الورش حتى اليوم، حسب ما يرويه ربابنة المراكب التي ترسو هناك كل ليلة.",
                "p2":
                    "وقال حميد، وهو ربان مركب لصيد السردين يبلغ طوله ثمانية عشر مترا، إنهم طلبوا منا في مارس إخلاء رصيفين، ومنذ ذلك الحين نربط المراكب بعضها إلى بعض.",
                "p3":
                    "وأوضحت إدارة الميناء أن طلب العروض أعيد من جديد بعد انسحاب واحدة من المجموعات الثلاث، وأن الجدول الزمني الجديد سيعلن عنه في شهر يناير المقبل.",
                "h": "فاتورة ترتفع باستمرار",
                "p4":
                    "أما كلفة المشروع التي قدرت في البداية بمئتي مليون درهم فقد تتجاوز اليوم مئتين وستين مليونا، وفق وثيقة درسها المجلس الجهوي يوم الاثنين في جلسة مغلقة.",
                "p5":
                    "ويطالب المجهزون في انتظار ذلك بأن يظل سوق السمك مفتوحا طوال الليل حتى تصل منتجات الفجر إلى المدن الداخلية دون أن تضيع يوما كاملا.",
                "caption": "الرصيف الشمالي يوم السبت (تصوير: كريم بنيس)", "related": "اقرأ أيضا",
                "other1": "سوق السمك يغير مواقيته الشتوية", "other2": "أسعار السردين تلتهب قبيل الأعياد",
                "newsletter": "اشترك في نشرتنا البريدية لتصلك أهم الأخبار كل صباح.", "share": "شارك المقال",
                "ad": "إعلان",
                "comments": "3 تعليقات", "remark": "منذ عشر سنوات وهم يعدوننا بهذه الأرصفة ولا يأتي منها شيء أبدا.",
                "copyright": "© 2025 صوت الميناء. جميع الحقوق محفوظة.", "tags": "الوسوم: ميناء، صيد",
                "cookies": "يستخدم هذا الموقع ملفات تعريف الارتباط لقياس الزيارات وتحسين تجربتكم.",
                "entrynote":
                    "نشر هذا المقال يوم الاثنين 24 نوفمبر 2025 على الساعة 10:12 في قسم الأخبار. يمكنكم متابعة الردود على هذا المقال عبر خلاصة RSS 2.0. التعليقات مغلقة.",
            ]
        ),
    ]
}
