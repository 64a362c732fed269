/// The names dates are written with, by language.
///
/// Months and weekdays are also read abbreviated, from three letters on, where no other month begins so.
enum DateNames {
    /// By language, January to December; forms of one month separated by a space.
    static let months: [[String]] = [
        [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december",
        ],
        [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août aout", "septembre", "octobre",
            "novembre", "décembre",
        ],
        [
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre setiembre",
            "octubre", "noviembre", "diciembre",
        ],
        [
            "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
            "novembro", "dezembro",
        ],
        [
            "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre",
            "ottobre", "novembre", "dicembre",
        ],
        [
            "januar jänner", "februar feber", "märz maerz", "april", "mai", "juni", "juli", "august", "september",
            "oktober", "november", "dezember",
        ],
        [
            "januari", "februari", "maart mrt", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
            "november", "december",
        ],
        [
            "gener", "febrer", "març", "abril", "maig", "juny", "juliol", "agost", "setembre", "octubre",
            "novembre", "desembre",
        ],
        [
            "styczeń stycznia", "luty lutego", "marzec marca", "kwiecień kwietnia", "maj maja",
            "czerwiec czerwca", "lipiec lipca", "sierpień sierpnia", "wrzesień września",
            "październik października", "listopad listopada", "grudzień grudnia",
        ],
        [
            "leden ledna", "únor února", "březen března", "duben dubna", "květen května", "červen června",
            "červenec července", "srpen srpna", "září", "říjen října", "listopad listopadu", "prosinec prosince",
        ],
        [
            "január", "február", "március", "április", "május", "június", "július", "augusztus", "szeptember",
            "október", "november", "december",
        ],
        [
            "ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie",
            "octombrie", "noiembrie", "decembrie",
        ],
        [
            "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
            "november", "december",
        ],
        [
            "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober",
            "november", "desember",
        ],
        [
            "tammikuu tammikuuta", "helmikuu helmikuuta", "maaliskuu maaliskuuta", "huhtikuu huhtikuuta",
            "toukokuu toukokuuta", "kesäkuu kesäkuuta", "heinäkuu heinäkuuta", "elokuu elokuuta",
            "syyskuu syyskuuta", "lokakuu lokakuuta", "marraskuu marraskuuta", "joulukuu joulukuuta",
        ],
        [
            "ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım",
            "aralık",
        ],
        [
            "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober",
            "november", "desember",
        ],
        [
            "январь января", "февраль февраля", "март марта", "апрель апреля", "май мая", "июнь июня",
            "июль июля", "август августа", "сентябрь сентября", "октябрь октября", "ноябрь ноября",
            "декабрь декабря",
        ],
        [
            "січень січня", "лютий лютого", "березень березня", "квітень квітня", "травень травня",
            "червень червня", "липень липня", "серпень серпня", "вересень вересня", "жовтень жовтня",
            "листопад листопада", "грудень грудня",
        ],
        [
            "ιανουάριος ιανουαρίου", "φεβρουάριος φεβρουαρίου", "μάρτιος μαρτίου", "απρίλιος απριλίου",
            "μάιος μαΐου", "ιούνιος ιουνίου", "ιούλιος ιουλίου", "αύγουστος αυγούστου",
            "σεπτέμβριος σεπτεμβρίου", "οκτώβριος οκτωβρίου", "νοέμβριος νοεμβρίου", "δεκέμβριος δεκεμβρίου",
        ],
    ]

    /// Names and abbreviations read only as they stand, January to December.
    ///
    /// The Arabic ones are those of Egypt, of the Maghreb and of the Levant in turn; the Levantine double names
    /// (تشرين الأول) are two words and read by `DateInterpreter`.
    static let fixedMonths = [
        "jan ene gen ian يناير جانفي oca ינואר בינואר",
        "feb fév fev fevr févr فبراير فيفري شباط şub лют פברואר בפברואר",
        "mar mär maa mrz مارس آذار מרץ במרץ מרס במרס",
        "apr abr avr ápr أبريل ابريل إبريل أفريل افريل نيسان אפריל באפריל",
        "may mai mag maj máj مايو ماي أيار мая מאי במאי",
        "jun jún يونيو يونيه جوان حزيران יוני ביוני", "jul júl يوليو يوليوز يوليه جويلية تموز יולי ביולי",
        "aug aoû août ago ağu أغسطس اغسطس غشت أوت اوت آب אוגוסט באוגוסט",
        "sep sept set szept سبتمبر شتنبر أيلول ايلول ספטמבר בספטמבר",
        "oct okt out ott أكتوبر اكتوبر אוקטובר באוקטובר", "nov نوفمبر نونبر נובמבר בנובמבר",
        "dec déc dez dic des ديسمبر دجنبر דצמבר בדצמבר",
    ]

