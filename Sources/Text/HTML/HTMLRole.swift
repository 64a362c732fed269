/// What an element does to the text around and inside it.
enum HTMLRole: UInt8, Sendable {
    /// Joins its text to its neighbours'.
    case inline
    case link
    case image
    case lineBreak
    /// A box without meaning of its own: its text is a paragraph.
    case division
    case paragraph
    case heading
    case list
    case item
    case quote
    case preformatted
    case caption
    case figure
    case table
    case row
    case cell
    case rule
    /// Nothing inside is text to be read.
    case silent

    /// Whether a paragraph ends where such an element begins or ends.
    var isBlock: Bool {
        switch self {
        case .inline, .link, .image, .lineBreak, .silent: false
        default: true
        }
    }

    /// The role of an HTML element by its name in lower case; unknown elements are inline, as in a browser.
    init(elementName name: String) {
        switch name {
        case "a": self = .link
        case "img": self = .image
        case "br": self = .lineBreak
        case "p": self = .paragraph
        case "h1", "h2", "h3", "h4", "h5", "h6": self = .heading
        case "ul", "ol", "menu", "dir", "dl": self = .list
        case "li", "dt", "dd": self = .item
        case "blockquote": self = .quote
        case "pre", "listing", "xmp", "plaintext": self = .preformatted
        case "figcaption", "caption": self = .caption
        case "figure": self = .figure
        case "table": self = .table
        case "tr": self = .row
        case "td", "th": self = .cell
        case "hr": self = .rule
        case "html", "body", "div", "section", "article", "main", "header", "footer", "aside", "address", "hgroup",
            "details", "summary", "fieldset", "legend", "form", "center", "thead", "tbody", "tfoot", "search":
            self = .division
        case "script", "style", "noscript", "template", "svg", "iframe", "button", "nav", "head", "title", "meta",
            "link", "base", "object", "embed", "applet", "audio", "video", "canvas", "map", "area", "select", "option",
            "optgroup", "datalist", "textarea", "input", "output", "progress", "meter", "frameset", "frame",
            "noframes", "noembed", "param", "source", "track", "rt", "rp", "col", "colgroup", "dialog", "keygen",
            "isindex":
            self = .silent
        default: self = .inline
        }
    }
}
