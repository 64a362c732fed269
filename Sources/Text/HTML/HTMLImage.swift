/// What an `img` element shows.
enum HTMLImage {
    /// The picture's address, resolved; nil for tracking pixels, spacers and pictures without a web address.
    ///
    /// Scripts that load pictures late keep the address in an attribute of their own, with a placeholder in `src`.
    static func address(of node: HTMLTree.Node, in tree: HTMLTree, base: WebAddress?) -> String? {
        guard !isPixel(node, in: tree) else { return nil }
        let names: [StaticString] = ["data-src", "data-lazy-src", "data-original", "src"]
        for name in names {
            guard let value = tree.attribute(name, of: node), !value.isEmpty,
                let address = SafeAddress.source(String(decoding: value, as: UTF8.self), base: base)
            else { continue }
            return address
        }
        for name: StaticString in ["data-srcset", "srcset"] {
            guard let value = tree.attribute(name, of: node), !value.isEmpty,
                let first = SourceSet.candidates(String(decoding: value, as: UTF8.self)).last,
                let address = SafeAddress.source(first.address, base: base)
            else { continue }
            return address
        }
        return nil
    }

    /// Whether a side of the picture is at most one pixel: such a picture reports or spaces, it shows nothing.
    static func isPixel(_ node: HTMLTree.Node, in tree: HTMLTree) -> Bool {
        for name: StaticString in ["width", "height"] {
            if let value = tree.attribute(name, of: node), isOnePixelOrLess(value) { return true }
        }
        return tree.attribute("style", of: node).map(isPixel(style:)) ?? false
    }

    /// Whether a style makes it one.
    static func isPixel(style: UnsafeBufferPointer<UInt8>) -> Bool {
        guard style.count >= 7, style.count <= 2000 else { return false }
        return StyleDeclarations(style).contains { declaration in
            Self.pixelDeclarations.contains { declaration.spells($0) }
        }
    }

    private static let pixelDeclarations: [StaticString] = [
        "width:0", "width:0px", "width:1px", "height:0", "height:0px", "height:1px",
    ]

    static func isOnePixelOrLess(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        let length = StyleDeclarations.Declaration(bytes: value)
        return length.spells("0") || length.spells("1") || length.spells("0px") || length.spells("1px")
    }
}
