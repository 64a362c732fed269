/// Reads the text of a selector (Selectors Level 3 §3 to §8, Level 4 §4 for `:is()` and `:not()`).
struct SelectorReader {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var compounds = 0
    private var depth = 0

    init(_ source: String) { scalars = Array(source.unicodeScalars) }

    mutating func read() throws(SelectorError) -> [Selector.Complex] {
        let list = try readList()
        guard index == scalars.count else { throw fault("`\(scalars[index])` cannot stand here") }
        return list
    }

    private func fault(_ message: String, at place: Int? = nil) -> SelectorError {
        SelectorError(message: message, offset: place ?? min(index, scalars.count))
    }

    private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" || scalar == "\u{0C}"
    }

    /// - Returns: whether there was any.
    @discardableResult
    private mutating func skipSpace() -> Bool {
        let start = index
        while let scalar = next, Self.isSpace(scalar) { index += 1 }
        return index > start
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        index += 1
        return true
    }

    private mutating func readList() throws(SelectorError) -> [Selector.Complex] {
        var list: [Selector.Complex] = []
        repeat {
            skipSpace()
            list.append(try readComplex())
        } while take(",")
        return list
    }

    private mutating func readComplex() throws(SelectorError) -> Selector.Complex {
        var row: [(relation: Selector.Relation, compound: Selector.Compound)] = [(.descendant, try readCompound())]
        while true {
            let hadSpace = skipSpace()
            guard let scalar = next, scalar != ",", scalar != ")" else { break }
            let relation: Selector.Relation
            switch scalar {
            case ">": relation = .child
            case "+": relation = .next
            case "~": relation = .later
            default:
                guard hadSpace else { throw fault("`\(scalar)` cannot stand here") }
                row.append((.descendant, try readCompound()))
                continue
            }
            index += 1
            skipSpace()
            row.append((relation, try readCompound()))
        }
        // Each keeps the relation to the one on its left, so the row is turned round with relations one place on.
        var complex = Selector.Complex(last: row[row.count - 1].compound)
        for place in row.indices.dropFirst().reversed() {
            complex.before.append((row[place].relation, row[place - 1].compound))
        }
        return complex
    }

    private mutating func readCompound() throws(SelectorError) -> Selector.Compound {
        compounds += 1
        guard compounds <= Selector.mostCompounds else {
            throw fault("more than \(Selector.mostCompounds) compound selectors")
        }
        var compound = Selector.Compound()
        let start = index
        if take("*") {
        } else if let scalar = next, Self.startsName(scalar) {
            compound.type = Array(try readName().lowercased().utf8)
        }
        while let scalar = next {
            switch scalar {
            case ".":
                index += 1
                compound.conditions.append(.className(Array(try readName().utf8)))
            case "#":
                index += 1
                compound.conditions.append(.id(Array(try readName().utf8)))
            case "[":
                index += 1
                compound.conditions.append(.attribute(try readAttribute()))
            case ":": compound.conditions.append(try readPseudoClass())
            default:
                guard index > start else {
                    throw fault(
                        scalar == "," || scalar == ")" ? "a selector is missing" : "`\(scalar)` begins no selector"
                    )
                }
                return compound
            }
        }
        guard index > start else { throw fault("a selector is missing") }
        return compound
    }

    private static func startsName(_ scalar: Unicode.Scalar) -> Bool {
        isName(scalar) && !("0"..."9").contains(scalar) || scalar == "\\"
    }

    private static func isName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
        default: scalar.value >= 0x80
        }
    }

    /// An identifier; `\` takes the next character as it is, or up to six hexadecimal digits for a code point.
    private mutating func readName() throws(SelectorError) -> String {
        var name = String.UnicodeScalarView()
        let start = index
        while let scalar = next {
            if Self.isName(scalar) {
                name.append(scalar)
                index += 1
            } else if scalar == "\\" {
                name.append(try readEscape())
            } else {
                break
            }
        }
        guard index > start else {
            throw fault(next.map { "a name is missing before `\($0)`" } ?? "a name is missing")
        }
        return String(name)
    }

    private mutating func readEscape() throws(SelectorError) -> Unicode.Scalar {
        let start = index
        index += 1
        guard let scalar = next, !Self.isSpace(scalar) || scalar == " " else {
            throw fault("`\\` is not followed by a character", at: start)
        }
        guard scalar.properties.isASCIIHexDigit else {
            index += 1
            return scalar
        }
        var code: UInt32 = 0
        var digits = 0
        while digits < 6, let digit = next, digit.properties.isASCIIHexDigit {
            code = code * 16 + UInt32(Character(digit).hexDigitValue ?? 0)
            index += 1
            digits += 1
        }
        if let space = next, Self.isSpace(space) { index += 1 }
        return Unicode.Scalar(code).flatMap { code == 0 ? nil : $0 } ?? "\u{FFFD}"
    }

    /// What follows `[`.
    private mutating func readAttribute() throws(SelectorError) -> Selector.Attribute {
        let start = index - 1
        skipSpace()
        var attribute = Selector.Attribute(name: Array(try readName().lowercased().utf8))
        skipSpace()
        if take("]") { return attribute }
        switch next {
        case "=": attribute.comparison = .equals
        case "~": attribute.comparison = .word
        case "|": attribute.comparison = .dash
        case "^": attribute.comparison = .prefix
        case "$": attribute.comparison = .suffix
        case "*": attribute.comparison = .part
        default: throw fault("`[` is not closed", at: start)
        }
        if attribute.comparison != .equals { index += 1 }
        guard take("=") else { throw fault("`=` is missing") }
        skipSpace()
        if let quote = next, quote == "\"" || quote == "'" {
            attribute.value = Array(try readString(quote).utf8)
        } else {
            attribute.value = Array(try readName().utf8)
        }
        skipSpace()
        if take("i") || take("I") { attribute.ignoresCase = true } else { _ = take("s") || take("S") }
        skipSpace()
        guard take("]") else { throw fault("`[` is not closed", at: start) }
        return attribute
    }

    private mutating func readString(_ quote: Unicode.Scalar) throws(SelectorError) -> String {
        let start = index
        index += 1
        var text = String.UnicodeScalarView()
        while let scalar = next, scalar != quote {
            if scalar == "\\" {
                text.append(try readEscape())
            } else {
                text.append(scalar)
                index += 1
            }
        }
        guard take(quote) else { throw fault("`\(quote)` is not closed", at: start) }
        return String(text)
    }

    private mutating func readPseudoClass() throws(SelectorError) -> Selector.Condition {
        let start = index
        index += 1
        if next == ":" { throw fault("a pseudo-element is no element of a page", at: start) }
        let name = try readName().lowercased()
        switch name {
        case "first-child": return .position(.init(offset: 1))
        case "last-child": return .position(.init(offset: 1, fromEnd: true))
        case "first-of-type": return .position(.init(offset: 1, ofType: true))
        case "last-of-type": return .position(.init(offset: 1, fromEnd: true, ofType: true))
        case "only-child":
            // `:first-child:last-child`, as no element between them is both.
            return .not([
                Self.complex(.not([Self.complex(.position(.init(offset: 1)))])),
                Self.complex(.not([Self.complex(.position(.init(offset: 1, fromEnd: true)))])),
            ])
        case "empty": return .empty
        case "root": return .root
        case "not": return .not(try readArgument(start))
        case "is", "where", "matches": return .any(try readArgument(start))
        case "nth-child": return .position(try readPosition(start, fromEnd: false, ofType: false))
        case "nth-last-child": return .position(try readPosition(start, fromEnd: true, ofType: false))
        case "nth-of-type": return .position(try readPosition(start, fromEnd: false, ofType: true))
        case "nth-last-of-type": return .position(try readPosition(start, fromEnd: true, ofType: true))
        default: throw fault("`:\(name)` is not known here", at: start)
        }
    }

    private static func complex(_ condition: Selector.Condition) -> Selector.Complex {
        Selector.Complex(last: Selector.Compound(conditions: [condition]))
    }

    private mutating func readArgument(_ start: Int) throws(SelectorError) -> [Selector.Complex] {
        guard take("(") else { throw fault("`(` is missing") }
        depth += 1
        defer { depth -= 1 }
        guard depth <= Selector.deepest else { throw fault("parentheses are more than \(Selector.deepest) deep") }
        let list = try readList()
        guard take(")") else { throw fault("`(` is not closed", at: start) }
        return list
    }

    /// `odd`, `even`, a number, or `an+b`.
    private mutating func readPosition(_ start: Int, fromEnd: Bool, ofType: Bool) throws(SelectorError)
        -> Selector.Position
    {
        guard take("(") else { throw fault("`(` is missing") }
        let first = index
        while let scalar = next, scalar != ")" { _ = scalar; index += 1 }
        guard take(")") else { throw fault("`(` is not closed", at: start) }
        var text = String.UnicodeScalarView()
        for scalar in scalars[first..<(index - 1)] where !Self.isSpace(scalar) { text.append(scalar) }
        var position = Selector.Position(fromEnd: fromEnd, ofType: ofType)
        let formula = String(text).lowercased()
        switch formula {
        case "odd": (position.step, position.offset) = (2, 1)
        case "even": (position.step, position.offset) = (2, 0)
        default:
            let parts = formula.split(separator: "n", maxSplits: 1, omittingEmptySubsequences: false)
            let step = parts.count == 2 ? Self.number(parts[0], alone: 1) : 0
            let offset = parts.count == 2 ? parts[1].isEmpty ? 0 : Self.number(parts[1]) : Self.number(parts[0])
            guard let step, let offset else { throw fault("`\(formula)` is no place among siblings", at: first) }
            (position.step, position.offset) = (step, offset)
        }
        return position
    }

    /// A whole number of at most four digits with or without a sign; `alone` for a sign or nothing.
    private static func number(_ text: Substring, alone: Int? = nil) -> Int? {
        if let alone, text.isEmpty || text == "+" { return alone }
        if let alone, text == "-" { return -alone }
        guard text.utf8.count <= 5 else { return nil }
        return Int(text)
    }
}
