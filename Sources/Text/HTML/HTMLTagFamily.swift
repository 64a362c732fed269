import CGumbo

/// How tree construction treats an element, as far as its cost goes.
enum HTMLTagFamily: UInt8, Sendable {
    /// Ends only by its own end tag, which any special element between hides.
    case other
    /// Ends by its own end tag whatever is open inside.
    case special
    /// As special, and ended by another of its kind.
    case closing
    /// End tags outside do not reach through it.
    case barrier
    /// Kept in a list and rebuilt in later paragraphs until it is ended.
    case formatting
    case void
    case script
    case style
    /// Its content is text up to its end tag.
    case rawText
    /// `html` and `body`, whose repeated attributes are merged.
    case root

    init(_ tag: GumboTag) {
        let index = Int(tag.rawValue)
        self = index < Self.families.count ? Self.families[index] : .other
    }

    private static let families: [HTMLTagFamily] = HTMLTree.kinds.map {
        family(of: String(decoding: $0.name, as: UTF8.self))
    }

    private static func family(of name: String) -> HTMLTagFamily {
        switch name {
        case "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u":
            .formatting
        case "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "image", "input",
            "keygen", "link", "meta", "param", "source", "track", "wbr":
            .void
        case "p", "li", "dd", "dt", "option": .closing
        case "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl", "fieldset",
            "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
            "listing", "main", "menu", "nav", "ol", "pre", "section", "summary", "ul", "select", "button":
            .special
        case "applet", "caption", "marquee", "object", "table", "tbody", "td", "template", "tfoot", "th", "thead",
            "tr", "svg", "math", "foreignobject", "desc", "mi", "mo", "mn", "ms", "mtext", "annotation-xml":
            .barrier
        case "script": .script
        case "style": .style
        case "textarea", "title", "xmp", "iframe", "noembed", "noframes": .rawText
        case "html", "body": .root
        default: .other
        }
    }
}
