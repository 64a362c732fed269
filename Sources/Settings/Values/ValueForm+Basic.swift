extension ValueForm where Value == Bool {
    static var flag: Self {
        Self { (node) throws(ValueFault) in
            guard case .flag(let flag) = node.value else {
                throw ValueFault(
                    "this is \(node.kind), not a boolean",
                    remedy: "write `true` or `false`, without quotes"
                )
            }
            return flag
        }
    }
}

extension ValueForm where Value == Int {
    static func integer(_ range: ClosedRange<Int>) -> Self {
        let remedy = "write a whole number from \(range.lowerBound) to \(range.upperBound), without quotes"
        return Self { (node) throws(ValueFault) in
            guard case .integer(let number) = node.value else {
                throw ValueFault("this is \(node.kind), not an integer", remedy: remedy)
            }
            guard range.contains(number) else { throw ValueFault("\(number) is out of range", remedy: remedy) }
            return number
        }
    }
}

extension ValueForm where Value == Int? {
    /// How many articles are kept.
    static var articleCount: Self { .optional(.integer(1...1_000_000_000), none: "unlimited") }
}

extension ValueForm where Value == String {
    /// Text on one line that is not blank.
    static var line: Self {
        Self(text: "text in quotes") { (text) throws(ValueFault) in
            guard text.contains(where: { !$0.isWhitespace }) else {
                throw ValueFault("the text is empty", remedy: "write something, or remove the key")
            }
            guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
                throw ValueFault("the text holds a control character", remedy: "write it on one line")
            }
            return text
        }
    }
}

extension ValueForm where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of a type's names.
    static var choice: Self {
        let names = Value.allCases.map(\.rawValue)
        let all = "one of " + names.map { "`\"\($0)\"`" }.joined(separator: ", ")
        return Self(text: all) { (text) throws(ValueFault) in
            if let value = Value(rawValue: text) { return value }
            let near = nearestWord(to: text, among: names).map { "`\"\($0)\"`" }
            throw ValueFault("`\(text.shown)` is not known here", remedy: "write \(near ?? all)")
        }
    }
}

extension ValueForm {
    /// A list of values of one form; every element that is wrong is complained about.
    static func list<Element>(of form: ValueForm<Element>) -> Self where Value == [Element] {
        Self(collecting: { node, complain in
            guard case .list(let elements) = node.value else {
                complain(
                    node,
                    ValueFault("this is \(node.kind), not a list", remedy: "write it in brackets: `[\"…\"]`")
                )
                return nil
            }
            var values: [Element] = []
            for element in elements {
                if let value = form.read(element, complain) { values.append(value) }
            }
            return values.count == elements.count ? values : nil
        })
    }

    /// A value that is always there.
    static func some<Wrapped>(_ form: ValueForm<Wrapped>) -> Self where Value == Wrapped? {
        Self(collecting: { node, complain in form.read(node, complain).map { .some($0) } })
    }

    /// A word that stands for a value, or another form.
    static func word(_ word: String, for value: Value, or form: Self) -> Self {
        Self(collecting: { node, complain in
            if case .text(word) = node.value { return value }
            return form.read(node) { node, fault in
                var fault = fault
                fault.remedy = fault.remedy.map { "\($0), or `\"\(word)\"`" }
                complain(node, fault)
            }
        })
    }

    /// A value, or a word that stands for none.
    static func optional<Wrapped>(_ form: ValueForm<Wrapped>, none word: String) -> Self where Value == Wrapped? {
        Self(collecting: { node, complain in
            if case .text(word) = node.value { return .some(nil) }
            return form.read(node) { node, fault in
                var fault = fault
                fault.remedy = fault.remedy.map { "\($0), or `\"\(word)\"`" }
                complain(node, fault)
            }
        })
    }
}
