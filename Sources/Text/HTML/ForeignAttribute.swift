/// An attribute of SVG or MathML that may be written into safe HTML, and what its value must be.
enum ForeignAttribute {
    /// Numbers, colours, names, paths: nothing that names a resource or calls anything but a few harmless functions.
    case graphic
    case text
    /// An address of the web that is followed.
    case link

    /// Nil for names that are not given on.
    ///
    /// Among them are handlers, `style`, `class`, `id` and every address that is loaded.
    init?(_ name: String, isXLink: Bool, of element: ForeignElement) {
        if isXLink {
            switch name {
            case "href" where element.isFormula || element.isLink: self = .link
            case "show", "type": self = .graphic
            default: return nil
            }
        } else if name == "href" {
            guard element.isFormula || element.isLink else { return nil }
            self = .link
        } else if element.isFormula {
            guard Self.formula.contains(name) else { return nil }
            self = Self.texts.contains(name) ? .text : .graphic
        } else {
            guard Self.drawing.contains(name) else { return nil }
            self = .graphic
        }
    }

    /// The value as it may be written, before escaping; nil when the attribute must go.
    func safe(_ value: UnsafeBufferPointer<UInt8>, base: WebAddress?) -> [UInt8]? {
        switch self {
        case .text: return value.count <= 4096 ? Array(value) : nil
        case .link:
            // Addresses that are loaded and web addresses are held to the same schemes.
            return SafeAddress.source(String(decoding: value, as: UTF8.self), base: base).map { address in
                let isAsWritten = value.dropLast(0).elementsEqual(address.utf8.dropLast())
                return isAsWritten && address.utf8.last == UInt8(ascii: "/") ? Array(value) : Array(address.utf8)
            }
        case .graphic: return Self.isGraphic(value) ? Array(value) : nil
        }
    }

    private static func isGraphic(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        var word = 0
        for (index, byte) in value.enumerated() {
            switch byte {
            case UInt8(ascii: "("):
                guard functions.contains(String(decoding: value[word..<index], as: UTF8.self)) else { return false }
                word = index + 1
            case 0x20, 0x09, 0x0A, UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: ";"): word = index + 1
            case UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "+"): break
            default: guard byte.isUnreserved else { return false }
            }
        }
        return value.count <= 1 << 16
    }

    private static let functions: Set<String> = [
        "translate", "scale", "rotate", "matrix", "skewX", "skewY", "rgb", "rgba", "hsl", "hsla",
    ]

    private static let drawing: Set<String> = [
        "baseProfile", "color", "color-rendering", "cx", "cy", "d", "display", "dx", "dy", "fill", "fill-opacity",
        "fill-rule", "font-family", "font-size", "font-stretch", "font-style", "font-variant", "font-weight", "height",
        "lang", "opacity", "pathLength", "points", "preserveAspectRatio", "r", "rotate", "rx", "ry", "stroke",
        "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit",
        "stroke-opacity", "stroke-width", "systemLanguage", "text-anchor", "transform", "version", "viewBox",
        "visibility", "width", "x", "x1", "x2", "y", "y1", "y2", "zoomAndPan",
    ]

    private static let formula: Set<String> = [
        "accent", "accentunder", "actiontype", "align", "alttext", "bevelled", "charalign", "close", "columnalign",
        "columnlines", "columnspacing", "columnspan", "columnwidth", "crossout", "decimalpoint", "denomalign", "depth",
        "dir", "display", "displaystyle", "edge", "encoding", "equalcolumns", "equalrows", "fence", "fontstyle",
        "fontweight", "form", "frame", "framespacing", "groupalign", "height", "indentalign", "indentshift",
        "largeop", "length", "linebreak", "linebreakstyle", "lineleading", "linethickness", "location",
        "longdivstyle", "lquote", "lspace", "mathbackground", "mathcolor", "mathsize", "mathvariant", "maxsize",
        "minsize", "movablelimits", "notation", "numalign", "open", "position", "rowalign", "rowlines", "rowspacing",
        "rowspan", "rquote", "rspace", "scriptlevel", "scriptminsize", "scriptsizemultiplier", "selection",
        "separator", "separators", "shift", "side", "stackalign", "stretchy", "subscriptshift", "superscriptshift",
        "symmetric", "voffset", "width",
    ]
    private static let texts: Set<String> = ["alttext", "encoding", "open", "close", "separators", "lquote", "rquote"]
}
