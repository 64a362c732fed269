import struct Text.DateReader
import struct Text.WebAddress

/// Assembles a feed from the tags and texts of a document.
///
/// A state machine by element rather than by nesting: an item always starts an entry, wherever it stands, so that an
/// element somebody forgot to close costs one entry at most. Each open element has a frame; text gathers in one
/// buffer, of which every frame owns the end from its start on.
struct FeedBuilder {
    /// Where an element stands, which decides whose title a title is.
    enum Context: UInt8 {
        case outside, feed, entry, origin, image, person, owner, media, geo
        /// Within something whose parts mean nothing to us.
        case foreign
    }

    enum Kind: UInt8 {
        /// Holds other elements; text within it counts only for those that can be both.
        case container
        /// Holds a plain value.
        case value
        /// Holds a text that may have markup.
        case markup
        /// An element within such a text.
        case inline
    }

    struct Frame {
        var field: FeedField
        var family: Namespace
        var kind: Kind
        /// The context its children stand in.
        var context: Context
        /// The element's name in the source, for its end tag.
        var name: Range<Int>
        var textStart: Int
        /// Index into `bases`; -1 without.
        var base: Int
        /// Index into `languages`; -1 without.
        var language: Int
        /// How many namespace bindings were in force before it.
        var bindings: Int
        /// How many bases and languages there were before it.
        var basesBefore: Int
        var languagesBefore: Int
        /// Whether its text is markup already, so that plain text in it must be escaped.
        var hasMarkup = false
        var attributes: [FeedAttribute] = []
    }

    let limits: FeedReader.Limits
    var scanner: MarkupScanner
    var decoder = ReferenceDecoder()
    var names = NameResolver()
    var dates: DateReader

    var format: String?
    var feed = FeedHead()
    var feedRanks = FieldRanks()
    var entries: [FeedEntry] = []
    /// The entry being read, while `isInEntry`.
    var entry = FeedEntry()
    var details = FeedEntryDetails()
    var isInEntry = false
    var entryRanks = FieldRanks()
    /// The person, image or origin being read.
    var person = FeedPerson()
    var origin = FeedHead()
    var pendingImage: String?
    var permanentLink: String?
    /// Where the enclosure was before a redirecting service counted its readers.
    var originalEnclosure: String?
    /// The languages of the entry's content and summary, where they state their own.
    var contentLanguage: String?
    var summaryLanguage: String?
    var pendingLatitude: Double?
    var pendingLongitude: Double?
    /// Whether the greatest number of entries was reached.
    var isCutShort = false

    var frames: [Frame] = []
    /// Elements beyond the greatest depth, read over.
    private var tooDeep = 0
    var buffer: [UInt8] = []
    var bases: [WebAddress] = []
    var languages: [String] = []

    init(
        _ bytes: UnsafeBufferPointer<UInt8>,
        from start: Int,
        limits: FeedReader.Limits,
        url: String?,
        dates: DateReader
    ) {
        self.limits = limits
        self.dates = dates
        scanner = MarkupScanner(bytes, from: start)
        frames.reserveCapacity(32)
        buffer.reserveCapacity(16 << 10)
        // Growing by doubling would hold the entries three times over at the worst moment.
        entries.reserveCapacity(min(scanner.countOfEntries(), limits.maximumEntries))
        if let url, let address = WebAddress(url) { bases.append(address) }
    }

    /// Reads to the end of the document, or to the greatest number of entries.
    mutating func run() {
        while let event = scanner.next() {
            switch event {
            case .open(let name, let isEmpty): open(name, isEmpty)
            case .close(let name): close(name)
            case .text(let range): text(range, isLiteral: false)
            case .literal(let range): text(range, isLiteral: true)
            }
            if isCutShort { break }
        }
        finish()
    }

