import News
import Text

import struct Foundation.Date

extension Stage {
    func runDocument(_ input: FuzzInput) {
        let observed = input.options.contains(.raw) ? nil : Date(timeIntervalSince1970: 1_700_000_000)
        let zone = input.options.contains(.zone) ? Self.zone : nil
        let document = PlainDocument.read(input.bytes, observed: observed, zone: zone)
        let again = PlainDocument.read(input.bytes, observed: observed, zone: zone)
        expect("\(document)" == "\(again)", "two readings differ")
        for text in [document.title, document.subtitle, document.site, document.section] {
            expectClean(text, "a document")
        }
        for text in document.authors + document.tags + document.paragraphs {
            expectClean(text, "a document")
            expect(!text.isEmpty, "an empty part")
        }
        [document.published, document.updated].compactMap { $0 }.forEach(Self.expectStated)
        let text = PlainDocument.decode(input.bytes)
        expectClean(Typography.clean(text), "clean text")
        expect(LanguageDetector.detect(text) == LanguageDetector.detect(text), "two languages")
    }

    /// An address reads as itself when it is written, and so do its shorter forms.
    func runAddress(_ input: FuzzInput) {
        let (line, rest) = input.split(input.bytes)
        let text = String(decoding: line, as: UTF8.self)
        let reference = String(decoding: rest, as: UTF8.self)
        if let resolved = (WebAddress(text) ?? Self.base)?.resolving(reference) { expectStable(resolved) }
        if let address = WebAddress(text) { expectStable(address) }
    }

    private func expectStable(_ address: WebAddress) {
        let string = address.string
        expect(string.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "\(string.debugDescription) is not ASCII")
        guard string.utf8.count <= WebAddress.longestRead else { return }
        expect(WebAddress(string)?.string == string, "\(string) is \(WebAddress(string)?.string ?? "nothing") again")
        let short = address.withoutTracking
        expect(short.withoutTracking == short, "\(short) is tracking still")
        let canonical = address.canonical
        if let again = WebAddress(canonical)?.canonical {
            expect(again == canonical, "\(canonical) is \(again) again")
        } else {
            expect(!address.isWeb, "\(canonical) is no address")
        }
        _ = (address.host, address.port, address.path, address.query, address.fragment, address.isHomePage)
    }

    func runPattern(_ input: FuzzInput) {
        let (line, rest) = input.split(input.bytes)
        do throws(PatternError) {
            let pattern = try Pattern(String(decoding: line, as: UTF8.self))
            let text = String(decoding: rest, as: UTF8.self)
            _ = pattern.matches(text)
        } catch {
            expect(!error.message.isEmpty && error.offset >= 0 && error.offset <= line.count, "\(error)")
        }
    }
}
