/// What a word can be in a relative date.
enum RelativePiece: Sendable {
    enum Unit: Sendable { case second, minute, hour, day, week, month, year }

    /// Tells that a span before now follows (`il y a`) or went before (`ago`).
    case ago
    case unit(Unit)
    /// A unit with its number, such as the Arabic dual.
    case span(Int, Unit)
    case number(Int)
    /// One before a unit, nothing elsewhere: `a`, `an`.
    case article
    case half
    /// Days before today.
    case day(Int)
    case now
    /// The last such day, Monday being 1: it counts beside a time of day.
    case weekday(Int)
    case evening
    case morning
    case filler

    /// The words, by what they are.
    static let index = PhraseIndex<RelativePiece>([
        (
            .ago,
            "il y a; il y'a; y a; ago; earlier; hace; vor; fa; há; ha; atrás; geleden; منذ; قبل; since; depuis; назад; önce; temu; lalu; yang lalu"
        ),
        (
            .unit(.second),
            "seconde; secondes; sec; secs; s; second; seconds; segundo; segundos; sekunde; sekunden; secondo; secondi; ثانية; ثواني; ثوان; ثوانٍ"
        ),
        (
            .unit(.minute),
            """
            minute; minutes; min; mins; mn; m; minuto; minutos; minuten; minuti; minuut; دقيقة; دقائق; دقيقه; минута; минуты; минуту; минут
            dakika; minut; minuty; minutę; menit
            """
        ),
        (
            .unit(.hour),
            """
            heure; heures; h; hr; hrs; hour; hours; hora; horas; stunde; stunden; std; ora; ore; uur; uren; ساعة; ساعات; ساعه; час; часа; часов
            saat; godzina; godziny; godzinę; godzin; jam
            """
        ),
        (
            .unit(.day),
            "jour; jours; j; day; days; d; día; días; tag; tagen; tage; giorno; giorni; dia; dias; dag; dagen; gg; يوم; أيام; يوما; يومًا; день; дня; дней; gün; dni; dzień; hari"
        ),
        (
            .unit(.week),
            """
            semaine; semaines; sem; week; weeks; w; wk; semana; semanas; woche; wochen; settimana; settimane; weken; أسبوع; أسابيع; اسبوع
            """
        ),
        (
            .unit(.month),
            "mois; month; months; mo; mes; meses; monat; monaten; monate; mese; mesi; mês; maand; maanden; شهر; أشهر; شهور"
        ),
        (
            .unit(.year),
            "année; années; ans; year; years; yr; yrs; y; año; años; jahr; jahren; jahre; anno; anni; ano; anos; jaar; سنة; سنوات; عام; أعوام"
        ),
        (.span(2, .minute), "دقيقتين; دقيقتان"), (.span(2, .hour), "ساعتين; ساعتان"), (.span(2, .day), "يومين; يومان"),
        (.span(2, .week), "أسبوعين"), (.span(2, .month), "شهرين"), (.span(2, .year), "سنتين; عامين"),
        (.number(1), "un; une; one; una; uno; ein; eine; einer; einem; einen; um; uma; een; واحدة; واحد"),
        (.number(2), "deux; two; dos; zwei; due; dois; duas; twee; couple of; a couple of"),
        (.number(3), "trois; three; tres; drei; tre; três; drie; ثلاث; ثلاثة"),
        (.number(4), "quatre; four; cuatro; vier; quattro; quatro; أربع; أربعة"),
        (.number(5), "cinq; five; cinco; fünf; cinque; vijf; خمس; خمسة"),
        (.number(6), "six; seis; sechs; sei; zes; ست; ستة"),
        (.number(7), "sept; seven; siete; sieben; sette; sete; zeven; سبع; سبعة"),
        (.number(8), "huit; eight; ocho; acht; otto; oito; ثماني; ثمانية"),
        (.number(9), "neuf; nine; nueve; neun; nove; negen; تسع; تسعة"),
        (.number(10), "dix; ten; diez; zehn; dieci; dez; tien; عشر; عشرة"),
        (.article, "a; an"),
        (.half, "demi; demie; half; media; halb; halben; mezza; mezz; meia; half an; نصف"),
        (
            .day(0),
            "aujourd'hui; today; hoy; heute; oggi; hoje; vandaag; اليوم; сегодня; bugün; dzisiaj; hari ini; ce matin; ce soir; cet après midi; this morning; this afternoon; tonight; heute morgen"
        ),
        (
            .day(1),
            "hier; hier soir; hier matin; yesterday; ayer; gestern; ieri; ontem; gisteren; أمس; البارحة; امس; вчера; dün; wczoraj; kemarin"
        ),
        (
            .day(2),
            "avant hier; day before yesterday; the day before yesterday; anteayer; antes de ayer; vorgestern; l'altro ieri; altro ieri; anteontem; eergisteren; أول أمس; أول امس"
        ),
        (
            .now,
            """
            à l'instant; l'instant; maintenant; just now; now; moments ago; a moment ago; ahora; ahora mismo; gerade eben; soeben; jetzt
            adesso; ora adesso; poco fa; agora; agora mesmo; zojuist; nu; الآن; للتو; قبل لحظات; منذ لحظات; quelques instants; il y a un instant
            il y a quelques instants; il y a quelques secondes; a few seconds ago; hace un momento
            """
        ),
        (
            .weekday(1),
            "lundi; monday; lunes; montag; lunedì; segunda feira; maandag; понедельник; pazartesi; senin; الاثنين; الإثنين"
        ),
        (
            .weekday(2),
            "mardi; tuesday; martes; dienstag; martedì; terça feira; dinsdag; вторник; salı; selasa; الثلاثاء"
        ),
        (
            .weekday(3),
            "mercredi; wednesday; miércoles; mittwoch; mercoledì; quarta feira; woensdag; среда; çarşamba; rabu; الأربعاء"
        ),
        (
            .weekday(4),
            "jeudi; thursday; jueves; donnerstag; giovedì; quinta feira; donderdag; четверг; perşembe; kamis; الخميس"
        ),
        (
            .weekday(5),
            "vendredi; friday; viernes; freitag; venerdì; sexta feira; vrijdag; пятница; cuma; jumat; الجمعة"
        ),
        (
            .weekday(6),
            "samedi; saturday; samstag; sonnabend; sábado; sabato; zaterdag; суббота; cumartesi; sabtu; السبت"
        ),
        (.weekday(7), "dimanche; sunday; domingo; sonntag; domenica; zondag; воскресенье; pazar; minggu; الأحد"),
        (.evening, "pm; p m; مساء; مساءً"), (.morning, "am; a m; صباحا; صباحًا"),
        (
            .filler,
            """
            à; environ; plus de; moins de; moins d; presque; près de; about; around; more than; less than; over; almost; nearly; at; and; et
            a las; a la; las; casi; aproximadamente; cerca de; más de; menos de; y; unos; unas; um; uhr; etwa; ca; circa; rund; mehr als; und; alle
            alle ore; ore; às; as; mais de; menos de; e; om; ongeveer; en; в; во; около; pukul; pada; sekitar; الساعة; على الساعة; حوالي; نحو; أكثر من; أقل من; و; le; the; on; de; d; su
            """
        ),
    ])
}
