/// How a setting is written, and what it is read as.
struct ValueForm<Value> {
    /// Told of each fault, with the value it is in.
    typealias Complaint = (TOMLNode, ValueFault) -> Void

    /// The value, or nil after complaining.
    let read: (TOMLNode, Complaint) -> Value?

    init(collecting read: @escaping (TOMLNode, Complaint) -> Value?) {
        self.read = read
    }

    init(_ read: @escaping (TOMLNode) throws(ValueFault) -> Value) {
        self.read = { node, complain in
            do throws(ValueFault) {
                return try read(node)
            } catch {
                complain(node, error)
                return nil
            }
        }
    }

    /// A form written as text.
    init(text expected: String, _ read: @escaping (String) throws(ValueFault) -> Value) {
        self.init { (node) throws(ValueFault) in
            guard case .text(let text) = node.value else {
                throw ValueFault("this is \(node.kind), not text", remedy: "write \(expected)")
            }
            return try read(text)
        }
    }
}
