/// The words a written date is made of, by which a date is told from prose around it.
enum DateWords {
    /// How many tokens from `index` on belong to a date; 0 when none begins there.
    ///
    /// The run must hold a month's name, a relative date or three numbers; a lone number is no date.
    static func run(_ line: Line, from index: Int) -> Int {
        let tokens = line.tokens
        var place = index
        var end = index
        var numbers = 0
        var isDate = false
        var hasWeekday = false
        while place < tokens.count, place - index < 24 {
            let token = tokens[place]
            if token.kind == .number {
                numbers += 1
                place += 1
                end = place
                continue
            }
            if token.kind == .mark {
                // A dash, a bullet or a bar may stand between the day and the time, but only before a number.
                guard end > index, isInner(line, place) else { break }
                place += 1
                continue
            }
            if names.contains(token) {
                isDate = isDate || months.contains(token)
                hasWeekday = hasWeekday || !months.contains(token)
                place += 1
            } else if let count = RelativeDate.isPart(tokens, at: place) {
                isDate =
                    isDate || relative.contains(token) || (count > 1 && moments.contains(tokens[place + count - 1]))
                place += count
            } else if small.contains(token) || isZone(line, place) || isInternet(tokens, place) {
                place += 1
            } else {
                break
            }
            end = place
        }
        // Small words at the end (`le`, `à`, `de`) open what follows.
        while end > index,
            tokens[end - 1].kind == .mark
                || (small.contains(tokens[end - 1]) && !closing.contains(tokens[end - 1])
                    && !isZone(line, end - 1))
        {
            end -= 1
        }
        // `(GMT+1)`
        if end < tokens.count, tokens[end].mark == .close,
            let open = tokens[index..<end].lastIndex(where: { $0.mark == .open }), greenwich.contains(tokens[open + 1])
        {
            end += 1
        }
        // `mardi à 14h30`
        return isDate || numbers >= 3 || numbers == 2 && hasWeekday ? end - index : 0
    }

    /// Whether a mark stands inside a date rather than after it.
    private static func isInner(_ line: Line, _ place: Int) -> Bool {
        let tokens = line.tokens
        switch tokens[place].mark {
        case .comma, .stop, .colon, .slash, .open, .close: return true
        case .dash, .pipe, .bullet:
            var next = place + 1
            while next < tokens.count, small.contains(tokens[next]) { next += 1 }
            guard next + 1 < tokens.count, tokens[next].kind == .number, tokens[next].value < 25 else { return false }
            // `- 14:30`, `| à 10h`: a time. `- 4 min de lecture`, `| 1,2 k vues`: the next field.
            if hour.contains(tokens[next + 1]) { return true }
            let joint = line.text(from: tokens[next].end, to: tokens[next + 1].start)
            return tokens[next + 1].kind == .number && joint == ":"
        case .other:
            // `GMT+1`
            return place > 0 && greenwich.contains(tokens[place - 1]) && place + 1 < tokens.count
                && tokens[place + 1].kind == .number && !(tokens[place].isSpaced && tokens[place + 1].isSpaced)
        default: return false
        }
    }

    /// `WIB`, `HAE`, `IST`: capitals behind a time that stand for a zone, or behind which nothing follows.
    private static func isZone(_ line: Line, _ place: Int) -> Bool {
        let tokens = line.tokens
        guard place > 1, tokens[place].isUpper || moscow.contains(tokens[place]), (2...5).contains(tokens[place].length)
        else { return false }
        // `09:30 a.m. ES`: at the end a country stands for its zone.
        let isLast = place + 1 == tokens.count && tokens[place].length < 5
        // `a.m.`
        let before = tokens[place - 1].kind == .mark ? tokens[place - 2] : tokens[place - 1]
        let isTime =
            tokens[place - 1].kind == .number && tokens[place - 2].kind == .number || halves.contains(before)
        return isTime && (isLast || zones.contains(tokens[place]))
    }

    /// The letters of `2025-06-12T09:30:00Z`, which stand right behind a number.
    private static func isInternet(_ tokens: [Token], _ place: Int) -> Bool {
        place > 1 && !tokens[place].isSpaced && tokens[place].length == 1 && internet.contains(tokens[place])
            && tokens[place - 1].kind == .number && tokens[place - 2].kind == .number
    }

    private static let internet = WordSet("t z")

    /// Whether a word names a month.
    static func isMonth(_ token: Token) -> Bool { months.contains(token) }

    /// Whether a word belongs to a date of the Hijri calendar and to no other.
    static func isHijri(_ token: Token) -> Bool { hijri.contains(token) }

    /// Whether nothing of a Hijri date follows a word.
    static func endsHijri(_ token: Token) -> Bool { hijriEnd.contains(token) }

