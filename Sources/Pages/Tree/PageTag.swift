import struct Text.HTMLTree

/// What an element is to the reading of a page.
enum PageTag: UInt8, Sendable {
    case text
    case inline, emphasis, annotation, annotationMark, link, lineBreak, picture
    case root, body, division, section, article, main, center, header, footer, aside, form
    case paragraph, h1, h2, h3, h4, h5, h6
    case list, item, definitions, term, quote, preformatted
    case figure, caption, tableCaption, table, row, rowGroup, cell
    case span, time, address, details, rule, block
    /// Of no interest to a reader of the text; nothing inside is text.
    case meta, documentTitle, reference, base, media, silent

    /// Whether a paragraph ends where such an element begins or ends.
    var isBlock: Bool {
        switch self {
        case .text, .inline, .emphasis, .annotation, .annotationMark, .link, .lineBreak, .picture, .span, .time, .meta,
            .documentTitle, .reference, .base,
            .media, .silent:
            false
        default: true
        }
    }

    var isSilent: Bool { rawValue >= PageTag.meta.rawValue }

    var isHeading: Bool { rawValue >= PageTag.h1.rawValue && rawValue <= PageTag.h6.rawValue }

    /// Whether it can hold an article's paragraphs.
    var isContainer: Bool {
        switch self {
        case .division, .section, .article, .main, .cell, .span, .paragraph, .center, .body: true
        default: false
        }
    }

    /// Whether its text is a paragraph when it holds any itself.
    var bearsText: Bool {
        switch self {
        case .paragraph, .division, .section, .cell, .item, .quote, .preformatted, .article, .main, .center, .term,
            .body, .block:
            true
        default: false
        }
    }

    /// The tag for each of the tree's kinds of element.
    static let ofKinds: [PageTag] = HTMLTree.kinds.map { PageTag(name: String(decoding: $0.name, as: UTF8.self)) }

    private init(name: String) {
        switch name {
        case "a": self = .link
        case "em", "i": self = .emphasis
        case "rt": self = .annotation
        case "rp": self = .annotationMark
        case "br": self = .lineBreak
        case "html": self = .root
        case "body": self = .body
        case "div": self = .division
        case "section": self = .section
        case "article": self = .article
        case "main": self = .main
        case "center": self = .center
        case "header": self = .header
        case "footer": self = .footer
        case "aside": self = .aside
        case "form": self = .form
        case "p": self = .paragraph
        case "h1": self = .h1
        case "h2": self = .h2
        case "h3": self = .h3
        case "h4": self = .h4
        case "h5": self = .h5
        case "h6": self = .h6
        case "ul", "ol", "dir": self = .list
        case "dl": self = .definitions
        case "li": self = .item
        case "dt", "dd": self = .term
        case "blockquote": self = .quote
        case "pre", "listing", "xmp", "plaintext": self = .preformatted
        case "figure": self = .figure
        case "figcaption": self = .caption
        case "caption": self = .tableCaption
        case "table": self = .table
        case "tr": self = .row
        case "thead", "tbody", "tfoot": self = .rowGroup
        case "td", "th": self = .cell
        case "span": self = .span
        case "time": self = .time
        case "address": self = .address
        case "details": self = .details
        case "hr": self = .rule
        case "summary", "hgroup", "fieldset", "search": self = .block
        case "img", "image": self = .picture
        case "video", "audio", "iframe", "object", "embed": self = .media
        case "meta": self = .meta
        case "title": self = .documentTitle
        case "link": self = .reference
        case "base": self = .base
        case "script", "style", "noscript", "template", "svg", "applet",
            "canvas", "map", "area", "select", "option", "optgroup", "textarea", "input", "button", "label", "legend",
            "datalist", "dialog", "progress", "meter", "nav", "menu", "source", "track",
            "frameset", "frame", "noframes", "noembed", "param", "keygen", "isindex", "output", "math":
            self = .silent
        default: self = .inline
        }
    }
}
