/// Persons, whom feeds name in four ways.
extension FeedBuilder {
    mutating func takeOfPerson(_ frame: Frame) {
        guard let text = value(of: frame) else { return }
        switch frame.field {
        case .name, .title: person.name = person.name ?? text.collapsingSpace()
        case .email: person.email = person.email ?? Self.address(ofMail: text)
        case .personAddress, .url, .link: person.url = person.url ?? address(text, frame)
        default: break
        }
    }

    /// The person an element named, by its children or in its text.
    mutating func personTaken(_ frame: Frame) -> FeedPerson? {
        switch frame.field {
        case .person, .rssAuthor, .contributor, .owner:
            let named = person
            person = FeedPerson()
            if named != FeedPerson() { return named }
        default: break
        }
        return plainText(value(of: frame)).flatMap { Self.person($0) }
    }

    static func add(_ person: FeedPerson, to persons: inout [FeedPerson]) {
        guard persons.count < 256, !persons.contains(person) else { return }
        persons.append(person)
    }

    /// Reads `mail (name)`, `name <mail>`, `name (mail)`, a mail address alone or a name alone.
    static func person(_ text: String) -> FeedPerson? {
        let text = text.collapsingSpace()
        guard !text.isEmpty else { return nil }
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "@") }) else { return FeedPerson(name: text) }
        for (open, close) in [("(", ")"), ("<", ">")] as [(Character, Character)] {
            guard let start = text.firstIndex(of: open), let end = text.lastIndex(of: close), start < end else {
                continue
            }
            let inside = String(text[text.index(after: start)..<end]).trimmingSpace()
            let outside = String(text[..<start] + text[text.index(after: end)...]).trimmingSpace()
            if isMail(outside) {
                return FeedPerson(name: unquoted(inside), email: address(ofMail: outside))
            }
            if isMail(inside) {
                return FeedPerson(name: unquoted(outside), email: address(ofMail: inside))
            }
        }
        if isMail(text) { return FeedPerson(email: address(ofMail: text)) }
        // A mail address in front of a name without brackets.
        let words = text.split(separator: " ")
        if words.count > 1, let mail = words.firstIndex(where: { isMail(String($0)) }) {
            let name = (words[..<mail] + words[(mail + 1)...]).joined(separator: " ")
            return FeedPerson(name: name, email: address(ofMail: String(words[mail])))
        }
        return FeedPerson(name: text)
    }

    /// A name beside a mail address, without the quotes that RFC 822 puts around one with a comma; nil for none.
    private static func unquoted(_ name: String) -> String? {
        let isQuoted = name.utf8.count > 1 && name.hasPrefix("\"") && name.hasSuffix("\"")
        let name = isQuoted ? String(name.dropFirst().dropLast()).trimmingSpace() : name
        return name.isEmpty ? nil : name
    }

    private static func isMail(_ text: String) -> Bool {
        guard let at = text.firstIndex(of: "@"), at != text.startIndex else { return false }
        let host = text[text.index(after: at)...]
        return !host.isEmpty && !text.contains(" ") && !text.contains("/") && !host.contains("@")
    }

    private static func address(ofMail text: String) -> String {
        text.lowercased().hasPrefix("mailto:") ? String(text.dropFirst(7)) : text
    }
}
