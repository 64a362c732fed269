import struct Text.DateReader
import struct Text.WebAddress

/// Assembles a feed from the tags and texts of a document.
///
/// A state machine by element rather than by nesting: an item always starts an entry, wherever it stands, so that an
/// element somebody forgot to close costs one entry at most. Each open element has a frame; text gathers in one
/// buffer, of which every frame owns the end from its start on.
struct FeedBuilder {
    let limits: FeedReader.Limits
    var scanner: MarkupScanner
    var decoder = ReferenceDecoder()
    var names = NameResolver()
    var dates: DateReader

    var format: String? {
        didSet { isRSS = format?.hasPrefix("rss") == true }
    }
    private var isRSS = false
    var feed = FeedHead()
    var feedRanks = FieldRanks()
    var entries = FeedEntries()
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
    /// Where the last end tags of elements are in which entries were found, by their names.
    var extensionEnds: [String: Int] = [:]
    /// How often an end tag was looked for ahead of the reading.
    var looksAhead = 0
    /// The languages of the entry's content and summary, where they state their own.
    var contentLanguage: String?
    var summaryLanguage: String?
    /// The span in which the feed is updated `updateFrequency` times, in seconds.
    var updateSpan: Int?
    var updateFrequency: Int?
    var pendingLatitude: Double?
    var pendingLongitude: Double?
    /// The first of the two corners of a GML envelope.
    var pendingCorner: [Double]?
    /// Whether the greatest number of entries was reached.
    var isCutShort = false
    /// Whether the document ended before its elements did.
    var isCutOff = false
    var sanitises = true

    var frames: [Frame] = []
    /// Elements beyond the greatest depth, read over.
    var tooDeep = 0
    /// Of the open elements.
    var attributes: [FeedAttribute] = []
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

    mutating func text(_ range: Range<Int>, isLiteral: Bool) {
        guard tooDeep == 0, let top = frames.last else {
            return outerText(range)
        }
        if top.kind == .container, !top.field.isAlsoText { return }
        // A CDATA section with tags within markup is markup by its writer's intent, not text to be escaped.
        if isLiteral, top.hasMarkup, !bytes(range).contains(UInt8(ascii: "<")) {
            ReferenceDecoder.put(bytes(range), to: &buffer, escaping: true)
        } else if isLiteral {
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

    mutating func outerText(_ range: Range<Int>) {
        guard tooDeep == 0, bytes(range).contains(where: { $0 > 0x20 }) else { return }
        scanner.note("text outside the root element", at: range.lowerBound)
    }

    mutating func noteReference(at offset: Int) {
        scanner.note("a reference to nothing, or a bare ampersand", at: offset)
    }

    mutating func open(_ name: Range<Int>, _ isEmpty: Bool) {
        guard tooDeep == 0, frames.count < limits.maximumDepth else {
            scanner.note("elements nested deeper than \(limits.maximumDepth)", at: name.lowerBound)
            if !isEmpty { tooDeep += 1 }
            return
        }
        var surroundings = readSurroundings()
        let (field, family) = names.meaning(of: bytes(name), isRSS: isRSS)
        if let prefix = names.undeclared { scanner.note("an undeclared prefix: \(prefix)", at: name.lowerBound) }
        if let index = firstUnclosed(by: field, family) {
            end(from: index, before: name, &surroundings)
        }
        let isWithinMarkup = frames.last.map { $0.kind == .markup || $0.kind == .inline } ?? false
        let isEntry = field == .item || field == .entry || isSitemapEntry(field)
        if isEntry, isWithinExtension() {
            start(.unknown, .other, name, surroundings)
        } else if isEntry {
            startEntry(name, family, surroundings)
        } else if isWithinMarkup {
            startInline(name, surroundings)
        } else {
            start(field, family, name, surroundings)
        }
        if isEmpty { closeTop() }
    }

    /// An end tag closes its element and everything still open within it; one that matches nothing is no tag.
    mutating func close(_ name: Range<Int>) {
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

    /// Whether an element is an entry of a sitemap, or of a list of sitemaps (sitemaps.org), rather than a value.
    private func isSitemapEntry(_ field: FeedField) -> Bool {
        field == .url && frames.last?.field == .sitemapRoot || field == .sitemap && frames.last?.field == .sitemapIndex
    }

    static func isSame(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
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
            attributes.removeLast(max(0, attributes.count - frame.attributes.lowerBound))
            buffer.removeLast(buffer.count - min(frame.textStart, buffer.count))
        }
        bases.removeLast(max(0, bases.count - frame.basesBefore))
        languages.removeLast(max(0, languages.count - frame.languagesBefore))
    }
}
