/// What is fuzzed, in the order of the numbers that choose it.
enum Stage: Int, CaseIterable {
    case feed, json, outline, charset, date, fragment, page, document, address, pattern, article, mixed, robots, headers

    func run(_ input: FuzzInput) {
        switch self {
        case .feed, .json: runFeed(input)
        case .outline: runOutline(input)
        case .charset: runCharset(input)
        case .date: runDate(input)
        case .fragment: runFragment(input)
        case .page: runPage(input)
        case .document: runDocument(input)
        case .address: runAddress(input)
        case .pattern: runPattern(input)
        case .article: runArticle(input)
        case .mixed: runMixed(input)
        case .robots: runRobots(input)
        case .headers: runHeaders(input)
        }
    }
}
