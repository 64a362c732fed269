import struct Text.WebAddress

/// What happens at a start tag.
extension FeedBuilder {
    /// What holds for an element by itself and its ancestors, and how much there was of it before.
    struct Surroundings {
        var base: Int
        var language: Int
        var bindings: Int
        var basesBefore: Int
        var languagesBefore: Int
    }

    /// Takes namespace bindings, `xml:base` and `xml:lang` from the tag just read.
    mutating func readSurroundings() -> Surroundings {
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

    /// Begins an entry, ending what an earlier one left open.
    mutating func startEntry(_ name: Range<Int>, _ family: Namespace, _ surroundings: Surroundings) {
        var surroundings = surroundings
        if let index = firstLeftOpen() { end(from: index, before: name, &surroundings) }
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

    /// Whether the entry that begins here is a part of some other vocabulary's element, and not of the feed.
    ///
    /// An element that is never closed cannot claim the entries behind it.
    mutating func isWithinExtension() -> Bool {
        guard let root = frames.lastIndex(where: { $0.field == .atomRoot || $0.field == .channel }),
            let index = frames[root...].lastIndex(where: { $0.field == .unknown && $0.family == .other })
        else { return false }
        let name = String(decoding: bytes(frames[index].name), as: UTF8.self)
        guard name.utf8.contains(UInt8(ascii: ":")), lastEnd(of: name) > scanner.position else { return false }
        for outer in root...index { frames[outer].isClosed = true }
        return true
    }

    private mutating func lastEnd(of name: String) -> Int {
        if let end = extensionEnds[name] { return end }
        guard extensionEnds.count < 16 else { return -1 }
        let end = scanner.lastOffset(of: Array("</\(name)>".utf8)) ?? -1
        extensionEnds[name] = end
        return end
    }

    /// Where the frames begin that end where a new entry starts: an earlier entry, or a text around it.
    func firstLeftOpen() -> Int? {
        frames.lastIndex { $0.field == .item || $0.field == .entry }
            ?? frames.firstIndex { $0.kind == .markup || $0.kind == .inline }
    }

    /// Ends elements that nobody closed where another begins.
    mutating func end(from index: Int, before name: Range<Int>, _ surroundings: inout Surroundings) {
        scanner.note("an element that is not closed", at: name.lowerBound)
        // What the new tag binds lies above what is closed now, so it is taken back and read again.
        forget(surroundings)
        while frames.count > index { closeTop() }
        surroundings = readSurroundings()
    }

    mutating func forget(_ surroundings: Surroundings) {
        names.unbind(to: surroundings.bindings)
        bases.removeLast(max(0, bases.count - surroundings.basesBefore))
        languages.removeLast(max(0, languages.count - surroundings.languagesBefore))
    }

    /// The language in force at a frame.
    func language(of frame: Frame) -> String? {
        languages.indices.contains(frame.language) ? languages[frame.language] : nil
    }

    mutating func start(
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
        frame.attributes = field.wantsAttributes ? keepAttributes() : attributes.count..<attributes.count
        if field.kind == .markup { frame.hasMarkup = holdsMarkup(frame) }
        frames.append(frame)
        entered(frame, outer)
    }

    /// An attribute's value, decoded.
    mutating func value(_ attribute: MarkupScanner.Attribute) -> String {
        let raw = bytes(attribute.value)
        guard scanner.find(UInt8(ascii: "&"), in: attribute.value) != nil else {
            return String(decoding: raw, as: UTF8.self)
        }
        var decoded: [UInt8] = []
        if case .broken(let offset) = decoder.append(raw, to: &decoded, entities: &scanner.entities) {
            noteReference(at: attribute.value.lowerBound + offset)
        }
        return String(decoding: decoded, as: UTF8.self)
    }
}
