import Text

/// What a page's JSON-LD (schema.org) says of its article.
struct LinkedArticle {
    var types: [String] = []
    var headline: String?
    var description: String?
    var body: String?
    var published: String?
    var modified: String?
    var authors: [String] = []
    var publisher: String?
    var section: String?
    var keywords: [String] = []
    var language: String?
    var image: String?
    var isFree: Bool?

    private static let mostObjects = 3000
    private static let deepest = 8

    /// The first date of publication that anything in the data has.
    static func anyDate(_ scripts: [UnsafeBufferPointer<UInt8>]) -> String? {
        for script in scripts where holdsTypes(script) {
            guard let value = parse(script) else { continue }
            var budget = mostObjects
            var found: String?
            visit(value, depth: 0, &budget) { object in
                if found == nil { found = text(object["datePublished"]) }
            }
            if let found { return found }
        }
        return nil
    }

    /// Reads the article among a page's scripts of data; nil when none tells of one.
    ///
    /// `facts` takes what they say of the kind of page.
    static func read(_ scripts: [UnsafeBufferPointer<UInt8>], facts: inout LinkedFacts) -> LinkedArticle? {
        var best: (worth: Int, members: JSONValue)?
        var named: [String: String] = [:]
        for script in scripts where holdsTypes(script) {
            guard let value = parse(script) else { continue }
            var budget = mostObjects
            visit(value, depth: 0, &budget) { object in
                let worth = worth(of: object)
                let types = typeNames(object)
                if let id = object["@id"]?.string, named.count < 64, let name = text(object["name"]) {
                    named[id] = name
                }
                facts.note(object, types: types, isArticle: worth > 0 || types.contains(where: isArticle))
                if worth > best?.worth ?? 0 { best = (worth, object) }
            }
        }
        return best.map { best in
            var article = LinkedArticle(best.members)
            if article.authors.isEmpty { article.authors = people(best.members["author"], named) }
            return article
        }
    }

    private static func holdsTypes(_ script: UnsafeBufferPointer<UInt8>) -> Bool {
        let key: [UInt8] = Array("\"@type\"".utf8)
        var index = 0
        while index + key.count <= script.count {
            guard let at = script[index...].firstIndex(of: 0x40), at > 0 else { return false }
            if at + 6 < script.count, script[(at - 1)..<(at + 6)].elementsEqual(key) { return true }
            index = at + 1
        }
        return false
    }

    /// The value in a script, whatever comments or CDATA marks stand around it.
    private static func parse(_ script: UnsafeBufferPointer<UInt8>) -> JSONValue? {
        guard let start = script.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }) else { return nil }
        // `<![CDATA[` opens with a bracket too.
        var from = start
        if script[start] == 0x5B, script[start...].starts(with: "[CDATA[".utf8) {
            guard let next = script[(start + 7)...].firstIndex(where: { $0 == 0x7B || $0 == 0x5B }) else { return nil }
            from = next
        }
        var scanner = JSONScanner(UnsafeBufferPointer(rebasing: script[from...]), maximumDepth: 64)
        return scanner.read()
    }

    private static func visit(_ value: JSONValue, depth: Int, _ budget: inout Int, _ see: (JSONValue) -> Void) {
        guard depth <= deepest, budget > 0 else { return }
        budget -= 1
        switch value {
        case .array(let values): for inner in values { visit(inner, depth: depth + 1, &budget, see) }
        case .object(let members):
            see(value)
            for member in members { visit(member.value, depth: depth + 1, &budget, see) }
        default: break
        }
    }

    private static func typeNames(_ object: JSONValue) -> [String] {
        guard let type = object["@type"] else { return [] }
        let names = type.array.isEmpty ? [type] : type.array
        return names.prefix(16).compactMap(\.string)
    }

    private static func isArticle(_ type: String) -> Bool {
        let type = type.lowercased()
        return ["article", "blogposting", "report", "review"].contains { type.hasSuffix($0) }
            || type.contains("liveblog")
    }

    /// How much an object tells of an article; 0 for all others.
    private static func worth(of object: JSONValue) -> Int {
        guard typeNames(object).contains(where: isArticle) else { return 0 }
        let told = ["headline", "articleBody", "datePublished", "author"].map { object[$0] != nil ? 1 : 0 }
        guard told[0] + told[1] + told[2] > 0 else { return 0 }
        return 1 + told[1] * 4 + told[0] + told[2] + told[3]
    }

    private init(_ object: JSONValue) {
        types = Self.typeNames(object)
        headline = Self.text(object["headline"]) ?? Self.text(object["name"])
        description = Self.text(object["description"])
        body = object["articleBody"]?.string ?? Self.updates(object["liveBlogUpdate"])
        published = Self.text(object["datePublished"]) ?? Self.text(object["dateCreated"])
        modified = Self.text(object["dateModified"])
        authors = Self.names(object["author"])
        if authors.isEmpty { authors = Self.names(object["creator"]) }
        publisher = Self.names(object["publisher"]).first
        section = Self.text(object["articleSection"]?.array.first ?? object["articleSection"])
        let words = object["keywords"]
        let list = words?.array ?? []
        keywords = (list.isEmpty ? [words].compactMap(\.self) : list).prefix(64).compactMap { Self.text($0) }
        language = Self.text(object["inLanguage"]) ?? Self.text(object["inLanguage"]?["name"])
        let picture = object["image"]?.array.first ?? object["image"]
        image = Self.text(picture) ?? Self.text(picture?["url"])
        if let free = object["isAccessibleForFree"] {
            if case .bool(let isTrue) = free { isFree = isTrue }
            if let word = free.string?.lowercased() { isFree = word == "true" ? true : word == "false" ? false : nil }
        }
    }

    /// The people that an article only points to, `"author": {"@id": "#jane"}`.
    private static func people(_ value: JSONValue?, _ named: [String: String]) -> [String] {
        guard let value else { return [] }
        let items = value.array.isEmpty ? [value] : value.array
        return items.prefix(32).compactMap { $0["@id"]?.string.flatMap { named[$0] } }
    }

    /// What a live blog's entries say, one below the other.
    private static func updates(_ value: JSONValue?) -> String? {
        let texts = (value?.array ?? []).prefix(500).flatMap { update in
            [update["headline"]?.string, update["articleBody"]?.string].compactMap(\.self)
        }
        return texts.isEmpty ? nil : texts.joined(separator: "\n\n")
    }

    private static func text(_ value: JSONValue?) -> String? {
        guard let string = value?.string, string.utf8.count <= 20_000 else { return nil }
        let line = HTMLFragment.plainText(string)
        return line.isEmpty ? nil : line
    }

    private static func names(_ value: JSONValue?) -> [String] {
        guard let value else { return [] }
        let items = value.array.isEmpty ? [value] : value.array
        var names: [String] = []
        for item in items.prefix(32) {
            let name = item["name"] ?? item
            for name in name.array.isEmpty ? [name] : name.array {
                guard let text = text(name), text.utf8.count < 120, !text.hasPrefix("http"), !names.contains(text)
                else {
                    continue
                }
                names.append(text)
            }
        }
        return names
    }
}
