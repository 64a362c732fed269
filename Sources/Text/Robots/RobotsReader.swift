/// Goes through the lines of a `robots.txt` and gathers what concerns one visitor.
struct RobotsReader {
    /// The rules of all groups that name the visitor (RFC 9309 §2.2.1).
    struct Group {
        var allowed: [RobotsPattern] = []
        var disallowed: [RobotsPattern] = []
        var delay: Duration?
    }

    private(set) var sitemaps: [String] = []
    private let tokens: Set<[UInt8]>
    private var own: Group?
    private var general = Group()
    /// Whom the rules that follow are for.
    private var isForOwn = false
    private var isForAll = false
    /// Whether a rule was read since the last `User-agent`, so that another one begins a new group.
    private var hasRules = false

    private static let mostRules = 20_000
    private static let mostSitemaps = 50
    private static let longestLine = 8_192

    init(tokens: [String]) {
        self.tokens = Set(tokens.map { Self.token(Array($0.utf8)[...]) }.filter { !$0.isEmpty })
    }

    /// The rules that hold for the visitor: its own group's, else those for everybody.
    var group: Group { own ?? general }

    mutating func read(_ bytes: [UInt8]) {
        var rest = bytes.prefix(RobotsRules.maximumBytes)
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        for line in rest.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            readLine(line.prefix(Self.longestLine))
        }
    }

    private mutating func readLine(_ line: ArraySlice<UInt8>) {
        let line = Self.trimmed(line.prefix { $0 != UInt8(ascii: "#") })
        guard !line.isEmpty else { return }
        // Some write no colon, and it is plain what they mean.
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.firstIndex(where: \.isBlankOrTab) else {
            return
        }
        let key = String(decoding: Self.trimmed(line[..<colon]).map(\.lowered), as: UTF8.self)
        let value = Self.trimmed(line[(colon + 1)...])
        switch key {
        case "user-agent", "useragent", "user agent": readAgent(value)
        case "allow": addRule(value, to: \.allowed)
        case "disallow", "dissallow", "disalow", "dissalow", "disallaw", "diasllow": addRule(value, to: \.disallowed)
        case "crawl-delay", "crawldelay", "crawl delay": readDelay(value)
        case "sitemap", "site-map": readSitemap(value)
        default: break
        }
    }

    private mutating func readAgent(_ value: ArraySlice<UInt8>) {
        if hasRules {
            (isForOwn, isForAll, hasRules) = (false, false, false)
        }
        if value.first == UInt8(ascii: "*"), value.dropFirst().first.map(\.isBlankOrTab) ?? true {
            isForAll = true
        } else if tokens.contains(Self.token(value)) {
            isForOwn = true
            // A group without a rule for us frees us from those for everybody.
            own = own ?? Group()
        }
    }

    private mutating func addRule(_ value: ArraySlice<UInt8>, to list: WritableKeyPath<Group, [RobotsPattern]>) {
        hasRules = true
        guard isForOwn || isForAll, let pattern = RobotsPattern(value) else { return }
        change { group in
            guard group.allowed.count + group.disallowed.count < Self.mostRules else { return }
            group[keyPath: list].append(pattern)
        }
    }

    private mutating func readDelay(_ value: ArraySlice<UInt8>) {
        hasRules = true
        let digits = value.prefix { $0.isDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
        let number = String(
            decoding: digits.prefix(12).map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 },
            as: UTF8.self
        )
        guard let seconds = Double(number), seconds > 0 else { return }
        let delay = min(Duration.milliseconds(Int(min(seconds, 86_400) * 1_000)), RobotsRules.longestDelay)
        change { $0.delay = max($0.delay ?? .zero, delay) }
    }

    private mutating func readSitemap(_ value: ArraySlice<UInt8>) {
        guard sitemaps.count < Self.mostSitemaps, let address = WebAddress(String(decoding: value, as: UTF8.self)),
            address.isWeb
        else { return }
        sitemaps.append(address.string)
    }

    private mutating func change(_ body: (inout Group) -> Void) {
        if isForAll { body(&general) }
        if isForOwn {
            var group = own ?? Group()
            own = nil
            body(&group)
            own = group
        }
    }

    /// The letters, digits, `-` and `_` at the start, in lower case: `Depeche/2.0 (+…)` names `depeche`.
    private static func token(_ value: ArraySlice<UInt8>) -> [UInt8] {
        value.prefix { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }.map(\.lowered)
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var slice = bytes.drop(while: \.isBlankOrTab)
        while let last = slice.last, last.isBlankOrTab { slice.removeLast() }
        return slice
    }
}

extension UInt8 {
    /// A space, tab, or what hides as one at the end of lines.
    fileprivate var isBlankOrTab: Bool { self == 0x20 || self == 0x09 || self == 0x0B || self == 0x0C || self == 0 }
}
