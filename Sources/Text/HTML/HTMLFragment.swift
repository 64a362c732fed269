/// HTML as feeds carry it: a piece of a page, from anybody.
public enum HTMLFragment {
    /// The most of a fragment that is read, in bytes; longer ones are cut before a tag.
    public static let longestRead = 4 << 20

    /// The text in one line: markup out, entities decoded, white space folded.
    ///
    /// Where a paragraph, cell or line ended stands one space. What is no text (scripts, forms, hidden elements) gives
    /// nothing. A string without markup is only folded.
    public static func plainText(_ html: String) -> String {
        var html = html
        return html.withUTF8 { bytes in
            guard bytes.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
                var folder = TextFolder(reserving: bytes.count)
                folder.append(bytes)
                return folder.take()?.text ?? ""
            }
            return HTMLTree.read(bytes, isDocument: false, PlainText.line).answer ?? ""
        }
    }

    /// The fragment as HTML that is safe to show anywhere.
    ///
    /// Only elements and attributes of a fixed list are written, so nothing can run, embed, phone home or leave its
    /// place: no scripts, frames, forms, styles, event handlers or comments; links and sources only of harmless schemes
    /// and resolved against `base` (without one, relative ones stay relative). Drawings in SVG and formulas in MathML are
    /// kept as far as they only draw. Hidden elements, tracking pixels and pictures with neither source nor text are
    /// left out. Every element is closed and every special character escaped. What is read again is not changed again.
    public static func sanitised(_ html: String, base: WebAddress? = nil) -> String {
        var html = html
        let answer = html.withUTF8 { bytes -> String? in
            let answer = StraightSanitiser.sanitised(bytes, base: base)
            return answer == .unchanged ? nil : string(answer, bytes, base)
        }
        return answer ?? html
    }

    /// As above, of bytes that are UTF-8 and where that needs no tree; nil otherwise, as always with frames.
    public static func plainlySanitised(_ bytes: UnsafeBufferPointer<UInt8>, base: WebAddress? = nil) -> String? {
        let answer = StraightSanitiser.sanitised(bytes, base: base)
        return answer == .undecided ? nil : string(answer, bytes, base)
    }

    private static func string(
        _ answer: StraightSanitiser.Answer,
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ base: WebAddress?
    ) -> String {
        switch answer {
        case .unchanged: String(decoding: bytes, as: UTF8.self)
        case .rewritten(let safe): String(decoding: safe, as: UTF8.self)
        case .undecided: sanitisedByTree(bytes, base: base)
        }
    }

    /// As `sanitised`, whatever the markup is.
    static func sanitisedByTree(_ bytes: UnsafeBufferPointer<UInt8>, base: WebAddress?) -> String {
        var (html, isSettled) = safe(bytes, base: base)
        // What was left out may have kept elements apart that a parser ends one by the other.
        for _ in 0..<3 where !isSettled {
            var again = html
            (html, isSettled) = again.withUTF8 { safe($0, base: base) }
        }
        return html
    }

    private static func safe(_ bytes: UnsafeBufferPointer<UInt8>, base: WebAddress?) -> (html: String, isSettled: Bool)
    {
        HTMLTree.read(bytes, isDocument: false) { tree in
            let sanitiser = Sanitiser(tree, base: base)
            return (sanitiser.html, sanitiser.isSettled)
        }.answer ?? ("", true)
    }

    /// The fragment's paragraphs in order, with its pictures and links resolved against `base`.
    ///
    /// Block elements end a block, `<br><br>` too; a single `<br>` is a space. A fragment without any block markup is
    /// parted at its blank lines.
    public static func blocks(_ html: String, base: WebAddress? = nil) -> HTMLText {
        var html = html
        return html.withUTF8 { bytes in
            let (answer, isCut) = HTMLTree.read(bytes, isDocument: false) { BlockWriter($0, base: base).result }
            var text = answer ?? HTMLText()
            text.isCut = isCut
            return text
        }
    }
}
