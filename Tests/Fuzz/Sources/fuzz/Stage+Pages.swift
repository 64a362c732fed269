import Pages
import Text

import struct Foundation.Date

extension Stage {
    /// Any bytes as an article's page.
    func runArticle(_ input: FuzzInput) {
        let (label, bytes) = input.labelled
        let address = input.options.contains(.hasAddress) ? Self.base : nil
        let observed = input.options.contains(.raw) ? nil : Date(timeIntervalSince1970: 1_700_000_000)
        let zone = input.options.contains(.zone) ? Self.zone : nil
        func read() -> PageDocument {
            PageReader().read(bytes, address: address, charset: label, at: observed, zone: zone)
        }
        let document = read()
        expect(document == read(), "two readings differ")
        let heads = [
            document.title, document.subtitle, document.section, document.site, document.language, document.canonical,
            document.image,
        ]
        for text in heads + document.authors + document.tags { expectClean(text, "the page") }
        for paragraph in document.paragraphs {
            expectClean(paragraph, "a paragraph")
            expect(!paragraph.isEmpty, "an empty paragraph")
        }
        [document.published, document.updated].compactMap { $0 }.forEach(Self.expectStated)
    }
}
