/// The names of sections that newspapers have.
package enum SectionName {
    /// Whether a text names one and nothing else.
    package static func isWhole(_ text: String) -> Bool {
        guard text.utf8.count <= 60 else { return false }
        let tokens = Line(text).tokens
        return FieldPhrase.sections.match(tokens, at: 0)?.count == tokens.count
    }
}
