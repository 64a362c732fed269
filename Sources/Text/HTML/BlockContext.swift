/// Where in the markup a walk stands.
struct BlockContext {
    var isItem = false
    var isQuote = false
    var isPreformatted = false
    var isCaption = false
    var isFigure = false
    var isDataRow = false
    var level = 0

    mutating func enter(_ node: HTMLTree.Node) {
        if node.isCaption { isCaption = true }
        switch node.role {
        case .heading: level = Int(node.level)
        case .item: isItem = true
        case .quote: isQuote = true
        case .preformatted: isPreformatted = true
        case .caption: isCaption = true
        case .figure: isFigure = true
        case .table: (isFigure, isItem) = (false, false)
        default: break
        }
    }

    var kind: HTMLBlock.Kind {
        if isPreformatted { return .preformatted }
        if isDataRow { return .table }
        if isCaption { return .caption }
        if level > 0 { return .heading(level) }
        if isItem { return .listItem }
        if isQuote { return .quote }
        return isFigure ? .caption : .paragraph
    }
}
