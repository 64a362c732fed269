import Glibc

/// Ends the program, as a finding, when a condition does not hold.
func expect(_ condition: Bool, _ what: @autoclosure () -> String) {
    guard !condition else { return }
    var message = "broken: \(what())\n"
    _ = message.withUTF8 { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    abort()
}

/// Texts for people hold no control characters but line ends and tabs, and nothing that is no character.
///
/// Text that is `decoded` and not yet cleaned may hold the five codes that windows-1252 does not use: without them, what
/// was encoded twice could not be repaired.
func expectClean(_ text: String?, decoded: Bool = false, _ what: @autoclosure () -> String) {
    guard let text else { return }
    for scalar in text.unicodeScalars where isControl(scalar.value) {
        if decoded, [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(scalar.value) { continue }
        expect(false, "\(what()) holds U+\(String(scalar.value, radix: 16)): \(text.debugDescription)")
    }
}

private func isControl(_ code: UInt32) -> Bool {
    switch code {
    case 9, 10, 13: false
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: true
    default: false
    }
}
