public import News

public import struct Foundation.Date
public import struct Foundation.TimeZone

/// A date told from the moment somebody looked: “il y a 2 heures”, “yesterday at 19:25”, “منذ ساعتين”.
public enum RelativeDate {
    private enum Unit: Sendable { case second, minute, hour, day, week, month, year }

    private enum Piece: Sendable {
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
        case evening
        case morning
        case filler
    }

    /// The moment `text` tells, seen at `observed`; nil when the whole text is not a relative date.
    ///
    /// No more exact than what was written: hours give the hour, days the day in `zone` (UTC when nil), weeks and
    /// months the month. French, English, Spanish, German, Italian, Portuguese, Dutch and Arabic.
    public static func read(_ text: String, observed: Date, zone: TimeZone?) -> StatedDate? {
        guard text.utf8.count <= 120 else { return nil }
        let line = Line(text)
        var reader = Reader(line: line)
        guard reader.read() else { return nil }
        return reader.date(observed: observed, offset: zone?.secondsFromGMT(for: observed) ?? 0, raw: text)
    }

    /// Whether a word can stand in a relative date; used to find where one ends.
    static func isPart(_ tokens: [Token], at index: Int) -> Int? { pieces.match(tokens, at: index)?.count }

    private struct Reader {
        let line: Line
        var spans: [(Int, Unit)] = []
        var day: Int?
        var hour: Int?
        var minute: Int?
        var isAgo = false
        var isNow = false
        var isPM = false

        /// Whether every token was understood and they make one statement.
        mutating func read() -> Bool {
            let tokens = line.tokens
            var index = 0
            var numbers: [Int] = []
            var isHalf = false
            while index < tokens.count {
                let token = tokens[index]
                if token.kind == .number {
                    guard token.value <= 10_000 else { return false }
                    numbers.append(token.value)
                    index += 1
                    continue
                }
                guard token.kind == .word else {
                    index += 1
                    continue
                }
                guard let match = RelativeDate.pieces.match(tokens, at: index) else { return false }
                switch match.value {
                case .ago: isAgo = true
                case .unit(.hour) where day != nil: break
                case .unit(let unit):
                    spans.append((isHalf ? -(numbers.last ?? 1) : numbers.last ?? 1, unit))
                    numbers = []
                    isHalf = false
                case .span(let count, let unit): spans.append((count, unit))
                case .number(let value): numbers.append(value)
                case .article:
                    if case .unit(.year) = Self.yearIfAlone(tokens, index, numbers) {
                        spans.append((numbers.last ?? 1, .year))
                        numbers = []
                    }
                case .half: isHalf = true
                case .day(let count):
                    guard day == nil else { return false }
                    day = count
                case .now: isNow = true
                case .evening: isPM = true
                case .morning, .filler: break
                }
                index += match.count
            }
            if day != nil, !numbers.isEmpty, numbers.count <= 3 {
                hour = numbers[0]
                minute = numbers.count > 1 ? numbers[1] : 0
                numbers = []
            }
            guard numbers.isEmpty, spans.count <= 3 else { return false }
            return spans.isEmpty ? (day != nil || isNow) : isAgo && day == nil
        }

        /// `un an` in French, where `an` is English for one.
        private static func yearIfAlone(_ tokens: [Token], _ index: Int, _ numbers: [Int]) -> Piece {
            let isAn = tokens[index].length == 2
            return isAn && !numbers.isEmpty ? .unit(.year) : .filler
        }

        func date(observed: Date, offset: Int, raw: String) -> StatedDate? {
            let now = observed.timeIntervalSince1970.rounded(.down)
            guard abs(now) < 1e11 else { return nil }
            let seconds = Int(now)
            if isNow, spans.isEmpty, day == nil { return stated(seconds - floored(seconds, 60), .minute, raw) }
            if let day { return dated(seconds: seconds, day: day, offset: offset, raw: raw) }
            guard let finest = spans.map(\.1).min(by: { Self.rank($0) < Self.rank($1) }) else { return nil }
            var back = 0
            for (count, unit) in spans { back += Self.seconds(count, unit) }
            let then = seconds - back
            switch finest {
            case .second: return stated(then, .second, raw)
            case .minute: return stated(then - floored(then, 60), .minute, raw)
            case .hour: return stated(then - floored(then, 3600), .hour, raw)
            case .day:
                let local = then + offset
                return stated(local - floored(local, 86_400), .day, raw)
            case .week, .month, .year: return coarse(seconds: seconds + offset, unit: finest, raw: raw)
            }
        }

