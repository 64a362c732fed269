/// Whole HTML documents.
public enum HTMLDocument {
    /// Reads a document; any bytes give a page, if an empty one.
    ///
    /// `charset` is the label the bytes came with, if any; `base` the document's address, which a `base` element may
    /// change. The text is that of the `article` or `main` element that holds most of the body's, else of the body.
    public static func read(_ bytes: [UInt8], charset: String? = nil, base: WebAddress? = nil) -> HTMLPage {
        var (text, name) = Charset.decode(bytes, declared: charset, stated: Charset.stated(in: bytes))
        var page = text.withUTF8 { bytes -> HTMLPage in
            let (answer, isCut) = HTMLTree.read(bytes, isDocument: true) { PageReader($0, base: base).page }
            var page = answer ?? HTMLPage()
            page.text.isCut = isCut
            return page
        }
        page.charset = name
        return page
    }
}
