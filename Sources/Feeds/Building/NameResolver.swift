/// Tells what an element's name means, under the namespace bindings in force.
///
/// Undeclared prefixes mean what they mean by custom. Answers are remembered by the name as written, so that the
/// thousandth `dc:creator` costs one look.
struct NameResolver {
    /// A prefix in force.
    private struct Binding {
        /// Empty for the default namespace.
        var prefix: String
        var family: Namespace
    }

    /// What a name means.
    private struct Answer {
        var field: FeedField
        var family: Namespace
    }

    private static let maximumBindings = 128
    private var bound: [Binding] = []
    /// What was answered under the bindings in force, and under those that come into force again, innermost last.
    private var known: [[String: Answer]] = [[:]]
    private var families: [String: Namespace] = [:]
    /// The first prefix that was used without being declared.
    private(set) var undeclared: String?

    /// How many bindings are in force.
    var bindings: Int { bound.count }

    /// Binds the prefix of an `xmlns` or `xmlns:…` attribute.
    mutating func bind(_ name: UnsafeBufferPointer<UInt8>, to uri: String) {
        guard bound.count < Self.maximumBindings else { return }
        let prefix = name.count > 6 ? String(decoding: name[6...], as: UTF8.self).lowercased() : ""
        var family = family(ofURI: uri)
        // A prefix bound to an unheard-of name says more than the name does.
        if family == .other, !prefix.isEmpty {
            let customary = Namespace(prefix: prefix)
            if customary != .other, Self.isMisspelt(uri, of: customary) { family = customary }
        }
        bound.append(Binding(prefix: prefix, family: family))
        known.append([:])
    }

    /// Drops bindings beyond the first `count`.
    mutating func unbind(to count: Int) {
        guard bound.count > count else { return }
        let surplus = bound.count - count
        bound.removeLast(surplus)
        known.removeLast(min(surplus, known.count - 1))
    }

    /// The meaning and family of an element; `isRSS` where RSS's own elements have no namespace whatever the default.
    mutating func meaning(of name: UnsafeBufferPointer<UInt8>, isRSS: Bool) -> (FeedField, Namespace) {
        let key = String(decoding: name, as: UTF8.self)
        let layer = known.count - 1
        if let answer = known[layer][key] { return (answer.field, answer.family) }
        let lower = key.lowercased()
        let parts = lower.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let local = String(parts.last ?? "")
        var family = parts.count == 2 ? family(ofPrefix: parts[0]) : family(ofPrefix: "")
        if parts.count == 1, isRSS, family == .atom || family == .oldAtom { family = .plain }
        // Elements without a prefix that no namespace claims are read as what their names say.
        if parts.count == 1, family == .other { family = .plain }
        if parts.count == 2, undeclared == nil, !bound.contains(where: { $0.prefix == parts[0] }) {
            undeclared = String(parts[0])
        }
        let answer = Answer(field: .named(local, in: family), family: family)
        if known[layer].count < 2048 { known[layer][key] = answer }
        return (answer.field, family)
    }

    private mutating func family(ofURI uri: String) -> Namespace {
        if let family = families[uri] { return family }
        let family = Namespace(uri: uri)
        if families.count < 256 { families[uri] = family }
        return family
    }

    private func family(ofPrefix prefix: some StringProtocol) -> Namespace {
        if let binding = bound.last(where: { $0.prefix == prefix }) { return binding.family }
        return prefix.isEmpty ? .plain : Namespace(prefix: prefix)
    }

    /// Whether a namespace name that is nobody's speaks of the family its prefix suggests.
    private static func isMisspelt(_ uri: String, of family: Namespace) -> Bool {
        let name = uri.lowercased()
        return switch family {
        case .dublinCore: name.holds("/dc")
        case .content: name.holds("content")
        case .itunes: name.holds("podcast") || name.holds("itunes")
        case .media: name.holds("mrss") || name.holds("media")
        case .atom: name.holds("atom")
        case .rdf: name.holds("rdf")
        default: false
        }
    }
}
