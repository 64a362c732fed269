import struct Text.WebAddress

/// What a page teaches about its site: which passages it has, and how much of it was the article.
public struct PageLesson: Sendable, Hashable {
    /// Numbers of the page's passages, each once.
    var passages: [UInt64] = []
    /// Those long ones among them that were taken for the article's, with their lengths.
    var own: [UInt64: Int] = [:]
    /// A number for the page's address; nil when it has none.
    var address: UInt64?

    /// Letters from which on a passage counts as one of the article's.
    static let longPassage = 80
    private static let most = 400

    init() {}

    /// `title` is the document's, site's name and all.
    init(_ page: PageBlocks, kept: [Int], address: WebAddress?, title: String?) {
        var seen: Set<UInt64> = []
        let isKept = Set(kept)
        for (index, block) in page.blocks.enumerated() {
            guard let number = Self.number(of: page.text[block.text]) else { continue }
            if isKept.contains(index), block.length >= Self.longPassage { own[number] = block.length }
            guard passages.count < Self.most, seen.insert(number).inserted else { continue }
            passages.append(number)
        }
        passages += TitleEnds.numbers(of: title)
        self.address = Self.number(of: address)
    }

    /// A number for an address; nil for a front page, which stands for many.
    static func number(of address: WebAddress?) -> UInt64? {
        guard let address, !address.isHomePage else { return nil }
        return address.canonical.utf8.reduce(NameTable.seed) { NameTable.add($1, to: $0) }
    }

    /// A number for a passage's words: the same whatever case, punctuation, and numbers in it.
    ///
    /// Nil for a passage without letters: the numbers of one table are not those of another.
    static func number(of text: ArraySlice<UInt8>) -> UInt64? {
        guard text.contains(where: { $0 >= 0x80 || (0x61...0x7A).contains($0 | 0x20) }) else { return nil }
        var number = NameTable.seed
        for word in PageWords.words(text, foldingNumbers: true) {
            number = NameTable.pair(number, word) &* 0x9E37_79B9_7F4A_7C15
        }
        return number
    }
}
