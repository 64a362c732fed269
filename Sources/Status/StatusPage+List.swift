extension StatusPage {
    /// The rows of a list that are shown at most.
    private static let mostRows = 50

    /// A section with a line for each of `elements`, by name, and what to type for those beyond the most.
    func writeList<Element>(
        _ title: String,
        of elements: [Element],
        _ row: (Element) -> (name: String, state: String),
        all command: String,
        to page: inout HTMLWriter
    ) {
        guard !elements.isEmpty else { return }
        page.raw("<section>")
        page.element("h2", title)
        page.raw("<ul class=\"trouble\">")
        for (name, state) in elements.prefix(Self.mostRows).map(row) {
            page.raw("<li>")
            page.element("strong", name)
            page.text(" " + state)
            page.raw("</li>")
        }
        page.raw("</ul>")
        if elements.count > Self.mostRows {
            page.element("p", "and \(elements.count - Self.mostRows) more: \(command)")
        }
        page.raw("</section>")
    }
}
