extension Article {
    /// The article as one JSON object, the form every command prints and other programs read.
    ///
    /// Members are added in later versions, never changed; what is unknown is left out. `tellingLastSeen` is false where
    /// only what a change has told may be said; with `asWritten` dates keep the offsets that publishers wrote, where the
    /// archive has them in UTC, so that their order is that of their letters.
    public func write(to writer: inout JSONWriter, tellingLastSeen: Bool = true, asWritten: Bool = false) {
        writer.object { writer in
            writer.member("id", id.rawValue)
            writer.member("seq", position.map { Int($0.rawValue) })
            writer.member("source", source.rawValue)
            writer.member("guid", guid)
            writer.member("url", url)
            writer.member("canonicalURL", canonicalURL)
            writer.member("title", title)
            writer.member("titleFrom", titleFrom?.rawValue)
            writer.member("subtitle", subtitle)
            writer.member("authors", authors)
            writer.member("site", site)
            writer.member("section", section)
            writer.member("tags", tags)
            writer.member("published", asWritten ? published?.written : published?.formatted)
            writer.member("publishedPrecision", published?.precision.rawValue)
            writer.member("publishedFrom", publishedFrom?.rawValue)
            writer.member("publishedRaw", published?.raw)
            writer.member("updated", asWritten ? updated?.written : updated?.formatted)
            writer.member("firstSeen", firstSeen.rfc3339)
            writer.member("lastSeen", tellingLastSeen ? lastSeen.rfc3339 : nil)
            writer.member("language", language)
            writer.member("languageDeclared", languageDeclared)
            writer.member("script", script)
            writer.member("dir", direction?.rawValue)
            writer.member("text", text)
            writer.member("textFrom", textFrom.rawValue)
            writer.member("wordCount", wordCount)
            writer.member("mark", mark?.rawValue)
            writer.member("robots", robots ?? [])
            writer.member("summary", summary)
            writer.member("image", image)
            writer.member("enclosures", enclosures) { $1.write(to: &$0) }
            if let via {
                writer.key("via")
                via.write(to: &writer)
            }
            writer.member("revision", revision)
            writer.member("digest", digest)
            writer.member("copyOf", copyOf?.rawValue)
            writer.member("similarity", similarity)
            writer.member("story", story)
            writer.member("removed", removed) { $1.write(to: &$0) }
            writer.member("state", state.rawValue)
            writer.member("withdrawn", withdrawn?.rfc3339)
        }
    }

    /// The object on one line, without the line's end.
    public var json: [UInt8] {
        var writer = JSONWriter()
        write(to: &writer)
        return writer.bytes
    }
}

extension Via {
    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("name", name)
            writer.member("url", url)
        }
    }
}

extension Enclosure {
    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("url", url)
            writer.member("type", type)
            writer.member("length", length)
        }
    }
}

extension Removal {
    public func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("rule", rule)
            writer.member("text", text)
        }
    }
}
