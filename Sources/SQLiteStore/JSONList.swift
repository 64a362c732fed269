import Foundation
import News

/// Lists as they stand in a column: a JSON array, or NULL when there is nothing in it.
enum JSONList {
    static func text(_ list: [String]) -> String? {
        text(list) { $0.value($1) }
    }

    static func text(_ list: [Enclosure]) -> String? {
        text(list) { writer, enclosure in enclosure.write(to: &writer) }
    }

    static func text(_ list: [Removal]) -> String? {
        text(list) { writer, removal in removal.write(to: &writer) }
    }

    /// A column that another program has spoilt reads as an empty list.
    static func read<Element: Decodable>(_ text: String?) -> [Element] {
        guard let text else { return [] }
        return (try? JSONDecoder().decode([Element].self, from: Data(text.utf8))) ?? []
    }

    private static func text<Element>(_ list: [Element], _ write: (inout JSONWriter, Element) -> Void) -> String? {
        guard !list.isEmpty else { return nil }
        var writer = JSONWriter()
        writer.array { writer in
            for element in list { write(&writer, element) }
        }
        return writer.text
    }
}
