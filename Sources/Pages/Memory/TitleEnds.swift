/// The pieces at either end of a document's title, where sites repeat their names.
///
/// Which sign parts the name from the title is the site's own; what stands before the first and after the last such
/// sign is learned, and cut only where most pages of the site have it.
struct TitleEnds {
    /// The first piece, and the title without it.
    let first: (piece: String, rest: String)
    /// The last piece, and the title without it.
    let last: (piece: String, rest: String)

    private static let separators = [
        " | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " « ", " › ", " ‹ ", " / ", " : ", ": ", " → ", " ← ",
        " ~ ",
        "_", "｜", "〉", "|", "ㅣ",
    ]
    private static let longest = 300

    /// Nil for a title of one piece.
    init?(_ title: String) {
        guard title.utf8.count <= Self.longest else { return nil }
        var first: Range<String.Index>?
        var last: Range<String.Index>?
        for separator in Self.separators {
            let places = title.places(of: separator)
            guard let opening = places.first, let closing = places.last else { continue }
            if first.map({ opening.lowerBound < $0.lowerBound }) ?? true { first = opening }
            if last.map({ closing.upperBound > $0.upperBound }) ?? true { last = closing }
        }
        guard let first, let last else { return nil }
        self.first = (String(title[..<first.lowerBound]).trimmed, String(title[first.upperBound...]).trimmed)
        self.last = (String(title[last.upperBound...]).trimmed, String(title[..<last.lowerBound]).trimmed)
    }

    /// What a page's memory keeps of a title: two pieces of either end, since many sites name their section as well.
    static func numbers(of title: String?) -> [UInt64] {
        var numbers: [UInt64] = []
        var (start, end) = (title, title)
        for _ in 0..<2 {
            let (first, last) = (start.flatMap { TitleEnds($0) }?.first, end.flatMap { TitleEnds($0) }?.last)
            if let number = first.flatMap({ number(of: $0.piece, atEnd: false) }) { numbers.append(number) }
            if let number = last.flatMap({ number(of: $0.piece, atEnd: true) }) { numbers.append(number) }
            (start, end) = (first?.rest, last?.rest)
        }
        return numbers
    }

    /// A number for a piece at one end, another than the same words have as a passage; nil for what is no name.
    static func number(of piece: String, atEnd: Bool) -> UInt64? {
        let words = PageWords.words(piece)
        guard !words.isEmpty, piece.utf8.count <= 90 else { return nil }
        let seed: UInt64 = atEnd ? 0x7469_746C_6520_656E : 0x7469_746C_6520_6265
        return words.reduce(seed) { NameTable.pair($0, $1) &* 0x9E37_79B9_7F4A_7C15 }
    }

    /// A title without the pieces at its ends for which `isOfSite` holds; never without all of it.
    static func cut(_ title: String, isOfSite: (UInt64) -> Bool) -> String {
        var title = title
        for _ in 0..<4 {
            guard let ends = TitleEnds(title) else { return title }
            if let number = number(of: ends.last.piece, atEnd: true), isOfSite(number), !ends.last.rest.isEmpty {
                title = ends.last.rest
            } else if let number = number(of: ends.first.piece, atEnd: false), isOfSite(number),
                !ends.first.rest.isEmpty
            {
                title = ends.first.rest
            } else {
                return title
            }
        }
        return title
    }
}
