import Text

extension Stage {
    func runFragment(_ input: FuzzInput) {
        let html = input.text
        let base = input.options.contains(.hasAddress) ? Self.base : nil
        let line = HTMLFragment.plainText(html)
        expect(line == HTMLFragment.plainText(html), "two lines differ")
        expectLine(line)
        let safe = HTMLFragment.sanitised(html, base: base)
        expect(safe == HTMLFragment.sanitised(html, base: base), "two sanitisings differ")
        SafeMarkup.expect(safe, base: base)
        let text = HTMLFragment.blocks(html, base: base)
        expect(text == HTMLFragment.blocks(html, base: base), "two readings differ")
        expectSound(text)
    }

    func runPage(_ input: FuzzInput) {
        let (label, bytes) = input.labelled
        let base = input.options.contains(.hasAddress) ? Self.base : nil
        let page = HTMLDocument.read(bytes, charset: label, base: base)
        let again = HTMLDocument.read(bytes, charset: label, base: base)
        expect(page == again, "two readings differ")
        expectSound(page.text)
        let heads = [
            page.documentTitle, page.sharedTitle, page.heading, page.siteName, page.description, page.published,
            page.modified, page.language,
        ]
        for head in heads + page.authors { expectClean(head, "the page") }
        for address in [page.canonical, page.image] { expectClean(address, "an address of the page") }
    }

    private func expectSound(_ text: HTMLText) {
        for block in text.blocks {
            expectClean(block.text, "a block")
            expect(!block.text.isEmpty, "an empty block")
            expect(block.linkShare >= 0 && block.linkShare <= 1, "a link share of \(block.linkShare)")
        }
        expect(text.images.count <= 200 && text.links.count <= 1000, "more pictures or links than are kept")
        expect(text.links.allSatisfy { 0...text.blocks.count ~= $0.block }, "a link in no block")
        for address in text.images + text.links.map(\.address) { expectClean(address, "an address") }
        for link in text.links { expectClean(link.text, "a link") }
    }

    private func expectLine(_ line: String) {
        expectClean(line, "a line")
        expect(!line.utf8.contains { $0 < 0x20 }, "a line end in \(line.debugDescription)")
        expect(line.utf8.first != 0x20 && line.utf8.last != 0x20, "space around \(line.debugDescription)")
    }
}
