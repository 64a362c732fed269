extension String {
    /// Whether a short text stands in it, byte for byte.
    ///
    /// Searching by characters costs many times as much, for names that are looked at in every document.
    func holds(_ text: StaticString) -> Bool {
        var string = self
        return string.withUTF8 { MarkupScanner($0).find(text, from: 0) != nil }
    }
}
