import News

/// Says what language a text is in.
///
/// The letters' script comes first, then CLD2's letter statistics, and for short texts, where those are weak, the
/// function words and word endings of the languages that European and Maghreb newspapers write. Holds no state; safe
/// on any thread.
public struct LanguageDetector {
    /// What is read of a long text, in bytes: enough for a certain answer.
    private static let sample = 1024
    private static let limit = 8 << 10
    /// What is read to see that a declared language is the right one, in bytes.
    private static let confirming = 480

    /// The language of `text`; nil when there is nothing to go by.
    ///
    /// At most the first 8 KiB are looked at. `hint` is a language somebody declared, such as the feed's: it decides
    /// only where the text itself says little, and then the answer is not reliable.
    public static func detect(_ text: String, hint: String? = nil) -> DetectedLanguage? {
        var text = text
        return text.withUTF8 { detect(whole($0), hint: hint) }
    }

    /// At most `limit` bytes, cut between characters.
    private static func whole(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        slice(bytes, from: 0, count: limit)
    }

    private static func slice(
        _ bytes: UnsafeBufferPointer<UInt8>,
        from start: Int,
        count: Int
    ) -> UnsafeBufferPointer<UInt8> {
        var start = min(start, bytes.count)
        var end = min(bytes.count, start + count)
        while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
        while end > start, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return UnsafeBufferPointer(rebasing: bytes[start..<max(start, end)])
    }

    private static func detect(_ bytes: UnsafeBufferPointer<UInt8>, hint: String?) -> DetectedLanguage? {
        // The lead of an article quotes and names less than its middle: take a piece of each.
        let isLong = bytes.count > 2 * sample
        let head = isLong ? slice(bytes, from: 0, count: sample / 2) : slice(bytes, from: 0, count: sample)
        let middle = isLong ? slice(bytes, from: bytes.count / 2, count: sample / 2) : nil
        guard let script = Script(isLong ? slice(bytes, from: 0, count: sample) : head), script.letters > 1 else {
            return nil
        }
        if let confirmed = LanguageEvidence.confirmed(hint, by: slice(head, from: 0, count: confirming), in: script) {
            return confirmed
        }
        var evidence = LanguageEvidence(script: script, hint: hint)
        evidence.add(head)
        if let middle { evidence.add(middle) }
        return evidence.verdict
    }
}
