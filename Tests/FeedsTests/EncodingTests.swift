import Feeds
import Glibc
import Testing

@Suite("Encodings of feeds")
struct EncodingTests {
    /// The other direction of the reader's own converter, for fixtures.
    private enum Transcoder {
        static func encode(_ text: String, as encoding: String) -> [UInt8]? {
            let converter = iconv_open(encoding, "UTF-8")
            guard converter != iconv_t(bitPattern: -1) else { return nil }
            defer { iconv_close(converter) }
            var input = text.utf8.map { CChar(bitPattern: $0) }
            var output = [CChar](repeating: 0, count: input.count * 2)
            var (left, room) = (input.count, output.count)
            let result = input.withUnsafeMutableBufferPointer { source in
                output.withUnsafeMutableBufferPointer { target in
                    var (from, to) = (source.baseAddress, target.baseAddress)
                    return iconv(converter, &from, &left, &to, &room)
                }
            }
            return result == -1 ? nil : output.prefix(output.count - room).map { UInt8(bitPattern: $0) }
        }
    }

    /// `L'été à 5 €` in windows-1252.
    private let western: [UInt8] = [0x4C, 0x27, 0xE9, 0x74, 0xE9, 0x20, 0xE0, 0x20, 0x35, 0x20, 0x80]

    private func document(_ title: [UInt8], declaring encoding: String?) -> [UInt8] {
        let declaration = encoding.map { "<?xml version=\"1.0\" encoding=\"\($0)\"?>" } ?? ""
        return Array("\(declaration)<rss version=\"2.0\"><channel><title>".utf8) + title
            + Array("</title></channel></rss>".utf8)
    }

    private func title(_ bytes: [UInt8], contentType: String? = nil) throws -> String? {
        try FeedReader().read(bytes, contentType: contentType).feed.title
    }

    @Test(
        "labels of western encodings all mean windows-1252, and so does none",
        arguments: ["iso-8859-1", "us-ascii", "latin1", nil]
    )
    func western(_ label: String?) throws {
        #expect(try title(document(western, declaring: label)) == "L'été à 5 €")
    }

    @Test("valid UTF-8 is UTF-8, whatever the label says")
    func lyingLabel() throws {
        let bytes = document(Array("L’été".utf8), declaring: "iso-8859-1")
        #expect(try title(bytes) == "L’été")
        #expect(try title(bytes, contentType: "text/xml; charset=iso-8859-1") == "L’été")
        #expect(try FeedReader().read(bytes).encoding == "utf-8")
    }

    @Test("UTF-8 that is cut within a letter is UTF-8 still")
    func cutLetter() throws {
        let bytes = Array(
            document(Array("L’été".utf8), declaring: "iso-8859-1").dropLast("é</title></channel></rss>".utf8.count - 1)
        )
        #expect(try FeedReader().read(bytes, contentType: "text/xml; charset=iso-8859-1").encoding == "utf-8")
    }

    @Test("UTF-8 that calls itself Chinese is UTF-8")
    func falseChinese() throws {
        let text = "政府宣布了新的预算案，市场反应良好"
        #expect(try title(document(Array(text.utf8), declaring: "gb2312")) == text)
    }

    @Test(
        "Content-Type fields of any shape are borne",
        arguments: ["", ";", "=", ";=", "text/xml;=;charset", "text/xml; charset=", "; charset=\"", "a;charset==x"]
    )
    func contentTypes(_ type: String) throws {
        #expect(try title(document(Array("Été".utf8), declaring: nil), contentType: type) == "Été")
    }

    @Test("text that says it is UTF-8 and is not is read all the same, with a defect")
    func falseUTF8() throws {
        let document = try FeedReader().read(document(western, declaring: "UTF-8"))
        #expect(document.feed.title == "L'été à 5 €")
        #expect(document.defect != nil)
    }

    @Test(
        "the transport's charset goes before the declaration, a byte order mark before both",
        arguments: ["text/xml; charset=windows-1251", "text/xml; x=y; CHARSET=\"Windows-1251\""]
    )
    func transport(_ type: String) throws {
        let cyrillic: [UInt8] = [0xCC, 0xE8, 0xF0]
        #expect(try title(document(cyrillic, declaring: "iso-8859-1"), contentType: type) == "Мир")
        let marked = [0xEF, 0xBB, 0xBF] + document(Array("Мир".utf8), declaring: "koi8-r")
        #expect(try title(marked, contentType: type) == "Мир")
    }

    @Test(
        "Arabic, Chinese, Japanese and Korean encodings are read",
        arguments: [
            ("windows-1256", [0xE3, 0xD1, 0xCD, 0xC8, 0xC7], "مرحبا"),
            ("iso-8859-6", [0xE5, 0xD1, 0xCD, 0xC8, 0xC7], "مرحبا"),
            ("gb2312", [0xD6, 0xD0, 0xCE, 0xC4], "中文"), ("Shift_JIS", [0x93, 0xFA, 0x96, 0x7B], "日本"),
            ("euc-kr", [0xC7, 0xD1, 0xB1, 0xB9], "한국"), ("big5", [0xA4, 0xA4, 0xA4, 0xE5], "中文"),
        ] as [(String, [UInt8], String)]
    )
    func legacy(_ label: String, _ bytes: [UInt8], _ expected: String) throws {
        #expect(try title(document(bytes, declaring: label)) == expected)
    }

    @Test("UTF-16 and UTF-32 are known by their bytes, with and without a mark")
    func wide() throws {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><rss><channel><title>Été €</title></channel></rss>"
        let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let wide = text.unicodeScalars.flatMap { [0, 0, UInt8($0.value >> 8 & 0xFF), UInt8($0.value & 0xFF)] }
        for bytes in [little, big, [0xFF, 0xFE] + little, [0xFE, 0xFF] + big, wide] {
            #expect(try title(bytes) == "Été €")
        }
    }

    @Test(
        "an unknown label, and a label for UTF-16 on plain bytes, do no harm",
        arguments: ["x-unheard-of", "UTF-16", "../../etc", ""]
    )
    func unknownLabel(_ label: String) throws {
        #expect(try title(document(Array("Été".utf8), declaring: label)) == "Été")
    }

    @Test("unlabelled Arabic, Cyrillic, Greek and Korean are told from western text, and western text from them")
    func unlabelled() throws {
        let texts = [
            ("CP1256", "أعلنت الحكومة عن ميزانية جديدة للسنة المقبلة في الرباط"),
            ("KOI8-R", "Правительство приняло новый закон о бюджете"),
            ("CP1251", "Правительство приняло новый закон о бюджете"),
            ("CP1253", "Η κυβέρνηση ανακοίνωσε νέα μέτρα για την οικονομία"),
            ("EUC-KR", "정부는 새로운 예산안을 국회에 제출했다고 발표했다"),
            ("CP1252", "Été à la crèche : l'élève zélé préfère la forêt près du château"),
        ]
        for (encoding, text) in texts {
            let bytes = try #require(Transcoder.encode(text, as: encoding))
            #expect(try title(document(bytes, declaring: nil)) == text, "\(encoding)")
        }
    }

    @Test("NULs and control characters are left out")
    func controls() throws {
        let bytes = [0, 0] + document([0x41, 0, 0x42, 1, 0x0B, 0x43, 0xC2, 0x92], declaring: "utf-8")
        let document = try FeedReader().read(bytes)
        #expect(document.feed.title == "ABC’")
        #expect(document.defect != nil)
    }
}
