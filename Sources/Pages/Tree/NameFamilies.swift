/// What the names an element goes by (classes, id, role) say of it.
struct NameFamilies: OptionSet, Sendable {
    let rawValue: UInt32

    static let share = NameFamilies(rawValue: 1 << 0)
    static let related = NameFamilies(rawValue: 1 << 1)
    static let appeal = NameFamilies(rawValue: 1 << 2)
    static let ad = NameFamilies(rawValue: 1 << 3)
    static let comments = NameFamilies(rawValue: 1 << 4)
    static let navigation = NameFamilies(rawValue: 1 << 5)
    static let paywall = NameFamilies(rawValue: 1 << 6)
    static let byline = NameFamilies(rawValue: 1 << 7)
    static let date = NameFamilies(rawValue: 1 << 8)
    static let tags = NameFamilies(rawValue: 1 << 9)
    static let caption = NameFamilies(rawValue: 1 << 10)
    static let widget = NameFamilies(rawValue: 1 << 11)
    static let hidden = NameFamilies(rawValue: 1 << 12)
    static let box = NameFamilies(rawValue: 1 << 13)
    static let pullQuote = NameFamilies(rawValue: 1 << 14)
    static let kicker = NameFamilies(rawValue: 1 << 15)
    static let margin = NameFamilies(rawValue: 1 << 16)
    /// Any of these marks what stands around an article.
    static let boilerplate = NameFamilies(rawValue: 1 << 17 - 1)

    /// The names of standfirsts.
    static let deck = NameFamilies(rawValue: 1 << 17)
    /// The names of article bodies.
    static let body = NameFamilies(rawValue: 1 << 18)
    /// `itemprop=articleBody` and its like.
    static let statedBody = NameFamilies(rawValue: 1 << 19)
    /// Hidden by an attribute or a style.
    static let concealed = NameFamilies(rawValue: 1 << 20)
    static let unspoken = NameFamilies(rawValue: 1 << 21)
    /// An ARIA role that is no part of an article.
    static let outerRole = NameFamilies(rawValue: 1 << 22)
    /// Has a class, an id or both.
    static let named = NameFamilies(rawValue: 1 << 23)
    /// Text for screen readers only, or shown on demand.
    static let spoken = NameFamilies(rawValue: 1 << 24)
    static let articleRole = NameFamilies(rawValue: 1 << 25)
    /// Players, embeds and picture boxes.
    static let media = NameFamilies(rawValue: 1 << 27)
    /// Boxes beside the running text.
    static let aside = NameFamilies(rawValue: 1 << 28)
    /// The names of dates.
    static let dated = NameFamilies(rawValue: 1 << 29)
    static let authorLink = NameFamilies(rawValue: 1 << 26)
    /// Names that only standfirsts have, wherever they stand.
    static let surelyDeck = NameFamilies(rawValue: 1 << 31)
    /// Leads to a page about a writer.
    static let authorPage = NameFamilies(rawValue: 1 << 30)
}
