/// Writes one JSON value (RFC 8259) as UTF-8, members in the order given.
///
/// A member whose value is nil is left out: absent means unknown.
public struct JSONWriter: Sendable {
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    public init() {}

    public var text: String { String(decoding: bytes, as: UTF8.self) }

    public mutating func object(_ members: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        members(&self)
        close(UInt8(ascii: "}"))
    }

    public mutating func array(_ elements: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "["))
        elements(&self)
        close(UInt8(ascii: "]"))
    }

    /// Starts a member; its value must follow.
    public mutating func key(_ name: String) {
        separate()
        quote(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    public mutating func value(_ string: String) {
        separate()
        quote(string)
        needsComma = true
    }

    public mutating func value(_ number: Int) {
        raw(String(number))
    }

    /// A number JSON cannot write (infinite or not a number) becomes null.
    public mutating func value(_ number: Double) {
        raw(number.isFinite ? "\(number)" : "null")
    }

    public mutating func value(_ truth: Bool) {
        raw(truth ? "true" : "false")
    }

    public mutating func null() {
        raw("null")
    }

    public mutating func member(_ name: String, _ string: String?) {
        guard let string else { return }
        key(name)
        value(string)
    }

    public mutating func member(_ name: String, _ number: Int?) {
        guard let number else { return }
        key(name)
        value(number)
    }

    public mutating func member(_ name: String, _ number: Double?) {
        guard let number else { return }
        key(name)
        value(number)
    }

    public mutating func member(_ name: String, _ truth: Bool?) {
        guard let truth else { return }
        key(name)
        value(truth)
    }

    /// A list of strings; left out when it is empty.
    public mutating func member(_ name: String, _ strings: [String]) {
        member(name, strings) { $0.value($1) }
    }

    /// A list; left out when it is empty.
    public mutating func member<Element>(
        _ name: String,
        _ elements: [Element],
        _ write: (inout JSONWriter, Element) -> Void
    ) {
        guard !elements.isEmpty else { return }
        key(name)
        array { writer in
            for element in elements { write(&writer, element) }
        }
    }

    private mutating func raw(_ token: String) {
        separate()
        bytes.append(contentsOf: token.utf8)
        needsComma = true
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = false
    }

    private mutating func quote(_ string: String) {
        bytes.append(UInt8(ascii: "\""))
        var string = string
        string.withUTF8 { JSONEscape.append($0, to: &bytes) }
        bytes.append(UInt8(ascii: "\""))
    }
}
