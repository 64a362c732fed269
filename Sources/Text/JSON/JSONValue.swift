/// A JSON value (RFC 8259) of a document that may be cut.
package enum JSONValue {
    case null
    case bool(Bool)
    case number(Double)
    /// A whole number beyond what a `Double` holds exactly: its digits.
    case digits(String)
    case string(String)
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])

    /// The member of an object.
    package subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// A string, or a number written as one.
    package var string: String? {
        switch self {
        case .string(let text), .digits(let text): text
        case .number(let number): Int(exactly: number).map { String($0) } ?? "\(number)"
        default: nil
        }
    }

    package var array: [JSONValue] {
        if case .array(let values) = self { values } else { [] }
    }

    package var integer: Int? {
        switch self {
        case .number(let number): Int(exactly: number.rounded(.towardZero))
        case .string(let text), .digits(let text): Int(text)
        default: nil
        }
    }
}
