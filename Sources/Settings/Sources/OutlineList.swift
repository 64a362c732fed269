public import News

/// Writes sources as an OPML 2.0 list, as feed readers take it; `OutlineReader` reads the same sources from it.
///
/// A source lies in the folder of its first tag, and its other tags are its `category`. Where one of these holds a comma
/// or a slash, which part categories, the tags up to it are folders within each other. Folders of documents are no feeds
/// and are left out, as is what OPML has no place for: IDs, headers, secrets, rules.
public struct OutlineList: Sendable {
    private struct Folder {
        /// The tags that are written as folders, outermost first.
        var path: [String]
        var feeds: [Source] = []
    }

    private var folders: [Folder] = []
    /// Sources that are no feeds.
    public let leftOut: [Source.ID]

    public init(_ sources: [Source]) {
        var places: [[String]: Int] = [:]
        var leftOut: [Source.ID] = []
        for source in sources {
            guard case .feed = source.place else {
                leftOut.append(source.id)
                continue
            }
            let path = Self.path(of: source)
            if let place = places[path] {
                folders[place].feeds.append(source)
            } else {
                places[path] = folders.count
                folders.append(Folder(path: path, feeds: [source]))
            }
        }
        self.leftOut = leftOut
    }

    /// The tags that stand as folders: the first, and those as far as the last that cannot be a category.
    private static func path(of source: Source) -> [String] {
        let last = source.tags.lastIndex { $0.contains { $0 == "," || $0 == "/" } } ?? 0
        return Array(source.tags.prefix(last + 1))
    }

    /// The document, in UTF-8.
    public var text: String {
        var lines = [
            #"<?xml version="1.0" encoding="UTF-8"?>"#, #"<opml version="2.0">"#,
            "<head><title>Dépêche</title></head>", "<body>",
        ]
        for folder in folders {
            lines += folder.path.map { "<outline text=\(Self.quoted($0))>" }
            lines += folder.feeds.map { Self.outline($0, under: folder.path.count) }
            lines += folder.path.map { _ in "</outline>" }
        }
        return (lines + ["</body>", "</opml>"]).joined(separator: "\n") + "\n"
    }

    private static func outline(_ source: Source, under depth: Int) -> String {
        var attributes = [("type", "rss"), ("text", source.title ?? source.id.rawValue)]
        if let title = source.title { attributes.append(("title", title)) }
        attributes.append(("xmlUrl", source.address))
        if let language = source.language { attributes.append(("language", language)) }
        let categories = source.tags.dropFirst(depth).joined(separator: ",")
        if !categories.isEmpty { attributes.append(("category", categories)) }
        return "<outline " + attributes.map { "\($0)=\(quoted($1))" }.joined(separator: " ") + "/>"
    }

    /// An attribute's value (XML 1.0); what XML cannot hold is left out.
    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\t", "\n", "\r": out += "&#\(scalar.value);"
            case _ where scalar.value < 0x20 || scalar.value & 0xFFFE == 0xFFFE: continue
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
