import enum Text.HTMLFragment
import struct Text.WebAddress

/// From gathered bytes to values.
extension FeedBuilder {
    /// What an element gathered, white space at the ends removed.
    func gathered(_ frame: Frame) -> String {
        withGathered(frame) { String(decoding: $0, as: UTF8.self) }
    }

    private func withGathered<Answer>(_ frame: Frame, _ body: (UnsafeBufferPointer<UInt8>) -> Answer) -> Answer {
        buffer.withUnsafeBufferPointer { bytes in
            var (start, end) = (min(frame.textStart, bytes.count), bytes.count)
            while start < end, bytes[start] <= 0x20 { start += 1 }
            while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
            return body(UnsafeBufferPointer(rebasing: bytes[start..<end]))
        }
    }

    /// Nil for an element without text.
    func value(of frame: Frame) -> String? {
        let text = gathered(frame)
        return text.isEmpty ? nil : text
    }

    /// The text of an element as HTML or as plain text, whichever it is; not yet cleaned.
    func raw(_ frame: Frame) -> FeedContent? {
        var text = gathered(frame)
        guard !text.isEmpty else { return nil }
        if frame.hasMarkup { return FeedContent(value: text, isHTML: true) }
        let isAtom = frame.family == .atom || frame.family == .oldAtom
        let type = attribute("type", of: frame)?.lowercased() ?? (isAtom ? "text" : "")
        if isBase64(frame, type) {
            guard let decoded = Base64.text(text) else { return nil }
            text = decoded
            return FeedContent(value: text, isHTML: Self.looksLikeHTML(text))
        }
        switch type {
        case "text", "text/plain":
            return FeedContent(value: text, isHTML: !isAtom && Self.looksLikeHTML(text))
        default:
            return FeedContent(value: text, isHTML: Self.holdsMarkupSigns(text))
        }
    }

    private func isBase64(_ frame: Frame, _ type: String) -> Bool {
        if attribute("mode", of: frame)?.lowercased() == "base64" { return true }
        guard frame.family == .atom, type.contains("/") else { return false }
        return !type.hasPrefix("text/") && !type.hasSuffix("xml") && !type.hasSuffix("html")
    }

