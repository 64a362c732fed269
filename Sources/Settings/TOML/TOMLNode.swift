/// A value of a TOML document with its place.
struct TOMLNode: Sendable {
    indirect enum Value: Sendable {
        case text(String)
        case integer(Int)
        case number(Double)
        case flag(Bool)
        case moment
        case list([TOMLNode])
        case table([String: TOMLNode])
    }

    var value: Value
    var path: TOMLPath
    /// Where its key (for an element of a list: the element) stands.
    var keyPlace: TOMLPlace
    /// Where the value itself begins; a table made by a header begins there.
    var valuePlace: TOMLPlace

    /// What kind of value it is, in words that finish the sentence “this is …”.
    var kind: String {
        switch value {
        case .text: "text"
        case .integer: "an integer"
        case .number: "a number with a fraction"
        case .flag: "a boolean"
        case .moment: "a date or time"
        case .list: "a list"
        case .table: "a table"
        }
    }
}