        private func dated(seconds: Int, day: Int, offset: Int, raw: String) -> StatedDate? {
            let local = seconds + offset
            let midnight = local - floored(local, 86_400) - day * 86_400
            guard var hour else { return stated(midnight, .day, raw) }
            if isPM, hour < 12 { hour += 12 }
            guard hour < 24, let minute, minute < 60 else { return nil }
            return stated(midnight + hour * 3600 + minute * 60 - offset, .minute, raw)
        }

        private func coarse(seconds: Int, unit: Unit, raw: String) -> StatedDate? {
            var back = 0
            var months = 0
            for (count, unit) in spans {
                switch unit {
                case .month: months += abs(count)
                case .year: months += abs(count) * 12
                default: back += Self.seconds(count, unit)
                }
            }
            let local = seconds - back
            let day = CivilDate(daysSince1970: (local - floored(local, 86_400)) / 86_400)
            let total = day.year * 12 + day.month - 1 - months
            guard total > 0 else { return nil }
            let first = CivilDate(year: total / 12, month: unit == .year ? 1 : total % 12 + 1, day: 1)
            return StatedDate(instant: first.instant(), precision: unit == .year ? .year : .month, raw: raw)
        }

        private func floored(_ value: Int, _ step: Int) -> Int { (value % step + step) % step }

        private func stated(_ seconds: Int, _ precision: StatedDate.Precision, _ raw: String) -> StatedDate {
            StatedDate(instant: Date(timeIntervalSince1970: Double(seconds)), precision: precision, raw: raw)
        }

        private static func rank(_ unit: Unit) -> Int {
            switch unit {
            case .second: 0
            case .minute: 1
            case .hour: 2
            case .day: 3
            case .week: 4
            case .month: 5
            case .year: 6
            }
        }

        /// A span in seconds; a negative count stands for half of it.
        private static func seconds(_ count: Int, _ unit: Unit) -> Int {
            let one =
                switch unit {
                case .second: 1
                case .minute: 60
                case .hour: 3600
                case .day: 86_400
                case .week: 604_800
                case .month: 2_629_800
                case .year: 31_557_600
                }
            return count < 0 ? -count * one / 2 : count * one
        }
    }

    private static let pieces = PhraseIndex<Piece>([
        (.ago, "il y a; il y'a; y a; ago; earlier; hace; vor; fa; há; ha; atrás; geleden; منذ; قبل; since; depuis"),
        (
            .unit(.second),
            "seconde; secondes; sec; secs; s; second; seconds; segundo; segundos; sekunde; sekunden; secondo; secondi; ثانية; ثواني; ثوان; ثوانٍ"
        ),
        (
            .unit(.minute),
            """
            minute; minutes; min; mins; mn; m; minuto; minutos; minuten; minuti; minuut; دقيقة; دقائق; دقيقه
            """
        ),
        (
            .unit(.hour),
            """
            heure; heures; h; hr; hrs; hour; hours; hora; horas; stunde; stunden; std; ora; ore; uur; uren; ساعة; ساعات; ساعه
            """
        ),
        (
            .unit(.day),
            "jour; jours; j; day; days; d; día; días; tag; tagen; tage; giorno; giorni; dia; dias; dag; dagen; gg; يوم; أيام; يوما; يومًا"
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
            "aujourd'hui; today; hoy; heute; oggi; hoje; vandaag; اليوم; ce matin; ce soir; cet après midi; this morning; this afternoon; tonight; heute morgen"
        ),
        (.day(1), "hier; hier soir; hier matin; yesterday; ayer; gestern; ieri; ontem; gisteren; أمس; البارحة; امس"),
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
        (.evening, "pm; p m; مساء; مساءً"), (.morning, "am; a m; صباحا; صباحًا"),
        (
            .filler,
            """
            à; environ; plus de; moins de; moins d; presque; près de; about; around; more than; less than; over; almost; nearly; at; and; et
            a las; a la; las; casi; aproximadamente; cerca de; más de; menos de; y; unos; unas; um; uhr; etwa; ca; circa; rund; mehr als; und; alle
            alle ore; ore; às; as; mais de; menos de; e; om; ongeveer; en; الساعة; على الساعة; حوالي; نحو; أكثر من; أقل من; و; le; the; on; de; d; su
            """
        ),
    ])
}
