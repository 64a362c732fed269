/// What all readers of one file share.
struct FileContext {
    /// The file's name in messages.
    var file: String
    /// The folder it is in, to which its relative paths are relative.
    var folder: String
    var book: FaultBook
    /// Values that were written and could not be read.
    var damaged: Set<TOMLPath> = []

    func fault(_ node: TOMLNode, _ fault: ValueFault) -> ConfigurationFault {
        at(node.valuePlace, node.path, fault)
    }

    func at(_ place: TOMLPlace, _ path: TOMLPath, _ fault: ValueFault) -> ConfigurationFault {
        ConfigurationFault(
            file: file,
            line: place.line,
            column: place.column,
            key: path.description,
            problem: fault.problem,
            remedy: fault.remedy
        )
    }
}

/// Reads the keys of one table by their forms, and complains about those nobody asked for.
struct TableReader {
    let context: FileContext
    let path: TOMLPath
    let place: TOMLPlace
    private let members: [String: TOMLNode]
    private var asked: [String] = []

    /// Nil, after complaining, when the value is no table.
    init?(_ node: TOMLNode, _ context: FileContext, remedy: String) {
        guard case .table(let members) = node.value else {
            context.book.report(context.fault(node, ValueFault("this is \(node.kind), not a table", remedy: remedy)))
            return nil
        }
        self.context = context
        self.members = members
        path = node.path
        place = node.keyPlace
    }

    /// The value of a key, or nil when it is not there.
    mutating func node(_ key: String) -> TOMLNode? {
        asked.append(key)
        return members[key]
    }

    /// The value of a key; nil when it is not there, and, after complaining, when it is wrong.
    mutating func value<Value>(_ key: String, _ form: ValueForm<Value>) -> Value? {
        guard let node = node(key) else { return nil }
        return form.read(node) { context.book.report(context.fault($0, $1)) }
    }

    /// Sets `target` to the value of a key, if it is there and right.
    mutating func read<Value>(_ key: String, _ form: ValueForm<Value>, into target: inout Value) {
        if let value = value(key, form) { target = value }
    }

    /// The table at a key.
    mutating func table(_ key: String) -> TableReader? {
        guard let node = node(key) else { return nil }
        return TableReader(node, context, remedy: "write it once, as `[\(key)]` or `\(key) = { … }`")
    }

    /// Whether the key was written, even if it could not be read.
    func isWritten(_ key: String) -> Bool {
        members[key] != nil || context.damaged.contains(path.appending(key)) || context.damaged.contains(path)
    }

    func complain(_ key: String, _ fault: ValueFault) {
        context.book.report(describe(key, fault))
    }

    func warn(_ key: String, _ problem: String, remedy: String? = nil) {
        context.book.warn(describe(key, ValueFault(problem, remedy: remedy)))
    }

    /// Complains about the keys that nobody asked for.
    ///
    /// `elsewhere` says of keys known in other places where those are.
    func finish(elsewhere: [String: String] = [:]) {
        for (key, node) in members where !asked.contains(key) {
            let remedy =
                if let near = nearestWord(to: key, among: asked) {
                    "`\(near)`"
                } else if let other = elsewhere[key] {
                    other
                } else {
                    "one of " + asked.map { "`\($0)`" }.joined(separator: ", ") + ", or remove it"
                }
            context.book.report(context.at(node.keyPlace, node.path, ValueFault("unknown key", remedy: remedy)))
        }
    }

    private func describe(_ key: String, _ fault: ValueFault) -> ConfigurationFault {
        if let node = members[key] { return context.fault(node, fault) }
        return context.at(place, path.appending(key), fault)
    }
}

extension TableReader {
    /// Whether the key has a value that could be read as TOML, right or wrong.
    func hasValue(_ key: String) -> Bool { members[key] != nil }

    /// Where the key stands.
    func place(of key: String) -> TOMLPlace { members[key]?.keyPlace ?? place }
}
