import CGumbo

/// An element of SVG or MathML that may be written into safe HTML.
///
/// The lists leave out what scripts, loads, embeds, animates or styles, and what lets a parser change between the
/// grammars of HTML and XML within a drawing (`foreignObject`, `annotation-xml`, `mglyph`), so that no parser can
/// read the written markup otherwise than it was meant.
struct ForeignElement: Sendable {
    /// Spelt as HTML parsers spell it, camel case included.
    var name: [UInt8]
    var isFormula: Bool
    var content: Content

    /// What may stand within.
    enum Content: Sendable {
        case elements, text
        /// Text with a few HTML elements for words.
        case phrases
    }

    var isRoot: Bool { name.elementsEqual("svg".utf8) || name.elementsEqual("math".utf8) }
    var isLink: Bool { name.elementsEqual("a".utf8) }
    /// Whether it draws something by itself.
    var isShape: Bool { Self.shapes.contains(String(decoding: name, as: UTF8.self)) }

    static let all: [ForeignElement] =
        drawing.map { ForeignElement(name: Array($0.utf8), isFormula: false, content: content(of: $0)) }
        + formula.map { ForeignElement(name: Array($0.utf8), isFormula: true, content: content(of: $0)) }

    /// The index in `all` of a parsed element; nil for HTML and for what is not given on.
    static func index(of element: UnsafePointer<GumboElement>) -> Int? {
        let isFormula = element.pointee.tag_namespace == GUMBO_NAMESPACE_MATHML
        guard isFormula || element.pointee.tag_namespace == GUMBO_NAMESPACE_SVG else { return nil }
        var tag = element.pointee.original_tag
        gumbo_tag_from_original_text(&tag)
        guard let start = tag.data, tag.length > 0, tag.length <= 16 else { return nil }
        let raw = UnsafeRawBufferPointer(start: start, count: Int(tag.length))
        return (isFormula ? formulaIndices : drawingIndices)[String(decoding: raw, as: UTF8.self).lowercased()]
    }

    /// The element a node's `kind` stands for.
    static func at(_ kind: Int) -> ForeignElement? {
        kind <= -2 && -2 - kind < all.count ? all[-2 - kind] : nil
    }

    private static let drawing = [
        "svg", "g", "a", "switch", "circle", "ellipse", "line", "path", "polygon", "polyline", "rect", "text", "tspan",
        "title", "desc",
    ]
    private static let shapes: Set<String> = [
        "circle", "ellipse", "line", "path", "polygon", "polyline", "rect", "text",
    ]
    private static let formula = [
        "math", "annotation", "maction", "maligngroup", "menclose", "merror", "mfenced", "mfrac", "mi", "mlabeledtr",
        "mlongdiv", "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom", "mprescripts", "mroot", "mrow", "ms",
        "mscarries", "mscarry", "msgroup", "msline", "mspace", "msqrt", "msrow", "mstack", "mstyle", "msub", "msubsup",
        "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover", "none", "semantics",
    ]

    private static let drawingIndices = indices { !$0.isFormula }
    private static let formulaIndices = indices { $0.isFormula }

    private static func indices(where isMeant: (ForeignElement) -> Bool) -> [String: Int] {
        var indices: [String: Int] = [:]
        for (index, element) in all.enumerated() where isMeant(element) {
            indices[String(decoding: element.name, as: UTF8.self).lowercased()] = index
        }
        return indices
    }

    private static func content(of name: String) -> Content {
        switch name {
        case "title", "mi", "mo", "mn", "ms", "mtext", "annotation": .text
        case "desc": .phrases
        default: .elements
        }
    }
}

extension HTMLTree.Node {
    /// The `kind` of an element of SVG or MathML.
    static func kind(ofForeign index: Int) -> Int16 { Int16(truncatingIfNeeded: -2 - index) }
}