    func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: scanner.bytes[range])
    }

    // MARK: - Events

    private mutating func text(_ range: Range<Int>, isLiteral: Bool) {
        guard tooDeep == 0, let top = frames.last else {
            return outerText(range)
        }
        if top.kind == .container, !top.field.isAlsoText { return }
        // A CDATA section within markup is markup by its writer's intent, not text to be escaped.
        if isLiteral {
            buffer.append(contentsOf: bytes(range))
        } else {
            let outcome = decoder.append(
                bytes(range),
                to: &buffer,
                entities: &scanner.entities,
                escaping: top.hasMarkup
            )
            if case .broken(let offset) = outcome { noteReference(at: range.lowerBound + offset) }
        }
    }

    private mutating func outerText(_ range: Range<Int>) {
        guard tooDeep == 0, bytes(range).contains(where: { $0 > 0x20 }) else { return }
        scanner.note("text outside the root element", at: range.lowerBound)
    }

    mutating func noteReference(at offset: Int) {
        scanner.note("a reference to nothing, or a bare ampersand", at: offset)
    }

    private mutating func open(_ name: Range<Int>, _ isEmpty: Bool) {
        guard tooDeep == 0, frames.count < limits.maximumDepth else {
            scanner.note("elements nested deeper than \(limits.maximumDepth)", at: name.lowerBound)
            if !isEmpty { tooDeep += 1 }
            return
        }
        let surroundings = readSurroundings()
        let isWithinMarkup = frames.last.map { $0.kind == .markup || $0.kind == .inline } ?? false
        let (field, family) = names.meaning(of: bytes(name), isRSS: format?.hasPrefix("rss") == true)
        if let prefix = names.undeclared { scanner.note("an undeclared prefix: \(prefix)", at: name.lowerBound) }
        if field == .item || field == .entry {
            startEntry(name, family, surroundings)
        } else if isWithinMarkup {
            startInline(name, surroundings)
        } else {
            start(field, family, name, surroundings)
        }
        if isEmpty { closeTop() }
    }

    /// An end tag closes its element and everything still open within it; one that matches nothing is no tag.
    private mutating func close(_ name: Range<Int>) {
        if tooDeep > 0 {
            tooDeep -= 1
            return
        }
        let wanted = bytes(name)
        guard let index = frames.lastIndex(where: { Self.isSame(bytes($0.name), wanted) }) else {
            scanner.note("an end tag without its start", at: name.lowerBound)
            return
        }
        if index < frames.count - 1 { scanner.note("an element that is not closed", at: name.lowerBound) }
        while frames.count > index { closeTop() }
    }

    private static func isSame(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard one.count == other.count else { return false }
        for index in one.indices where one[index] != other[index] {
            // Who opens `Item` and closes `item` means the same element.
            let (left, right) = (one[index] | 0x20, other[index] | 0x20)
            guard left == right, left >= UInt8(ascii: "a"), left <= UInt8(ascii: "z") else { return false }
        }
        return true
    }

    mutating func closeTop() {
        guard let frame = frames.popLast() else { return }
        names.unbind(to: frame.bindings)
        switch frame.kind {
        case .inline: closeInline(frame)
        case .container, .value, .markup:
            take(frame)
            buffer.removeLast(buffer.count - min(frame.textStart, buffer.count))
        }
        bases.removeLast(max(0, bases.count - frame.basesBefore))
        languages.removeLast(max(0, languages.count - frame.languagesBefore))
    }

    // MARK: - Opening

    struct Surroundings {
        var base: Int
        var language: Int
        var bindings: Int
        var basesBefore: Int
        var languagesBefore: Int
    }

    /// Takes namespace bindings, `xml:base` and `xml:lang` from the tag just read.
    private mutating func readSurroundings() -> Surroundings {
        var result = Surroundings(
            base: frames.last?.base ?? bases.count - 1,
            language: frames.last?.language ?? -1,
            bindings: names.bindings,
            basesBefore: bases.count,
            languagesBefore: languages.count
        )
        for attribute in scanner.attributes {
            let name = bytes(attribute.name)
            guard name.count >= 5, name[0] | 0x20 == UInt8(ascii: "x"), name[1] | 0x20 == UInt8(ascii: "m"),
                name[2] | 0x20 == UInt8(ascii: "l")
            else { continue }
            if name.starts(with: "xmlns".utf8) {
                names.bind(name, to: value(attribute))
            } else if name.elementsEqual("xml:base".utf8) {
                if let base = resolved(value(attribute), against: result.base), let address = WebAddress(base) {
                    bases.append(address)
                    result.base = bases.count - 1
                }
            } else if name.elementsEqual("xml:lang".utf8) {
                languages.append(value(attribute))
                result.language = languages.count - 1
            }
        }
        return result
    }

    private mutating func startEntry(_ name: Range<Int>, _ family: Namespace, _ surroundings: Surroundings) {
        var surroundings = surroundings
        if let index = firstLeftOpen() {
            scanner.note("an element that is not closed", at: name.lowerBound)
            // What the new entry's tag binds lies above what is closed now, so it is taken back and read again.
            forget(surroundings)
            while frames.count > index { closeTop() }
            surroundings = readSurroundings()
        }
        guard entries.count < limits.maximumEntries else {
            scanner.note("more than \(limits.maximumEntries) entries", at: name.lowerBound)
            isCutShort = true
            return
        }
        entry = FeedEntry()
        details = FeedEntryDetails()
        isInEntry = true
        entryRanks = FieldRanks()
        start(family == .plain ? .item : .entry, family, name, surroundings)
    }

    /// Where the frames begin that end where a new entry starts: an earlier entry, or a text around it.
    private func firstLeftOpen() -> Int? {
        frames.lastIndex { $0.field == .item || $0.field == .entry }
            ?? frames.firstIndex { $0.kind == .markup || $0.kind == .inline }
    }

    private mutating func forget(_ surroundings: Surroundings) {
        names.unbind(to: surroundings.bindings)
        bases.removeLast(max(0, bases.count - surroundings.basesBefore))
        languages.removeLast(max(0, languages.count - surroundings.languagesBefore))
    }

    /// The language in force at a frame.
    func language(of frame: Frame) -> String? {
        languages.indices.contains(frame.language) ? languages[frame.language] : nil
    }

    private mutating func start(
        _ field: FeedField,
        _ family: Namespace,
        _ name: Range<Int>,
        _ surroundings: Surroundings
    ) {
        let outer = frames.last?.context ?? .outside
        var frame = Frame(
            field: field,
            family: family,
            kind: field.kind,
            context: field.context(within: outer),
            name: name,
            textStart: buffer.count,
            base: surroundings.base,
            language: surroundings.language,
            bindings: surroundings.bindings,
            basesBefore: surroundings.basesBefore,
            languagesBefore: surroundings.languagesBefore
        )
        if !scanner.attributes.isEmpty, field.wantsAttributes { frame.attributes = decodedAttributes() }
        if field.kind == .markup { frame.hasMarkup = holdsMarkup(frame) }
        frames.append(frame)
        entered(frame, outer)
    }

    private mutating func decodedAttributes() -> [FeedAttribute] {
        scanner.attributes.map { attribute in
            let name = bytes(attribute.name)
            let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name[...]
            return FeedAttribute(
                name: String(decoding: local, as: UTF8.self).lowercased(),
                isPrefixed: local.startIndex > 0,
                value: value(attribute)
            )
        }
    }

    /// An attribute's value, decoded.
    mutating func value(_ attribute: MarkupScanner.Attribute) -> String {
        let raw = bytes(attribute.value)
        guard raw.contains(UInt8(ascii: "&")) else { return String(decoding: raw, as: UTF8.self) }
        var decoded: [UInt8] = []
        if case .broken(let offset) = decoder.append(raw, to: &decoded, entities: &scanner.entities) {
            noteReference(at: attribute.value.lowerBound + offset)
        }
        return String(decoding: decoded, as: UTF8.self)
    }
}

/// An attribute of a start tag, decoded.
struct FeedAttribute {
    /// Lower case, without its prefix.
    var name: String
    var isPrefixed: Bool
    var value: String
}

extension [FeedAttribute] {
    /// The value of the first attribute of this name; one without a prefix goes before one with.
    subscript(name: String) -> String? {
        (first { $0.name == name && !$0.isPrefixed } ?? first { $0.name == name })?.value
    }
}
