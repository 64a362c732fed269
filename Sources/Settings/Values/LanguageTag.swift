/// Language tags as far as sources need them: language, script, region and variants (RFC 5646 §2.1).
public enum LanguageTag {
    /// The tag with each part in its usual letter case (RFC 5646 §2.1.1); nil when it is none.
    public static func normalised(_ text: String) -> String? {
        guard text.utf8.count <= 35, text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        var parts = text.split(separator: "-", omittingEmptySubsequences: false).map { $0.lowercased() }[...]
        guard let language = parts.popFirst(), (2...3).contains(language.count), isLetters(language) else { return nil }
        var tag = [language]
        if let script = parts.first, script.count == 4, isLetters(script) {
            tag.append(script.prefix(1).uppercased() + script.dropFirst())
            parts = parts.dropFirst()
        }
        if let region = parts.first, isRegion(region) {
            tag.append(region.uppercased())
            parts = parts.dropFirst()
        }
        guard parts.allSatisfy(isVariant) else { return nil }
        return (tag + parts).joined(separator: "-")
    }

    private static func isRegion(_ part: String) -> Bool {
        part.count == 2 && isLetters(part) || part.count == 3 && part.allSatisfy(\.isNumber)
    }

    private static func isVariant(_ part: String) -> Bool {
        guard part.allSatisfy({ $0.isLetter || $0.isNumber }) else { return false }
        return (5...8).contains(part.count) || part.count == 4 && part.first?.isNumber == true
    }

    private static func isLetters(_ part: String) -> Bool {
        part.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }
}
