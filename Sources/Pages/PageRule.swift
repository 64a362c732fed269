/// Why a passage of a page is no part of its article; the names under which removals are reported.
enum PageRule: String, Sendable {
    case element, hidden, role, name
    case before, template, title, caption, figure, header, deck
    case share, readAlso = "read-also", appeal, date, byline, author, credit, residue
    case linkList = "link-list", linkTable = "link-table", link, short, duplicate, pullQuote = "pull-quote"
    case note, signature, media, box
    /// By the operator's rules, and because the site's pages repeat it.
    case remove, repeated
    case tail, emptyHeading = "empty-heading", unlisted, outside
}
