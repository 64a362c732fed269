/// The values of TOML 1.0 that are neither text nor nested: booleans, numbers, dates and times.
///
/// Judges their shape only. The parser is asked for nothing else, because toml++ 3.4 dies of assertions at some
/// malformed ones, such as `2024-05-05 1`.
enum TOMLScalar {
    static func isValid(_ text: ArraySlice<UInt8>) -> Bool {
        var shape = Shape(rest: text)
        switch String(decoding: text, as: UTF8.self) {
        case "true", "false": return true
        default: return shape.isNumber() || shape.isMoment()
        }
    }

    private struct Shape {
        let text: ArraySlice<UInt8>
        var rest: ArraySlice<UInt8>

        init(rest: ArraySlice<UInt8>) {
            text = rest
            self.rest = rest
        }

        mutating func isNumber() -> Bool {
            rest = text
            let isSigned = take("+") || take("-")
            if rest.elementsEqual("inf".utf8) || rest.elementsEqual("nan".utf8) { return true }
            if !isSigned, take("0x") { return takeDigits { $0.isHexDigit } && rest.isEmpty }
            if !isSigned, take("0o") { return takeDigits { (0x30...0x37).contains($0) } && rest.isEmpty }
            if !isSigned, take("0b") { return takeDigits { (0x30...0x31).contains($0) } && rest.isEmpty }
            let startsWithZero = rest.first == 0x30
            let length = rest.count
            guard takeDigits(\.isDigit), !startsWithZero || length - rest.count == 1 else { return false }
            if take("."), !takeDigits(\.isDigit) { return false }
            if take("e") || take("E") {
                _ = take("+") || take("-")
                guard takeDigits(\.isDigit) else { return false }
            }
            return rest.isEmpty
        }

        mutating func isMoment() -> Bool {
            rest = text
            if takeTime() { return rest.isEmpty }
            rest = text
            guard takeDigits(4), take("-"), takeDigits(2), take("-"), takeDigits(2) else { return false }
            if rest.isEmpty { return true }
            guard take("T") || take("t") || take(" "), takeTime() else { return false }
            if rest.isEmpty || take("Z") || take("z") { return rest.isEmpty }
            guard take("+") || take("-") else { return false }
            return takeDigits(2) && take(":") && takeDigits(2) && rest.isEmpty
        }

        private mutating func takeTime() -> Bool {
            guard takeDigits(2), take(":"), takeDigits(2), take(":"), takeDigits(2) else { return false }
            guard take(".") else { return true }
            let fraction = rest.prefix(while: \.isDigit)
            rest = rest.dropFirst(fraction.count)
            return !fraction.isEmpty
        }

        private mutating func take(_ text: StaticString) -> Bool {
            text.withUTF8Buffer { wanted in
                guard rest.starts(with: wanted) else { return false }
                rest = rest.dropFirst(wanted.count)
                return true
            }
        }

        private mutating func takeDigits(_ count: Int) -> Bool {
            guard rest.count >= count, rest.prefix(count).allSatisfy(\.isDigit) else { return false }
            rest = rest.dropFirst(count)
            return true
        }

        /// Digits with single underscores between them.
        private mutating func takeDigits(_ isDigit: (UInt8) -> Bool) -> Bool {
            var wasDigit = false
            while let byte = rest.first {
                if isDigit(byte) {
                    wasDigit = true
                } else if byte == UInt8(ascii: "_"), wasDigit {
                    wasDigit = false
                } else {
                    break
                }
                rest = rest.dropFirst()
            }
            return wasDigit
        }
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
    fileprivate var isHexDigit: Bool { isDigit || (0x61...0x66).contains(self | 0x20) }
}
