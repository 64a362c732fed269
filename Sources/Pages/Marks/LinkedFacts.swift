import Text

/// What a page's JSON-LD (schema.org) says of the kind of page it is.
struct LinkedFacts {
    /// Whether an article, with a headline or a text, is described.
    private(set) var hasArticle = false
    /// A live blog, with its headline or its reports.
    private(set) var isLiveBlog = false
    private(set) var hasVideo = false
    private(set) var isGallery = false
    /// `isAccessibleForFree` of the article or page; nil when nothing says so.
    private(set) var isFree: Bool?
    /// Which elements hold what is not free (`hasPart`, `cssSelector`).
    private(set) var paidParts: [String] = []
    /// How many words the article has by its publisher's count.
    private(set) var wordCount: Int?

    private static let mostParts = 16

    mutating func note(_ object: JSONValue, types: [String], isArticle: Bool) {
        let types = types.map { $0.lowercased() }
        let isTold = object["headline"] != nil || object["articleBody"] != nil
        if isArticle, isTold { hasArticle = true }
        if types.contains("liveblogposting"), isTold || !(object["liveBlogUpdate"]?.array.isEmpty ?? true) {
            isLiveBlog = true
        }
        if types.contains("videoobject"), object["name"] != nil || object["contentUrl"] != nil { hasVideo = true }
        if types.contains("imagegallery") || types.contains("mediagallery") { isGallery = true }
        guard isArticle || types.contains("webpage") || types.contains("creativework") || types.contains("newsarticle")
        else { return }
        if let free = Self.truth(object["isAccessibleForFree"]), isArticle || isFree == nil { isFree = free }
        if isArticle, wordCount == nil { wordCount = object["wordCount"]?.integer }
        guard isArticle || types.contains("webpage"), let part = object["hasPart"] else { return }
        for part in part.array.isEmpty ? [part] : part.array {
            guard paidParts.count < Self.mostParts, Self.truth(part["isAccessibleForFree"]) == false,
                let value = part["cssSelector"]
            else { continue }
            paidParts += (value.array.isEmpty ? [value] : value.array).prefix(4).compactMap(\.string)
            if isFree == nil { isFree = false }
        }
    }

    private static func truth(_ value: JSONValue?) -> Bool? {
        switch value {
        case .bool(let isTrue): isTrue
        case .string(let word):
            switch word.lowercased() {
            case "true", "https://schema.org/true", "http://schema.org/true": true
            case "false", "https://schema.org/false", "http://schema.org/false": false
            default: nil
            }
        default: nil
        }
    }
}
