/// What says where the clock stands.
extension DateInterpreter {
    mutating func zoneHere(_ word: DateWord?, _ token: DateToken) -> Bool {
        if let half = dottedHalfDay(position), halfDay == nil {
            halfDay = half
            let dots = signAt(position + 3) == UInt8(ascii: ".") ? 4 : 3
            return take(dots)
        }
        guard case .unstated = zone else { return false }
        if signAt(position + 1) == UInt8(ascii: "/"), let taken = databaseName(token) { return take(taken) }
        if let offset = word?.offset {
            zone = .offset(offset)
            // `GMT+2`, `UTC+01:00`.
            if offset == 0, let taken = numericZone(at: position + 1) { return take(taken + 1) }
            return take(1)
        }
        if let name = word?.zoneName, text[token.start] & 0x20 == 0 {
            zone = .named(name)
            return take(1)
        }
        let raw = text[token.start..<token.end]
        let isCapitals = raw.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
        guard isCapitals, !inText else { return false }
        // A single letter is a military zone, which RFC 5322 §4.3 bids read as no statement but UTC.
        if raw.count == 1, word?.halfDay == nil, text[token.start] != UInt8(ascii: "T") {
            zone = .offset(0)
            return take(1)
        }
        guard word == nil, raw.count <= 5, raw.count >= (seconds == nil ? 3 : 2) else { return false }
        return take(1)
    }

    /// `Europe/Paris`, `America/Argentina/Buenos_Aires`: how many tokens.
    mutating func databaseName(_ token: DateToken) -> Int? {
        var end = position + 1
        while end < tokens.count, !tokens[end].spaced {
            switch tokens[end].kind {
            case .word, .sign(UInt8(ascii: "/")), .sign(UInt8(ascii: "_")), .sign(UInt8(ascii: "-")): end += 1
            case .sign, .number: return nil
            }
        }
        zone = .named(String(decoding: text[token.start..<tokens[end - 1].end], as: UTF8.self))
        return end - position
    }

    /// `+02:00`, `-0500`, `+5:30`, `+02`: how many tokens; nil when the sign starts no offset.
    mutating func numericZone(at index: Int) -> Int? {
        guard let sign = signAt(index), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            let first = numberAt(index + 1), !tokens[index + 1].spaced
        else { return nil }
        var (hours, minutes, taken) = (first.value, 0, 2)
        if first.digits == 4 || first.digits == 3 {
            (hours, minutes) = (first.value / 100, first.value % 100)
        } else if first.digits <= 2 {
            if signAt(index + 2) == UInt8(ascii: ":") {
                guard let second = numberAt(index + 3), second.digits <= 2 else { return nil }
                // One digit is the first of two that were cut: `+00:0`.
                (minutes, taken) = (second.digits == 1 ? second.value * 10 : second.value, 4)
            }
        } else {
            return nil
        }
        // RFC 5322 §3.3 lets four digits say any distance; within running text such a number is something else.
        guard hours <= (first.digits == 4 && !inText ? 99 : 15), minutes < 60 else { return nil }
        if case .offset(let stated) = zone, stated != 0 { return nil }
        let offset = hours * 3600 + minutes * 60
        zone = .offset(sign == UInt8(ascii: "-") ? -offset : offset)
        return taken
    }
}
