/// Where a value stands in a TOML document, such as `source[3].url`.
struct TOMLPath: Hashable, Sendable, CustomStringConvertible {
    enum Step: Hashable, Sendable {
        case key(String)
        /// Counted from 0.
        case index(Int)
    }

    var steps: [Step] = []

    func appending(_ key: String) -> TOMLPath { TOMLPath(steps: steps + [.key(key)]) }
    func appending(_ index: Int) -> TOMLPath { TOMLPath(steps: steps + [.index(index)]) }

    /// Dotted keys, positions in brackets; keys that TOML would have quoted are quoted here.
    var description: String {
        var text = ""
        for step in steps {
            switch step {
            case .key(let key):
                if !text.isEmpty { text += "." }
                text += key.isEmpty || !key.utf8.allSatisfy(TOMLScanner.isBareKeyByte) ? "\"\(key.shown)\"" : key
            case .index(let index): text += "[\(index)]"
            }
        }
        return text
    }
}

/// A place in a text; both count from 1, columns in Unicode scalars.
struct TOMLPlace: Hashable, Sendable {
    var line: Int
    var column: Int
}
