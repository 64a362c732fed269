/// Character references of HTML in a text that is none, left by whoever took its markup away.
enum CharacterReferences {
    /// `text` with references decoded, twice where they were escaped twice.
    ///
    /// `&lt;` and `&gt;` stay: what they stand for would read as markup.
    static func decoded(_ text: String) -> String {
        var text = text
        for _ in 0..<2 {
            guard let once = text.withUTF8({ decodedOnce($0) }) else { break }
            text = once
        }
        return text
    }

    /// Nil when there is nothing to decode.
    private static func decodedOnce(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        let ampersand = UInt8(ascii: "&")
        guard bytes.contains(ampersand) else { return nil }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var isChanged = false
        var index = 0
        while index < bytes.count {
            if bytes[index] == ampersand, let reference = PlainReference(bytes, at: index), reference.length > 1,
                reference.scalar != "<", reference.scalar != ">"
            {
                output.append(contentsOf: UTF8.encode(reference.scalar) ?? UTF8.encodedReplacementCharacter)
                index += reference.length
                isChanged = true
            } else {
                output.append(bytes[index])
                index += 1
            }
        }
        return isChanged ? String(decoding: output, as: UTF8.self) : nil
    }
}
