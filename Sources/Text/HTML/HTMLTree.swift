import CGumbo
import Glibc

/// A parsed document as a row of nodes in document order.
///
/// A subtree is the range from a node up to its `end`, so walks are loops and a subtree is skipped by a jump. All
/// pointers lie in memory that lives only as long as the closure of `read`.
package struct HTMLTree {
    package struct Node {
        var role: HTMLRole
        var level: UInt8 = 0
        package var isText = false
        /// Hidden from readers by an attribute, a style or a customary class.
        var isHidden = false
        /// Named as a caption or credit by its class.
        var isCaption = false
        /// Which element it is; an index into `HTMLTree.kinds`, -1 for text and for elements outside HTML,
        /// below that those of SVG and MathML that are given on (`ForeignElement.at`).
        package var kind: Int16 = -1
        /// The index of the enclosing node, -1 at the top.
        package var parent: Int32
        /// The index of the first node after the subtree.
        package var end: Int32
        /// The characters of a text node, in UTF-8.
        package var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        var element: UnsafePointer<GumboElement>?
        /// Whether nothing inside is text to be read.
        package var isSilent: Bool { role == .silent }
    }

    package let nodes: [Node]
    let source: HTMLSource

    init(nodes: [Node], source: HTMLSource) {
        self.nodes = nodes
        self.source = source
    }

    /// The contents of the scripts that hold data (`application/json`, `application/ld+json`), in order; at most 64.
    package var data: [UnsafeBufferPointer<UInt8>] {
        source.data.map { UnsafeBufferPointer(rebasing: source.original[$0]) }
    }

    /// What each of gumbo's tags is.
    package static let kinds: [HTMLElementKind] = (0..<GUMBO_TAG_LAST.rawValue).map { tag in
        HTMLElementKind(name: gumbo_normalized_tagname(GumboTag(tag)).map { String(cString: $0) } ?? "")
    }

    /// Parses a fragment or a whole document and hands the tree to `body`; whether the input's end is missing.
    ///
    /// When the parser gives up on the markup, its rarer elements are left out, at last all but paragraphs, so that the
    /// text is read in any case. The answer is nil only for an input without content, and when memory runs out.
    ///
    /// `seesVisibility` says whether the nodes are told apart by what hides them or makes them captions; `isLean` that
    /// drawings, references to other files, and attributes without a say in what is text may be missing.
    package static func read<Answer>(
        _ bytes: UnsafeBufferPointer<UInt8>,
        isDocument: Bool,
        seesVisibility: Bool = true,
        isLean: Bool = false,
        _ body: (HTMLTree) -> Answer
    ) -> (answer: Answer?, isCut: Bool) {
        var isCut = false
        for care in HTMLGuard.Care.allCases {
            let source = HTMLGuard.prepared(bytes, care: care, isLean: isLean)
            isCut = source.isCut
            if source.markup.isEmpty { break }
            if let answer = parse(source, isDocument: isDocument, seesVisibility: seesVisibility, body) {
                return (answer, isCut)
            }
        }
        return (nil, isCut)
    }

    private static func parse<Answer>(
        _ source: HTMLSource,
        isDocument: Bool,
        seesVisibility: Bool,
        _ body: (HTMLTree) -> Answer
    ) -> Answer? {
        guard var arena = HTMLArena(expecting: source.markup.count) else { return nil }
        defer { arena.free() }
        var options = kGumboDefaultOptions
        options.max_errors = 0
        options.fragment_context = isDocument ? GUMBO_TAG_LAST : GUMBO_TAG_DIV
        options.deallocator = { _, _ in }
        options.allocator = { arena, size in
            arena?.assumingMemoryBound(to: HTMLArena.self).pointee.allocate(size)
        }
        return withUnsafeMutablePointer(to: &arena) { arena -> Answer? in
            options.userdata = UnsafeMutableRawPointer(arena)
            return source.markup.withUnsafeBytes { markup -> Answer? in
                guard let start = markup.baseAddress?.assumingMemoryBound(to: CChar.self),
                    let output = cgumbo_parse(&options, start, markup.count),
                    let root = output.pointee.root
                else { return nil }
                var reader = HTMLTreeReader(source, arena: arena, seesVisibility: seesVisibility)
                var nodes = reader.read(root)
                if isDocument { showMost(&nodes) }
                return body(HTMLTree(nodes: nodes, source: source))
            }
        }
    }

    /// Takes elements with more than half of a document's text as shown: pages are sent hidden until a script runs.
    private static func showMost(_ nodes: inout [Node]) {
        guard nodes.contains(where: \.isHidden) else { return }
        let total = nodes.reduce(0) { $0 + $1.text.count }
        for index in nodes.indices where nodes[index].isHidden {
            let inside = nodes[index..<Int(nodes[index].end)].reduce(0) { $0 + $1.text.count }
            if inside * 2 > total { nodes[index].isHidden = false }
        }
    }

    /// The value of an attribute, decoded; nil when the element has none of that name (in lower case).
    package func attribute(_ name: StaticString, of node: Node) -> UnsafeBufferPointer<UInt8>? {
        guard let element = node.element else { return nil }
        let expected = UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
        let attributes = element.pointee.attributes
        for index in 0..<Int(attributes.length) {
            guard let attribute = attributes.data[index]?.assumingMemoryBound(to: GumboAttribute.self),
                attribute.pointee.attr_namespace == GUMBO_ATTR_NAMESPACE_NONE,
                strcmp(attribute.pointee.name, expected) == 0
            else { continue }
            return Self.value(of: attribute, in: source)
        }
        return nil
    }

    /// Calls `body` with the name and value of each attribute outside XML namespaces, in order.
    package func forEachAttribute(
        of node: Node,
        _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Void
    ) {
        guard let element = node.element else { return }
        Self.forEachAttribute(of: element, in: source, body)
    }

    static func forEachAttribute(
        of element: UnsafePointer<GumboElement>,
        in source: HTMLSource,
        _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Void
    ) {
        let attributes = element.pointee.attributes
        for index in 0..<Int(attributes.length) {
            guard let attribute = attributes.data[index]?.assumingMemoryBound(to: GumboAttribute.self),
                attribute.pointee.attr_namespace == GUMBO_ATTR_NAMESPACE_NONE
            else { continue }
            body(bytes(attribute.pointee.name), value(of: attribute, in: source))
        }
    }

    /// An attribute's value, put back when the source holds it as a run.
    static func value(
        of attribute: UnsafePointer<GumboAttribute>,
        in source: HTMLSource
    ) -> UnsafeBufferPointer<UInt8> {
        let value = bytes(attribute.pointee.value)
        // The mark stands in the markup itself; one that came out of a reference is not ours.
        guard value.count == 4, value[0] == 0xF3, attribute.pointee.original_value.length == 4,
            let number = source.run(in: value, at: 0)
        else { return value }
        return source.text(ofRun: number)
    }

    /// An element's name; empty for text and for elements outside HTML.
    package func name(of node: Node) -> String {
        node.kind >= 0 ? String(decoding: Self.kinds[Int(node.kind)].name, as: UTF8.self) : ""
    }

    /// Whether a node is the HTML element of that name.
    func isElement(_ node: Node, _ name: StaticString) -> Bool {
        guard node.kind >= 0 else { return false }
        return Self.kinds[Int(node.kind)].name.elementsEqual(
            UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        )
    }

    /// Whether the element carries attributes at all.
    package func hasAttributes(_ node: Node) -> Bool { (node.element?.pointee.attributes.length ?? 0) > 0 }

    static func bytes(_ string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
        guard let string else { return UnsafeBufferPointer(start: nil, count: 0) }
        let start = UnsafeRawPointer(string).assumingMemoryBound(to: UInt8.self)
        return UnsafeBufferPointer(start: start, count: strlen(string))
    }
}
