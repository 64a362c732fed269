import TOMLKit

/// Turns what TOMLKit parsed into nodes with places.
///
/// The only code that touches TOMLKit's values. TOMLKit 0.6 never frees a table, and copies every key and text it is
/// asked for into memory it never frees either. So a document's tree is emptied once it has been read, and keys are
/// taken from the outline; what a reload leaks is the length of the texts.
struct TOMLNodeReader {
    private let outline: TOMLOutline
    /// The keys of each table, as the outline saw them.
    private var members: [TOMLPath: [String]] = [:]

    init(_ outline: TOMLOutline) {
        self.outline = outline
        for path in outline.keys.keys {
            guard case .key(let key) = path.steps.last else { continue }
            members[TOMLPath(steps: path.steps.dropLast()), default: []].append(key)
        }
    }

    /// The whole document as nodes; `table` is empty afterwards.
    func root(_ table: TOMLTable) -> TOMLNode {
        defer { table.clear() }
        let start = TOMLPlace(line: 1, column: 1)
        return node(.table(read(table, at: TOMLPath(), start)), TOMLPath(), start)
    }

    private func node(_ value: TOMLNode.Value, _ path: TOMLPath, _ nearby: TOMLPlace) -> TOMLNode {
        let key = outline.keys[path] ?? nearby
        return TOMLNode(value: value, path: path, keyPlace: key, valuePlace: outline.values[path] ?? key)
    }

    private func read(_ table: TOMLTable, at path: TOMLPath, _ nearby: TOMLPlace) -> [String: TOMLNode] {
        var nodes: [String: TOMLNode] = [:]
        let seen = members[path] ?? []
        for key in seen.count == table.count ? seen : table.keys {
            guard let value = table[key] else { continue }
            nodes[key] = read(value, at: path.appending(key), nearby)
        }
        return nodes
    }

    private func read(_ value: any TOMLValueConvertible, at path: TOMLPath, _ nearby: TOMLPlace) -> TOMLNode {
        let place = outline.keys[path] ?? nearby
        // TOMLKit answers nil for another type than the one asked for: ask only for the type it names.
        let content: TOMLNode.Value? =
            switch value.type {
            case .string: value.string.map(TOMLNode.Value.text)
            case .int: value.int.map(TOMLNode.Value.integer)
            case .double: value.double.map(TOMLNode.Value.number)
            case .bool: value.bool.map(TOMLNode.Value.flag)
            case .date, .time, .dateTime: .moment
            case .array:
                value.array.map { array in
                    .list((0..<array.count).map { read(array[$0], at: path.appending($0), place) })
                }
            case .table: value.table.map { .table(read($0, at: path, place)) }
            }
        return node(content ?? .text(""), path, nearby)
    }
}
