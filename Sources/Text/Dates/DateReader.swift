public import struct Foundation.TimeZone
public import struct News.StatedDate

/// Reads absolute dates as publishers write them.
///
/// Understands RFC 822, 850, 1123 and 5322, asctime, RFC 3339, ISO 8601 with its week and ordinal days, W3C-DTF in
/// every precision, seconds and milliseconds of the epoch, and written dates with the month names of some twenty
/// languages. What is out of range or not wholly understood gives nil. Nothing is ever completed from the present.
public struct DateReader: Sendable {
    /// The zone of dates that state none, or one that nobody knows; nil means UTC.
    public var zone: TimeZone?
    /// How `05/06/2024` is read where day and month cannot be told apart; nil leaves such a date unread.
    public var dayFirst: Bool?

    public init(zone: TimeZone? = nil, dayFirst: Bool? = nil) {
        self.zone = zone
        self.dayFirst = dayFirst
    }

    /// Longer texts are no dates; the bound keeps hostile ones cheap.
    static let maximumLength = 160

    /// The date that the whole text states.
    public func read(_ text: String) -> StatedDate? {
        var text = text
        return text.withUTF8 { read($0) }
    }

    /// The date that the whole of these UTF-8 bytes states.
    public func read(_ text: UnsafeBufferPointer<UInt8>) -> StatedDate? {
        let text = text.trimmed
        guard !text.isEmpty, text.count <= Self.maximumLength else { return nil }
        if let moment = DateMoment(internetDate: text) { return stated(moment, raw: text) }
        let tokens = DateToken.tokens(of: text)
        var interpreter = DateInterpreter(tokens: tokens, text: text, dayFirst: dayFirst)
        guard case (var moment, let end)? = interpreter.interpret(), end == tokens.count else { return nil }
        if case .unstated = moment.zone, interpreter.seconds != nil, let zone = bracketedZone(text) {
            moment.zone = zone
        }
        return stated(moment, raw: text)
    }

    /// The zone that a date states in brackets behind the time, where comments stand otherwise: `14:30 (GMT+1)`.
    private func bracketedZone(_ text: UnsafeBufferPointer<UInt8>) -> DateMoment.Zone? {
        guard let open = text.lastIndex(of: UInt8(ascii: "(")) else { return nil }
        let inside = UnsafeBufferPointer(rebasing: text[(open + 1)...].prefix { $0 != UInt8(ascii: ")") })
        let tokens = DateToken.tokens(of: inside)
        // A name alone is as often a note of who keeps the clock.
        guard tokens.count > 2, let word = tokens[0].word else { return nil }
        var interpreter = DateInterpreter(tokens: tokens, text: inside, dayFirst: dayFirst)
        guard interpreter.zoneHere(word, tokens[0]), interpreter.position == tokens.count else { return nil }
        return interpreter.zone
    }

    /// The longest date the text begins with, and how many UTF-8 bytes of the text it takes.
    ///
    /// For dates within running text: call it where a word or number starts. A bare number is no date here.
    public func readPrefix(_ text: UnsafeBufferPointer<UInt8>) -> (date: StatedDate, length: Int)? {
        let window = UnsafeBufferPointer(rebasing: text.prefix(Self.maximumLength))
        let tokens = DateToken.tokens(of: window)
        var interpreter = DateInterpreter(tokens: tokens, text: window, dayFirst: dayFirst, inText: true)
        guard tokens.count > 1, let (moment, end) = interpreter.interpret(), end > 1 else { return nil }
        let length = tokens[end - 1].end
        let raw = UnsafeBufferPointer(rebasing: window.prefix(length))
        guard let date = stated(moment, raw: raw) else { return nil }
        return (date, length)
    }

    /// The longest date the text begins with, and how many UTF-8 bytes of the text it takes.
    public func readPrefix(_ text: some StringProtocol) -> (date: StatedDate, length: Int)? {
        var window = String(text.prefix(Self.maximumLength))
        return window.withUTF8 { readPrefix($0) }
    }

    private func stated(_ moment: DateMoment, raw: UnsafeBufferPointer<UInt8>) -> StatedDate? {
        guard let instant = moment.instant(in: zone) else { return nil }
        return StatedDate(
            instant: instant,
            precision: moment.precision,
            raw: String(decoding: raw, as: UTF8.self)
        )
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Without the white space and control characters at either end.
    var trimmed: Self {
        var (start, end) = (0, count)
        while start < end, self[start] <= 0x20 { start += 1 }
        while end > start, self[end - 1] <= 0x20 { end -= 1 }
        return Self(rebasing: self[start..<end])
    }
}
