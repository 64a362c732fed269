/// An element whose place in a tree `StraightSanitiser` knows without one.
struct StraightElement: Equatable {
    /// What its tags do to the elements around it (HTML standard §13.2.6.4.7).
    enum Model: UInt8 {
        /// Opens and closes, and nothing else.
        case inline
        /// As inline; kept in a list of the parser's and rebuilt where it is misnested.
        case formatting
        case link
        /// Ends an open paragraph.
        case block
        case list
        case heading
        case preformatted
        case paragraph
        case item
        /// `dt` and `dd`.
        case term
        case table
        /// `thead`, `tbody` and `tfoot`.
        case section
        case row
        /// `td` and `th`: what is open outside does not reach in.
        case cell
        /// Without content or end tag.
        case void
        /// As void, and no part of a text.
        case part
        case image
        case rule
        /// Left out with its content before anything else is looked at.
        case script
    }

    let name: StaticString
    let model: Model
    let isWritten: Bool
    private let key: TagName

    static func == (one: StraightElement, other: StraightElement) -> Bool { one.key == other.key }

    /// Whether its start ends an open paragraph.
    var endsParagraph: Bool {
        switch model {
        case .block, .list, .heading, .preformatted, .paragraph, .item, .term, .rule: true
        case .inline, .formatting, .link, .void, .part, .image, .script, .table, .section, .row, .cell: false
        }
    }

    /// Whether the parser begins it anew where something else ended it.
    var isFormatting: Bool { model == .formatting || model == .link }

    /// Whether it stands in lines of text, so that an end tag of another reaches through it.
    var isPhrase: Bool { isFormatting || model == .inline }

    /// Whether interrupted formatting begins anew before it, as before text.
    var isText: Bool { isPhrase || model == .void || model == .image }

    var isTablePart: Bool { movesText || model == .cell }

    /// Whether another may stand in it directly.
    ///
    /// What stands elsewhere in a table than in its cells is moved by the parser.
    func takes(_ inner: StraightElement) -> Bool {
        switch (model, inner.model) {
        case (.table, .section), (.section, .row), (.row, .cell): true
        case (.table, _), (.section, _), (.row, _): false
        case (_, .section), (_, .row), (_, .cell): false
        default: true
        }
    }

    /// Whether text in it is moved out before the table.
    var movesText: Bool { model == .table || model == .section || model == .row }

    static let body = StraightElement("tbody", .section)
    static let row = StraightElement("tr", .row)
    static let division = StraightElement("div", .block)

    private init(_ name: StaticString, _ model: Model, isWritten: Bool = true) {
        self.name = name
        self.model = model
        self.isWritten = isWritten
        key = TagName(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)) ?? TagName()
    }

    /// The element of a name in either letter case; nil when the tree has to say what it does.
    static func named(_ name: TagName) -> StraightElement? {
        var slot = name.slot
        while let element = table[slot & 255] {
            if element.key == name { return element }
            slot &+= 1
        }
        return nil
    }

    /// Open addressing in 256 places, of which most stay empty.
    private static let table: [StraightElement?] = {
        var table: [StraightElement?] = Array(repeating: nil, count: 256)
        for element in all {
            var slot = element.key.slot
            while table[slot & 255] != nil { slot &+= 1 }
            table[slot & 255] = element
        }
        return table
    }()

    private static let all: [StraightElement] = [
        .init("p", .paragraph), .init("br", .void), .init("wbr", .void), .init("hr", .rule), .init("img", .image),
        .init("a", .link), .init("b", .formatting), .init("strong", .formatting), .init("i", .formatting),
        .init("em", .formatting), .init("u", .formatting), .init("s", .formatting), .init("small", .formatting),
        .init("code", .formatting), .init("tt", .formatting), .init("strike", .formatting), .init("big", .formatting),
        .init("font", .formatting, isWritten: false), .init("span", .inline), .init("sub", .inline),
        .init("sup", .inline), .init("abbr", .inline), .init("acronym", .inline), .init("cite", .inline),
        .init("q", .inline), .init("del", .inline), .init("ins", .inline), .init("mark", .inline),
        .init("time", .inline), .init("kbd", .inline), .init("samp", .inline), .init("var", .inline),
        .init("dfn", .inline), .init("bdi", .inline), .init("bdo", .inline), division,
        .init("blockquote", .block), .init("figure", .block), .init("figcaption", .block), .init("section", .block),
        .init("article", .block), .init("header", .block), .init("footer", .block), .init("aside", .block),
        .init("main", .block), .init("nav", .block), .init("center", .block, isWritten: false), .init("ul", .list),
        .init("ol", .list), .init("li", .item), .init("h1", .heading), .init("h2", .heading), .init("h3", .heading),
        .init("h4", .heading), .init("h5", .heading), .init("h6", .heading), .init("pre", .preformatted),
        .init("script", .script), .init("style", .script), .init("dl", .list), .init("dt", .term), .init("dd", .term),
        .init("table", .table), .init("thead", .section), body, .init("tfoot", .section), row,
        .init("td", .cell), .init("th", .cell), .init("picture", .inline, isWritten: false), .init("source", .part),
        .init("video", .inline), .init("audio", .inline), .init("track", .part),
        .init("meta", .part, isWritten: false), .init("link", .part, isWritten: false),
        .init("param", .part, isWritten: false), .init("embed", .void, isWritten: false),
    ]
}

/// A short ASCII name in lower case, compared as two words.
struct TagName: Equatable {
    private var first: UInt64 = 0
    private var second: UInt64 = 0

    init() {}

    /// Nil for names longer than sixteen bytes.
    @inline(__always)
    init?(_ name: UnsafeBufferPointer<UInt8>) {
        guard name.count <= 16 else { return nil }
        for index in 0..<min(name.count, 8) { first |= UInt64(name[index].lowered) << UInt64(index * 8) }
        guard name.count > 8 else { return }
        for index in 8..<name.count { second |= UInt64(name[index].lowered) << UInt64((index - 8) * 8) }
    }

    var slot: Int { Int(truncatingIfNeeded: ((first ^ second) &* 0x9E37_79B9_7F4A_7C15) >> 56) }
}
