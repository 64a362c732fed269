/// Tells what an element's name means, under the namespace bindings in force.
///
/// Undeclared prefixes mean what they mean by custom. Answers are remembered by the name as written, so that the
/// thousandth `dc:creator` costs one look; a binding that comes again, as on every `<div xmlns="…">`, finds them again.
struct NameResolver {
    /// A prefix in force.
    private struct Binding {
        /// Empty for the default namespace.
        var prefix: String
        var family: Namespace
        /// What is in force with it.
        var layer: Int
    }

    /// A binding and what was in force before it; the same ones in the same order are the same layer.
    private struct Layer {
        var outer: Int
        var prefix: String
        var family: Namespace
    }

    private static let maximumBindings = 128
    private static let maximumLayers = 64
    /// A layer under which nothing is remembered.
    private static let unknownLayer = -1
    private var bound: [Binding] = []
    private var layers: [Layer] = []
    private var answers = NameAnswers()
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
        bound.append(Binding(prefix: prefix, family: family, layer: layer(prefix, family)))
    }

    private mutating func layer(_ prefix: String, _ family: Namespace) -> Int {
        let outer = bound.last?.layer ?? 0
        guard outer != Self.unknownLayer else { return outer }
        let same = layers.firstIndex { $0.outer == outer && $0.family == family && $0.prefix == prefix }
        if let same { return same + 1 }
        guard layers.count < Self.maximumLayers else { return Self.unknownLayer }
        layers.append(Layer(outer: outer, prefix: prefix, family: family))
        return layers.count
    }

    /// Drops bindings beyond the first `count`.
    mutating func unbind(to count: Int) {
        guard bound.count > count else { return }
        bound.removeLast(bound.count - count)
    }

    /// The meaning and family of an element; `isRSS` where RSS's own elements have no namespace whatever the default.
    mutating func meaning(of name: UnsafeBufferPointer<UInt8>, isRSS: Bool) -> (FeedField, Namespace) {
        let layer = bound.last?.layer ?? 0
        guard layer != Self.unknownLayer, let key = NameKey(name) else { return resolve(name, isRSS: isRSS) }
        if let answer = answers[key, layer] { return answer }
        let answer = resolve(name, isRSS: isRSS)
        answers[key, layer] = answer
        return answer
    }

    private mutating func resolve(_ name: UnsafeBufferPointer<UInt8>, isRSS: Bool) -> (FeedField, Namespace) {
        guard let colon = name.firstIndex(of: UInt8(ascii: ":")) else {
            var family = family(ofPrefix: "")
            if isRSS, family == .atom || family == .oldAtom { family = .plain }
            // Elements without a prefix that no namespace claims are read as what their names say.
            if family == .other { family = .plain }
            return (.named(String(decoding: name, as: UTF8.self).lowercased(), in: family), family)
        }
        let prefix = String(decoding: name[..<colon], as: UTF8.self).lowercased()
        let family = family(ofPrefix: prefix)
        if undeclared == nil, !bound.contains(where: { $0.prefix == prefix }) { undeclared = prefix }
        return (.named(String(decoding: name[(colon + 1)...], as: UTF8.self).lowercased(), in: family), family)
    }

    private mutating func family(ofURI uri: String) -> Namespace {
        if let family = families[uri] { return family }
        let family = Namespace(uri: uri)
        if families.count < 256 { families[uri] = family }
        return family
    }

    private func family(ofPrefix prefix: String) -> Namespace {
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
