import Text

/// A document's bytes as clean UTF-8, and the name of the encoding they were in.
///
/// The order of witnesses: byte order mark; the transport's charset; the document's own declaration; the pattern of
/// a `<` or `{` in UTF-16 or UTF-32; UTF-8 where the bytes are valid; what they resemble (`EncodingGuess`), which in
/// doubt is windows-1252. Bytes that are valid UTF-8 and not mere ASCII are taken for UTF-8 against any single-byte
/// label, since text in those is practically never valid.
struct DecodedText {
    var bytes: [UInt8]
    var encoding: String
    /// What was wrong with the bytes, if anything.
    var defect: (message: String, offset: Int)?

    init(_ input: [UInt8], contentType: String?) {
        let reading = input.withUnsafeBufferPointer { Self.decode($0, input, contentType) }
        (bytes, encoding, defect) = (reading.bytes, reading.encoding, reading.defect)
        let survey = reading.survey ?? bytes.withUnsafeBufferPointer { UTF8Survey($0) }
        guard let first = survey.firstOddity else { return }
        defect = defect ?? ("a character that XML does not allow", first)
        bytes = bytes.withUnsafeBufferPointer { Self.cleaned($0) }
    }

    /// The bytes as UTF-8, not yet cleaned.
    private struct Reading {
        var bytes: [UInt8]
        var encoding: String
        var defect: (message: String, offset: Int)?
        /// Of the bytes, where they have been looked over already.
        var survey: UTF8Survey?
    }

    private static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ input: [UInt8],
        _ contentType: String?
    ) -> Reading {
        if let mark = ByteOrderMark(bytes) {
            let rest = UnsafeBufferPointer(rebasing: bytes[mark.length...])
            if mark.encoding == "utf-8" { return utf8(rest, Array(rest), UTF8Survey(rest)) }
            let text = Transcoder.decode(rest, from: mark.encoding)
            return Reading(bytes: text ?? Windows1252.decode(rest), encoding: mark.encoding)
        }
        if let pattern = ByteOrderMark.unmarked(bytes) {
            return Reading(
                bytes: Transcoder.decode(bytes, from: pattern) ?? Windows1252.decode(bytes),
                encoding: pattern
            )
        }
        let survey = UTF8Survey(bytes)
        let labels = [EncodingLabel.inContentType(contentType), EncodingLabel.inDeclaration(bytes)].compactMap { $0 }
        guard !survey.isUTF8 || survey.isASCII || survey.sequences < leastSequences else {
            return utf8(bytes, input, survey)
        }
        for label in labels where !label.isUTF16 {
            // Few letters may be sound UTF-8 by chance, but hardly so as text of one byte a letter.
            if survey.isUTF8, !survey.isASCII, !label.isMultiByte { continue }
            if label.name == "utf-8", !survey.isUTF8 { continue }
            if label.name == "utf-8" || survey.isASCII && !label.isEscaped {
                return Reading(bytes: input, encoding: label.name, survey: survey)
            }
            if label.name == "windows-1252" { return western(bytes, survey) }
            if let text = Transcoder.decode(bytes, from: label.name, strictly: survey.isUTF8) {
                return Reading(bytes: text, encoding: label.name)
            }
        }
        return utf8(bytes, input, survey)
    }

    /// From so many letters beyond ASCII on, text that is sound UTF-8 is UTF-8, whatever it says.
    private static let leastSequences = 8

    /// Valid bytes as they are.
    ///
    /// In text that says it is UTF-8, or nothing, and is not, a few broken sequences among many sound ones are
    /// letters of windows-1252, or replaced; otherwise it is what it resembles.
    private static func utf8(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ input: [UInt8],
        _ survey: UTF8Survey
    ) -> Reading {
        guard let first = survey.firstInvalid else { return Reading(bytes: input, encoding: "utf-8", survey: survey) }
        let defect = (message: "bytes that are not UTF-8", offset: first)
        if survey.isUTF8 {
            let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
            return Reading(bytes: text, encoding: "utf-8", defect: defect)
        }
        if survey.sequences > 4 * survey.invalid {
            return Reading(bytes: MixedText(bytes, mostlyUTF8: true).bytes, encoding: "utf-8", defect: defect)
        }
        if let name = EncodingGuess.name(for: bytes), let text = Transcoder.decode(bytes, from: name) {
            return Reading(bytes: text, encoding: name, defect: defect)
        }
        var reading = western(bytes, survey)
        reading.defect = defect
        return reading
    }

    /// Text in windows-1252, with what UTF-8 was pasted into it.
    private static func western(_ bytes: UnsafeBufferPointer<UInt8>, _ survey: UTF8Survey) -> Reading {
        guard survey.sequences > 0 else { return Reading(bytes: Windows1252.decode(bytes), encoding: "windows-1252") }
        let text = MixedText(bytes, mostlyUTF8: false)
        let defect = text.firstChange.map { (message: "UTF-8 within windows-1252", offset: $0) }
        return Reading(bytes: text.bytes, encoding: "windows-1252", defect: defect)
    }

    /// Without control characters; C1 controls as the windows-1252 letters they were meant to be.
    private static func cleaned(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0xC2, index + 1 < bytes.count, (0x80...0x9F).contains(bytes[index + 1]) {
                // The five without a meaning stay: a text that was encoded twice can be repaired by them only.
                output.append(
                    contentsOf: UTF8.encode(Windows1252.scalar(bytes[index + 1])) ?? UTF8.encodedReplacementCharacter
                )
                index += 2
            } else if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
                index += 3
            } else {
                if !UTF8Survey.isControl(byte) { output.append(byte) }
                index += 1
            }
        }
        return output
    }
}
