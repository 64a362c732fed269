/// What is known of an element from its name alone.
package struct HTMLElementKind: Sendable {
    package var name: [UInt8]
    var role: HTMLRole
    /// 1 to 6 for headings, else 0.
    var level: UInt8
    var output: Output

    /// What the sanitiser does with an element.
    enum Output: UInt8, Sendable {
        case kept
        /// Kept, without content or end tag.
        case void
        /// Left out, its content kept.
        case unwrapped
        /// Left out with all its content.
        case dropped
    }

    init(name: String) {
        self.name = Array(name.utf8)
        role = HTMLRole(elementName: name)
        level = role == .heading ? self.name[1] &- UInt8(ascii: "0") : 0
        output = Self.output(of: name)
    }

    private static func output(of name: String) -> Output {
        switch name {
        case "br", "hr", "img", "wbr", "col", "source", "track": .void
        case "a", "abbr", "acronym", "address", "article", "aside", "audio", "b", "bdi", "bdo", "big", "blockquote",
            "caption", "cite", "code", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em",
            "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "i", "ins",
            "kbd", "li", "main", "mark", "menu", "nav", "ol", "p", "picture", "pre", "q", "rp", "rt", "ruby", "s",
            "samp", "section", "small", "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td",
            "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "video":
            .kept
        case "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "applet", "canvas",
            "map", "area", "button", "select", "option", "optgroup", "datalist", "textarea", "input", "keygen",
            "isindex", "frameset", "frame", "noframes", "noembed", "param", "head", "title", "meta", "link", "base",
            "xmp", "plaintext", "listing", "dialog":
            .dropped
        default: .unwrapped
        }
    }
}