    static func isOrdinal(_ token: Token) -> Bool { ordinals.contains(token) }

    static func isWeekday(_ token: Token) -> Bool { names.contains(token) && !months.contains(token) }

    private static let hijri = WordSet(
        "محرم صفر ربيع جمادى جمادي رجب شعبان رمضان شوال ذو ذي القعدة الحجة الآخرة الأولى هـ ه هجرية"
    )
    /// What tells the first from the second month of one name.
    private static let ordinals = WordSet("الأول الثاني الآخر")
    private static let hijriEnd = WordSet("هـ ه هجرية")
    private static let zones = WordSet(DateNames.zones.keys.joined(separator: " ") + " мск et ct mt pt hnp hap hac hec")
    private static let moscow = WordSet("мск")
    private static let halves = WordSet("am pm m h")
    private static let greenwich = WordSet("gmt utc")
    private static let hour = WordSet("h heures heure uhr hrs am pm")
    /// Words that end what tells a moment in several words: `ce matin`, `à l’instant`.
    private static let moments = WordSet("matin soir midi morning afternoon instant instants")
    private static let closing = WordSet(
        "peninsular h uhr heures heure am pm gmt utc cet cest est edt hrs m صباحا مساء hne hae م ص"
    )
    private static let small = WordSet(
        "hora peninsular le la à a at on el al las los de del d den der am um uhr h heures heure hrs il alle ore às as do em om the of st nd rd th er re pm p m gmt utc cet cest est edt"
            + " pst bst ist wat hne hae y م ص في على الساعة من يوم صباحا مساء بتوقيت غرينيتش غرينتش"
    )
    private static let relative = WordSet(
        """
        il hier aujourd avant ago yesterday today hace ayer hoy anteayer vor gestern heute vorgestern fa ieri oggi há ontem hoje geleden gisteren
        назад вчера сегодня önce dün bugün temu wczoraj dzisiaj lalu kemarin
        vandaag منذ قبل أمس اليوم البارحة أول just now instant moments ahora gerade soeben adesso agora
        """
    )
    private static let months = WordSet(
        """
        janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr fév avr juil sept oct nov déc
        january february march april may june july august september october november december jan feb mar apr jun jul aug sep dec
        enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic
        januar jänner februar märz juni juli oktober dezember okt dez mai mrz
        gennaio febbraio aprile maggio giugno luglio settembre ottobre novembre dicembre gen mag giu lug set ott
        janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev out
        januari februari maart mei augustus mrt
        يناير فبراير مارس أبريل إبريل ماي مايو يونيو يونيه يوليو يوليوز غشت أغسطس سبتمبر شتنبر أكتوبر نوفمبر نونبر ديسمبر دجنبر
        января февраля марта апреля мая июня июля августа сентября октября ноября декабря
        січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
        stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
        ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık maret agustus desember
        جانفي فيفري أفريل جوان جويلية أوت كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين الثاني الأول
        """ + whole(DateNames.months.flatMap(\.self))
    )

    /// Names of three letters or more; `maj` is an update in French.
    private static func whole(_ names: [String]) -> String {
        " "
            + names.joined(separator: " ").split(separator: " ").filter { $0.count > 2 && $0 != "maj" }.joined(
                separator: " "
            )
    }

    private static let names = WordSet(
        """
        janvier février mars avril mai juin juillet août septembre octobre novembre décembre janv févr fév avr juil sept oct nov déc
        january february march april may june july august september october november december jan feb mar apr jun jul aug sep dec
        enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic
        januar jänner februar märz juni juli oktober dezember okt dez mrz
        gennaio febbraio aprile maggio giugno luglio settembre ottobre novembre dicembre gen mag giu lug set ott
        janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev out
        januari februari maart mei augustus mrt
        يناير فبراير مارس أبريل إبريل ماي مايو يونيو يونيه يوليو يوليوز غشت أغسطس سبتمبر شتنبر أكتوبر نوفمبر نونبر ديسمبر دجنبر
        января февраля марта апреля мая июня июля августа сентября октября ноября декабря
        січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
        stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
        ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık maret agustus desember
        جانفي فيفري أفريل جوان جويلية أوت كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين الثاني الأول
        lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
        lunes martes miércoles jueves viernes sábado domingo
        montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so
        lunedì martedì mercoledì giovedì venerdì sabato domenica
        segunda terça quarta quinta sexta feira
        maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
        понедельник вторник среда четверг пятница суббота воскресенье poniedziałek wtorek środa czwartek piątek sobota niedziela
        pazartesi salı çarşamba perşembe cuma cumartesi pazar senin selasa rabu kamis jumat sabtu minggu
        الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت الأحد الاحد
        """ + whole(DateNames.months.flatMap(\.self) + DateNames.weekdays)
    )
}
