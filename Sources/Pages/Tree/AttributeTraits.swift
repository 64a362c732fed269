/// What an element's attributes say of its part in a page.
struct AttributeTraits {
    private(set) var families: NameFamilies = []
    /// A number for the tag and the classes, digits apart.
    private(set) var look: UInt64
    /// Whether it states a property of the article.
    private(set) var isNoted = false
    private let isHeading: Bool
    private let isLink: Bool

    init(tag: PageTag) {
        look = NameTable.add(tag.rawValue, to: NameTable.seed)
        isHeading = tag.isHeading
        isLink = tag == .link
    }

    mutating func read(name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>) {
        switch name.count {
        // A heading's id is made of its text, as the target of a table of contents.
        case 2 where Self.equal(name, "id"): if isHeading { families.insert(.named) } else { readName(value) }
        case 3 where Self.equal(name, "rel"):
            if Self.equal(value, "author") { families.insert(.authorLink) }
        case 4 where Self.equal(name, "role"): readRole(value)
        case 4 where isLink && Self.equal(name, "href"):
            if Self.leadsToAuthor(value) { families.insert(.authorPage) }
        case 5 where Self.equal(name, "class"):
            readName(value, areClasses: true)
            for byte in value.prefix(256) where byte &- 0x30 >= 10 { look = NameTable.add(byte, to: look) }
        case 5 where Self.equal(name, "style"): readStyle(value)
        case 6 where Self.equal(name, "hidden"):
            if !Self.equal(value, "false"), !Self.equal(value, "until-found") { families.insert(.concealed) }
        case 8 where Self.equal(name, "itemprop") || Self.equal(name, "property"): readProperty(value)
        case 11 where Self.equal(name, "aria-hidden"):
            if Self.equal(value, "true") { families.insert(.unspoken) }
        case 11 where Self.equal(name, "data-testid") || Self.equal(name, "data-module"): readName(value)
        case 14 where Self.equal(name, "data-component"): readName(value)
        default: break
        }
    }

    private mutating func readName(_ value: UnsafeBufferPointer<UInt8>, areClasses: Bool = false) {
        guard !value.isEmpty else { return }
        families.formUnion(NameTable.pages.families(of: value, areClasses: areClasses))
        families.insert(.named)
    }

    /// Whether an address has a step that publishers keep their writers' pages under: `/author/`, `/autores/`, `/auteur/`.
    private static func leadsToAuthor(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = 0
        while let slash = address[start...].firstIndex(of: UInt8(ascii: "/")) {
            start = slash + 1
            guard start + 5 < address.count, address[start] == UInt8(ascii: "a"),
                address[start + 1] == UInt8(ascii: "u")
            else { continue }
            let end = address[start...].firstIndex(of: UInt8(ascii: "/")) ?? address.count
            let step = UnsafeBufferPointer(rebasing: address[start..<end])
            // A page of its own stands behind the step.
            if end + 2 < address.count, writers.contains(where: { equal(step, $0) }) { return true }
        }
        return false
    }

    private static let writers: [StaticString] = [
        "author", "authors", "autor", "autoren", "autores", "auteur", "auteurs", "autore", "autori",
    ]

    private mutating func readRole(_ value: UnsafeBufferPointer<UInt8>) {
        if Self.outerRoles.contains(where: { Self.equal(value, $0) }) { families.insert(.outerRole) }
        if Self.equal(value, "article") { families.insert(.articleRole) }
    }

    private mutating func readProperty(_ value: UnsafeBufferPointer<UInt8>) {
        if Self.equal(value, "author") { families.insert(.authorLink) }
        if Self.equal(value, "articleBody") || Self.equal(value, "reviewBody") { families.insert(.statedBody) }
        isNoted = true
    }

    /// Looks for `display:none` and `visibility:hidden`, white space and letter case left out of account.
    private mutating func readStyle(_ value: UnsafeBufferPointer<UInt8>) {
        guard value.count >= 12, value.count <= 2000 else { return }
        let plain = value.compactMap { $0 > 0x20 ? ($0 &- 0x41 < 26 ? $0 | 0x20 : $0) : nil }
        for declaration in plain.split(separator: UInt8(ascii: ";"))
        where declaration.starts(with: "display:none".utf8) || declaration.starts(with: "visibility:hidden".utf8) {
            families.insert(.concealed)
        }
    }

    private static let outerRoles: [StaticString] = [
        "navigation", "complementary", "contentinfo", "banner", "search", "dialog", "menu", "toolbar", "alert",
    ]

    private static func equal(_ bytes: UnsafeBufferPointer<UInt8>, _ expected: StaticString) -> Bool {
        guard bytes.count == expected.utf8CodeUnitCount else { return false }
        for (index, byte) in bytes.enumerated() where byte != expected.utf8Start[index] { return false }
        return true
    }
}
