import News

/// Gathers the sources of all files and sees to it that no two have one name.
struct SourceCollector {
    private(set) var sources: [Source] = []
    /// Where each name was first used, as `file:line`.
    private var names: [Source.ID: String] = [:]
    private var addresses: [String: String] = [:]

    /// Claims a name for the source at `site`; answers where it is already used, if it is.
    mutating func claim(_ id: Source.ID, at site: String) -> String? {
        if let other = names[id] { return other }
        names[id] = site
        return nil
    }

    /// Notes that the source at `site` has this address; answers where it is already listed, if it is.
    mutating func note(address: String, at site: String) -> String? {
        if let other = addresses[address] { return other }
        addresses[address] = site
        return nil
    }

    mutating func add(_ source: Source) {
        sources.append(source)
    }
}

extension FileContext {
    /// `file:line`, for messages about another place.
    func site(_ place: TOMLPlace?) -> String {
        place.map { "\(file):\($0.line)" } ?? file
    }
}