    /// Whole names, a space between; abbreviated from three letters on.
    static let weekdays = [
        "monday tuesday wednesday thursday friday saturday sunday",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "lunes martes miércoles jueves viernes sábado domingo",
        "segunda terça quarta quinta sexta sábado",
        "lunedì martedì mercoledì giovedì venerdì sabato domenica",
        "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag",
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "dilluns dimarts dimecres dijous divendres dissabte diumenge",
        "poniedziałek wtorek środa czwartek piątek sobota niedziela",
        "pondělí úterý středa čtvrtek pátek neděle",
        "hétfő kedd szerda csütörtök péntek szombat vasárnap",
        "luni marți miercuri joi vineri sâmbătă duminică",
        "måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag",
        "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
        "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
        "senin selasa rabu kamis jumat sabtu minggu",
        "понедельник вторник среда четверг пятница суббота воскресенье",
        "понеділок вівторок середа п'ятниця субота неділя",
        "δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή",
    ]

    /// Weekdays and their abbreviations read only as they stand.
    static let fixedWeekdays = """
        الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت أحد اثنين ثلاثاء أربعاء خميس جمعة سبت \
        lu ma me je ve sa di mo mi do fr so wo vr za zo wt śr sr czw cz pt nd ndz po út st čt pá so ne \
        dl dt dc dj dv ds dg к пн вт ср чт пт сб вс нд на feira lun mar mer gio jue ven vie seg ter qua qui sex sáb sab dom sam \
        dim jeu sal pzt çar per cum cmt paz σαβ κυρ δευ τρι τετ πεμ παρ 월요일 화요일 수요일 목요일 금요일 토요일 일요일
        """

    /// Words between the parts of a date.
    static let fillers = """
        t feira le la les the of on at de del den der dem do da d da du à a às as al el los las am um om alle ore kl klo \
        ob im il lo er ère re ier st nd rd th o le e du und and et y i um i klockan la ora στις του da w o godz v ve \
        saat г года р року в um о об au en el dia día ut il ل في على من الساعة يوم بتاريخ بتوقيت و and 午 星 期 周 週 曜 一 二 三 四 五 六 火 水 木 金 土
        """

    /// Seconds east of Greenwich.
    ///
    /// Letters shared by several zones are read as news sites use them.
    static let zones: [String: Int] = [
        "gmt": 0, "غرينتش": 0, "غرينيتش": 0, "جرينتش": 0, "utc": 0, "ut": 0, "z": 0, "wet": 0, "tu": 0, "west": 3600,
        "bst": 3600, "wat": 3600, "cet": 3600,
        "met": 3600, "mez": 3600, "cest": 7200, "mest": 7200, "mesz": 7200, "eet": 7200, "cat": 7200, "sast": 7200,
        "eest": 10_800, "msk": 10_800, "мск": 10_800, "eat": 10_800, "trt": 10_800, "gst": 14_400, "pkt": 18_000,
        "ist": 19_800,
        "npt": 20_700, "ict": 25_200, "wib": 25_200, "hkt": 28_800, "sgt": 28_800, "myt": 28_800, "pht": 28_800,
        "awst": 28_800, "jst": 32_400, "kst": 32_400, "acst": 34_200, "acdt": 37_800, "aest": 36_000, "aedt": 39_600,
        "nzst": 43_200, "nzdt": 46_800, "nst": -12_600, "ndt": -9000, "brt": -10_800, "art": -10_800, "clt": -14_400,
        "ast": -14_400, "adt": -10_800, "edt": -14_400, "est": -18_000, "cdt": -18_000, "cst": -21_600,
        "mdt": -21_600, "mst": -25_200, "pdt": -25_200, "pst": -28_800, "akdt": -28_800, "akst": -32_400,
        "hne": -18_000, "hae": -14_400, "hst": -36_000, "hdt": -32_400,
    ]

    /// Zones whose clocks change, as North Americans abbreviate them.
    static let namedZones: [String: String] = [
        "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles",
        "at": "America/Halifax",
    ]
}
