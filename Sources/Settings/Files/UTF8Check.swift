/// Finds what is not UTF-8 in a file.
struct UTF8Check {
    /// The first bad place of each line that has one.
    private(set) var badPlaces: [TOMLPlace] = []

    init(_ bytes: [UInt8]) {
        guard String(validating: bytes, as: UTF8.self) == nil else { return }
        var place = TOMLPlace(line: 1, column: 1)
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue("\n"): place = TOMLPlace(line: place.line + 1, column: 1)
            case .scalarValue: place.column += 1
            case .emptyInput: return
            case .error:
                if badPlaces.last?.line != place.line { badPlaces.append(place) }
                place.column += 1
            }
        }
    }
}
