import News

/// Rows of text in aligned columns, for people.
struct Table {
    enum Alignment { case left, right }

    struct Column {
        var title: String
        var alignment = Alignment.left
        /// Gives way first when the terminal is narrow.
        var isFlexible = false
        var leastWidth = 0
    }

    private let columns: [Column]
    private var rows: [[String]] = []

    init(_ columns: [Column]) {
        self.columns = columns
    }

    mutating func add(_ cells: [String]) {
        rows.append(cells.map(\.printable))
    }

    /// The header and the rows, cut to `width` columns; nil leaves every cell whole.
    func lines(width: Int?, hasHeading: Bool = true) -> [String] {
        let all = (hasHeading ? [columns.map(\.title)] : []) + rows
        var widths = columns.indices.map { index in
            all.reduce(columns[index].leastWidth) { max($0, Self.width($1[index])) }
        }
        if let width {
            let excess = widths.reduce(2 * (columns.count - 1), +) - width
            if excess > 0, let flexible = columns.firstIndex(where: \.isFlexible) {
                widths[flexible] = max(12, widths[flexible] - excess)
            }
        }
        return all.map { cells in
            let padded = zip(columns, zip(cells, widths)).map { Self.pad($1.0, to: $1.1, $0.alignment) }
            return padded.joined(separator: "  ").trimmingTrailingSpaces
        }
    }

    private static func width(_ text: String) -> Int { text.count }

    private static func pad(_ text: String, to width: Int, _ alignment: Alignment) -> String {
        let count = Self.width(text)
        if count > width { return text.prefix(max(0, width - 1)) + "…" }
        let filler = String(repeating: " ", count: width - count)
        return alignment == .left ? text + filler : filler + text
    }
}

extension String {
    fileprivate var trimmingTrailingSpaces: String {
        var end = endIndex
        while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
        return String(self[..<end])
    }
}