    static func holdsMarkupSigns(_ text: String) -> Bool {
        text.utf8.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }
    }

    /// Whether a text that is said to be plain closes a tag, or opens a paragraph, a break or bold print.
    static func looksLikeHTML(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            for index in bytes.indices where bytes[index] == UInt8(ascii: "<") && index + 1 < bytes.count {
                let next = bytes[index + 1]
                if next == UInt8(ascii: "/") { return true }
                if next | 0x20 == UInt8(ascii: "p") || next | 0x20 == UInt8(ascii: "b"),
                    bytes[index...].contains(UInt8(ascii: ">"))
                {
                    return true
                }
            }
            return false
        }
    }

    /// A text for people, in one line and without markup.
    func plain(_ frame: Frame) -> String? {
        guard let raw = raw(frame) else { return nil }
        let text = raw.isHTML ? Self.plainText(raw.value) : raw.value
        let line = text.collapsingSpace()
        return line.isEmpty || Self.isBlank(line) ? nil : line
    }

    /// Whether a short text shows nothing: hard spaces and signs without width.
    private static func isBlank(_ text: String) -> Bool {
        guard let first = text.utf8.first, first >= 0x80, text.utf8.count <= 64 else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isWhitespace || (0x200B...0x200F).contains(scalar.value) || scalar.value == 0xFEFF
        }
    }

    /// A text with its markup, addresses resolved and sanitised.
    func content(_ frame: Frame) -> FeedContent? {
        let base = frame.base >= 0 && frame.base < bases.count ? bases[frame.base] : nil
        if sanitises, let content = ordinaryContent(frame, base) { return content.value.isEmpty ? nil : content }
        guard var raw = raw(frame) else { return nil }
        guard raw.isHTML else { return raw }
        raw.value = EmbeddedFrames.unwrapped(raw.value)
        raw.base = base
        let isUnfinished = !raw.value.utf8.contains(UInt8(ascii: ">"))
        let sanitised = sanitises || isUnfinished ? raw.sanitised : raw.value
        // Nothing but the beginning of a tag is a text about tags.
        if isUnfinished, sanitised.isEmpty {
            let text = raw.value.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            return FeedContent(value: HTMLFragment.sanitised(text), isHTML: true)
        }
        if sanitises { raw = FeedContent(value: sanitised, isHTML: true) }
        return raw.value.isEmpty ? nil : raw
    }

    /// The content of an element with plain text or finished HTML in it, as nearly all have, without detours.
    private func ordinaryContent(_ frame: Frame, _ base: WebAddress?) -> FeedContent? {
        var isPlain = false
        if !frame.hasMarkup {
            let attributes = attributes(of: frame)
            guard !attributes.has("mode") else { return nil }
            if frame.family == .atom || frame.family == .oldAtom {
                switch attributes["type"] {
                case "text", nil: isPlain = true
                case "html", "text/html": break
                default: return nil
                }
            } else if attributes.has("type") {
                return nil
            }
        }
        return withGathered(frame) { bytes in
            if isPlain || !frame.hasMarkup && !Self.holdsMarkupSigns(bytes) {
                return FeedContent(value: String(decoding: bytes, as: UTF8.self), isHTML: false)
            }
            guard MarkupScanner(bytes).find(UInt8(ascii: ">"), from: 0) != nil else { return nil }
            return HTMLFragment.plainlySanitised(bytes, base: base).map { FeedContent(value: $0, isHTML: true) }
        }
    }

    private static func holdsMarkupSigns(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let scan = MarkupScanner(bytes)
        return scan.find(UInt8(ascii: "<"), from: 0) != nil || scan.find(UInt8(ascii: "&"), from: 0) != nil
    }

    /// An address as an absolute one where that can be told; nil for none.
    func resolved(_ reference: String, against base: Int) -> String? {
        let reference = reference.trimmingSpace()
        if reference.hasPrefix("http://") || reference.hasPrefix("https://") { return reference }
        guard base >= 0, base < bases.count, let address = bases[base].resolving(reference) else {
            return reference.isEmpty ? nil : reference
        }
        return address.string
    }

    /// An address as the element states it, resolved; nil where it states none.
    func address(_ reference: String?, _ frame: Frame) -> String? {
        guard let reference, !reference.isEmpty else { return nil }
        return resolved(reference, against: frame.base)
    }

    /// HTML as plain text, ampersands that start no complete reference left alone.
    ///
    /// HTML itself would read `&copy=2` as a copyright sign.
    static func plainText(_ html: String) -> String {
        var html = html
        let (hasTag, hasReference, guarded) = html.withUTF8 { bytes -> (Bool, Bool, [UInt8]?) in
            var (hasTag, hasReference, guarded) = (false, false, nil as [UInt8]?)
            for (index, byte) in bytes.enumerated() {
                if byte == UInt8(ascii: "<") { hasTag = true }
                guarded?.append(byte)
                guard byte == UInt8(ascii: "&") else { continue }
                if ReferenceDecoder.isComplete(bytes, index) {
                    hasReference = true
                } else {
                    if guarded == nil { guarded = Array(bytes[...index]) }
                    guarded?.append(contentsOf: "amp;".utf8)
                }
            }
            return (hasTag, hasReference, guarded)
        }
        guard hasTag || hasReference else { return html }
        return HTMLFragment.plainText(
            EmbeddedFrames.unwrapped(guarded.map { String(decoding: $0, as: UTF8.self) } ?? html)
        )
    }
}

extension String {
    /// Runs of white space as one space, none at the ends.
    func collapsingSpace() -> String {
        var isClean = true
        var previous = UInt8(ascii: " ")
        for byte in utf8 {
            if byte <= 0x20, byte != 0x20 || previous == 0x20 {
                isClean = false
                break
            }
            previous = byte
        }
        if isClean, previous != 0x20 { return self }
        var line: [UInt8] = []
        line.reserveCapacity(utf8.count)
        for byte in utf8 {
            if byte > 0x20 {
                line.append(byte)
            } else if let last = line.last, last != 0x20 {
                line.append(0x20)
            }
        }
        if line.last == 0x20 { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
    }

    func trimmingSpace() -> String {
        guard let first = utf8.first, let last = utf8.last, first <= 0x20 || last <= 0x20 else { return self }
        let bytes = utf8.drop { $0 <= 0x20 }
        guard let end = bytes.lastIndex(where: { $0 > 0x20 }) else { return "" }
        return String(bytes[...end]) ?? self
    }
}
