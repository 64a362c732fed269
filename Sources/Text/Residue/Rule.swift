/// The families of what a site wraps around its articles; the names under which removals are reported.
package enum Rule: String, Sendable {
    case adSlot = "ad-slot"
    case backToTop = "back-to-top"
    case blurb
    case breadcrumb
    case byline
    case comments
    case copyright
    case counters
    case credit
    case date
    case language = "other-language"
    case navigation
    case newsletter
    case origin
    case paywall
    case readAlso = "read-also"
    case section
    case separator
    case share
    case site
    case source
    case subtitle
    case tags
    case title
}
