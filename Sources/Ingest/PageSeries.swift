import Text

/// Tells the next page of an article from the next article: sites call both `rel=next`.
///
/// A further page has the address of the first with its own number added: as a parameter, a last part of the path, or
/// behind the name (`…/article/2`, `…?page=2`, `…-2.html`).
struct PageSeries {
    private let first: WebAddress

    /// Pages of one article that are read.
    static let mostPages = 10

    private static let parameters: Set<String> = [
        "page", "p", "pg", "pagina", "pagine", "seite", "paged", "pagenum", "pagenumber", "part", "صفحة",
    ]
    private static let folders = [
        "", "page/", "page-", "page", "p/", "p", "seite/", "seite-", "pagina/", "pagina-", "part/",
    ]
    private static let marks = ["-", "_", ",", ".", "-page-", "_page_", "-p", "-seite-", "-pagina-", "-page"]

    init(first: WebAddress) { self.first = first }

    /// The address among `followers` that is the article's page of that number; nil without one.
    func page(_ number: Int, among followers: [String]) -> WebAddress? {
        followers.lazy.compactMap { WebAddress($0) }.first { isPage(number, $0) }
    }

    private func isPage(_ number: Int, _ address: WebAddress) -> Bool {
        guard address.isWeb, address.host == first.host, address.port == first.port, address.scheme == first.scheme,
            address.string != first.string
        else { return false }
        let path = Self.trimmed(first.path)
        let other = Self.trimmed(address.path)
        if path == other { return isNumbered(number, address) }
        guard (first.query ?? "") == (address.query ?? "") else { return false }
        return Self.folders.contains { other == "\(path)/\($0)\(number)" } || isNamed(number, path, other)
    }

    /// Whether only the parameter of the page's number differs.
    private func isNumbered(_ number: Int, _ address: WebAddress) -> Bool {
        func parts(_ query: String?) -> (others: [Substring], page: Substring?) {
            let all = (query ?? "").split(separator: "&")
            let isPage = { (part: Substring) in Self.parameters.contains(part.prefix { $0 != "=" }.lowercased()) }
            return (all.filter { !isPage($0) }, all.first(where: isPage))
        }
        let (before, after) = (parts(first.query), parts(address.query))
        guard before.others == after.others, let page = after.page else { return false }
        return page.drop { $0 != "=" }.dropFirst() == "\(number)"
    }

    /// Whether the number stands behind the last part's name, before its ending if it has one.
    private func isNamed(_ number: Int, _ path: String, _ other: String) -> Bool {
        let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let name = path[slash...]
        guard !name.isEmpty else { return false }
        let dot = name.lastIndex(of: ".") ?? path.endIndex
        let ends: Set<Substring> = [path[dot...], path[path.endIndex...]]
        return Self.marks.contains { mark in
            ends.contains { end in other == "\(path.dropLast(end.count))\(mark)\(number)\(end)" }
        }
    }

    private static func trimmed(_ path: String) -> String {
        path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    }
}
