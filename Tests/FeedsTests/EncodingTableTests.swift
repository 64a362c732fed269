import Feeds
import Foundation
import Testing

/// A small feed in every encoding that publishers have used, its bytes made by other programs than ours.
@Suite("Encodings, one by one")
struct EncodingTableTests {
    @Test(
        "the title is read in the encoding the document names, and in the one the transport names",
        arguments: [
            ("windows-1250", "Zażółć gęślą jaźń", "WmG/87PmIGfqnGy5IGphn/E="),
            ("iso-8859-2", "Zażółć gęślą jaźń", "WmG/87PmIGfqtmyxIGphvPE="),
            ("windows-1251", "Новости дня", "ze7i7vHy6CDk7f8="),
            ("iso-8859-5", "Новости дня", "vd7S3uHi2CDU3e8="),
            ("koi8-r", "Новости дня", "7s/Xz9PUySDEztE="),
            ("koi8-u", "Їжак і ґава", "t9bByyCmIK3B18E="),
            ("windows-1251", "Їжак і ґава", "r+bg6iCzILTg4uA="),
            ("ibm866", "Новости дня", "ja6iruHiqCCkre8="),
            ("x-mac-cyrillic", "Новости дня", "je7i7vHy6CDk7d8="),
            ("windows-1252", "L’été à la crèche", "TJLpdOkg4CBsYSBjcuhjaGU="),
            ("iso-8859-1", "Größe über München", "R3L232Ug/GJlciBN/G5jaGVu"),
            ("iso-8859-15", "Größe über München", "R3L232Ug/GJlciBN/G5jaGVu"),
            ("macintosh", "L’été à la crèche", "TNWOdI4giCBsYSBjco9jaGU="),
            ("x-mac-roman", "Größe über München", "R3Kap2Ugn2JlciBNn25jaGVu"),
            ("windows-1253", "Ειδήσεις της ημέρας", "xenk3vPl6fIg9OfyIOfs3fHh8g=="),
            ("iso-8859-7", "Ειδήσεις της ημέρας", "xenk3vPl6fIg9OfyIOfs3fHh8g=="),
            ("windows-1254", "Güneş ığdır şimdi", "R/xuZf4g/fBk/XIg/mltZGk="),
            ("iso-8859-9", "Güneş ığdır şimdi", "R/xuZf4g/fBk/XIg/mltZGk="),
            ("windows-1255", "חדשות היום", "5+P55fog5Onl7Q=="),
            ("iso-8859-8", "חדשות היום", "5+P55fog5Onl7Q=="),
            ("windows-1256", "أخبار اليوم", "w87Ix9Egx+Ht5uM="),
            ("iso-8859-6", "أخبار اليوم", "w87Ix9Egx+Tq6OU="),
            ("windows-1257", "Šodienas ziņas ģimenē", "0G9kaWVuYXMgemnyYXMg7GltZW7n"),
            ("iso-8859-4", "Šodienas ziņas ģimenē", "qW9kaWVuYXMgemnxYXMgu2ltZW66"),
            ("iso-8859-13", "Šodienas ziņas ģimenē", "0G9kaWVuYXMgemnyYXMg7GltZW7n"),
            ("windows-874", "ข่าววันนี้", "oujSx8fRubnV6Q=="),
            ("tis-620", "ข่าววันนี้", "oujSx8fRubnV6Q=="),
            ("iso-8859-3", "Ĉiutagaj novaĵoj ŝanĝo", "xml1dGFnYWogbm92YbxvaiD+YW74bw=="),
            ("iso-8859-10", "Ođđasat dán beaivve", "T7m5YXNhdCBk4W4gYmVhaXZ2ZQ=="),
            ("iso-8859-14", "Le château de Nîmes", "TGUgY2jidGVhdSBkZSBO7m1lcw=="),
            ("iso-8859-16", "Știri și țară", "qnRpcmkgumkg/mFy4w=="),
            ("gb2312", "今日新闻：市场", "vfHI1dDCzsWjusrQs6E="),
            ("gbk", "今日新闻：市场", "vfHI1dDCzsWjusrQs6E="),
            ("gb18030", "今日新闻：市场", "vfHI1dDCzsWjusrQs6E="),
            ("big5", "今日新聞：市場", "pLWk6bdzu0ShR6Wrs/U="),
            ("big5-hkscs", "今日新聞：市場", "pLWk6bdzu0ShR6Wrs/U="),
            ("shift_jis", "今日のニュース", "jaGT+oLMg2qDhYFbg1g="),
            ("euc-jp", "今日のニュース", "uqPG/KTOpcul5aG8pbk="),
            ("iso-2022-jp", "今日のニュース", "GyRCOiNGfCROJUslZSE8JTkbKEI="),
            ("euc-kr", "오늘의 뉴스", "v8C0w8DHILS6vbo="),
            ("cp949", "오늘의 뉴스", "v8C0w8DHILS6vbo="),
            ("iso-2022-kr", "오늘의 뉴스", "GyQpQw4/QDRDQEcPIA40Oj06Dw=="),
            ("johab", "오늘의 뉴스", "taGTabeBIJNBr2E="),
            ("euc-tw", "今日新聞：市場", "xPTFyuS76syhqMbL3ts="),
            ("windows-1258", "Le château de Nîmes", "TGUgY2jidGVhdSBkZSBO7m1lcw=="),
        ]
    )
    func named(_ label: String, _ text: String, _ encoded: String) throws {
        let bytes = try #require(Data(base64Encoded: encoded))
        let start = "<?xml version=\"1.0\" encoding=\"\(label)\"?><rss version=\"2.0\"><channel><title>"
        let document = Array(start.utf8) + bytes + Array("</title></channel></rss>".utf8)
        #expect(try FeedReader().read(document).feed.title == text)
        let bare = Array("<rss version=\"2.0\"><channel><title>".utf8) + bytes + Array("</title></channel></rss>".utf8)
        #expect(try FeedReader().read(bare, contentType: "text/xml; charset=\(label)").feed.title == text)
    }

    @Test(
        "wide encodings are known by their bytes",
        arguments: [
            (
                "utf-16",
                "//48AHIAcwBzAD4APABjAGgAYQBuAG4AZQBsAD4APAB0AGkAdABsAGUAPgDJAHQA6QAgAMpO5WUgADTYHt08AC8AdA"
                    + "BpAHQAbABlAD4APAAvAGMAaABhAG4AbgBlAGwAPgA8AC8AcgBzAHMAPgA="
            ),
            (
                "utf-16-le",
                "PAByAHMAcwA+ADwAYwBoAGEAbgBuAGUAbAA+ADwAdABpAHQAbABlAD4AyQB0AOkAIADKTuVlIAA02B7dPAAvAHQAaQ"
                    + "B0AGwAZQA+ADwALwBjAGgAYQBuAG4AZQBsAD4APAAvAHIAcwBzAD4A"
            ),
            (
                "utf-16-be",
                "ADwAcgBzAHMAPgA8AGMAaABhAG4AbgBlAGwAPgA8AHQAaQB0AGwAZQA+AMkAdADpACBOymXlACDYNN0eADwALwB0AG"
                    + "kAdABsAGUAPgA8AC8AYwBoAGEAbgBuAGUAbAA+ADwALwByAHMAcwA+"
            ),
            (
                "utf-32",
                "//4AADwAAAByAAAAcwAAAHMAAAA+AAAAPAAAAGMAAABoAAAAYQAAAG4AAABuAAAAZQAAAGwAAAA+AAAAPAAAAHQAAA"
                    + "BpAAAAdAAAAGwAAABlAAAAPgAAAMkAAAB0AAAA6QAAACAAAADKTgAA5WUAACAAAAAe0QEAPAAAAC8AAAB0AAAAaQAA"
                    + "AHQAAABsAAAAZQAAAD4AAAA8AAAALwAAAGMAAABoAAAAYQAAAG4AAABuAAAAZQAAAGwAAAA+AAAAPAAAAC8AAAByAA"
                    + "AAcwAAAHMAAAA+AAAA"
            ),
            (
                "utf-32-le",
                "PAAAAHIAAABzAAAAcwAAAD4AAAA8AAAAYwAAAGgAAABhAAAAbgAAAG4AAABlAAAAbAAAAD4AAAA8AAAAdAAAAGkAAA"
                    + "B0AAAAbAAAAGUAAAA+AAAAyQAAAHQAAADpAAAAIAAAAMpOAADlZQAAIAAAAB7RAQA8AAAALwAAAHQAAABpAAAAdAAA"
                    + "AGwAAABlAAAAPgAAADwAAAAvAAAAYwAAAGgAAABhAAAAbgAAAG4AAABlAAAAbAAAAD4AAAA8AAAALwAAAHIAAABzAA"
                    + "AAcwAAAD4AAAA="
            ),
            (
                "utf-32-be",
                "AAAAPAAAAHIAAABzAAAAcwAAAD4AAAA8AAAAYwAAAGgAAABhAAAAbgAAAG4AAABlAAAAbAAAAD4AAAA8AAAAdAAAAG"
                    + "kAAAB0AAAAbAAAAGUAAAA+AAAAyQAAAHQAAADpAAAAIAAATsoAAGXlAAAAIAAB0R4AAAA8AAAALwAAAHQAAABpAAAA"
                    + "dAAAAGwAAABlAAAAPgAAADwAAAAvAAAAYwAAAGgAAABhAAAAbgAAAG4AAABlAAAAbAAAAD4AAAA8AAAALwAAAHIAAA"
                    + "BzAAAAcwAAAD4="
            ),
            (
                "utf-8-sig",
                "77u/PHJzcz48Y2hhbm5lbD48dGl0bGU+w4l0w6kg5LuK5pelIPCdhJ48L3RpdGxlPjwvY2hhbm5lbD48L3Jzcz4="
            ),
            (
                "utf-16-be with a mark",
                "/v8APAByAHMAcwA+ADwAYwBoAGEAbgBuAGUAbAA+ADwAdABpAHQAbABlAD4AyQB0AOkAIE7KZeUAINg03R4APAAvAH"
                    + "QAaQB0AGwAZQA+ADwALwBjAGgAYQBuAG4AZQBsAD4APAAvAHIAcwBzAD4="
            ),
            (
                "utf-32-be with a mark",
                "AAD+/wAAADwAAAByAAAAcwAAAHMAAAA+AAAAPAAAAGMAAABoAAAAYQAAAG4AAABuAAAAZQAAAGwAAAA+AAAAPAAAAH"
                    + "QAAABpAAAAdAAAAGwAAABlAAAAPgAAAMkAAAB0AAAA6QAAACAAAE7KAABl5QAAACAAAdEeAAAAPAAAAC8AAAB0AAAA"
                    + "aQAAAHQAAABsAAAAZQAAAD4AAAA8AAAALwAAAGMAAABoAAAAYQAAAG4AAABuAAAAZQAAAGwAAAA+AAAAPAAAAC8AAA"
                    + "ByAAAAcwAAAHMAAAA+"
            ),
        ]
    )
    func wide(_ name: String, _ encoded: String) throws {
        let bytes = [UInt8](try #require(Data(base64Encoded: encoded)))
        #expect(try FeedReader().read(bytes).feed.title == "Été 今日 𝄞")
        #expect(try FeedReader().read(bytes, contentType: "text/xml; charset=utf-8").feed.title == "Été 今日 𝄞")
    }

    /// Bytes as a publisher's system strings them together: texts in UTF-8, bytes in what they are.
    private func mixed(_ pieces: [any Sequence<UInt8>]) -> [UInt8] { pieces.flatMap { Array($0) } }

    @Test("windows-1252 pasted into UTF-8 is read as what it is, and UTF-8 cut in the middle is not taken for it")
    func westernWithinUTF8() throws {
        let start =
            "<rss><channel><title>L’été à Fès</title><description>Où êtes-vous, élève zélé de Guéliz ? Dépêchés à l’œuvre, été à été. "
        let bytes = mixed([
            start.utf8, "caf".utf8, [0xE9], " d".utf8, [0x92], "Agadir ".utf8, [0xE0], " No".utf8, [0xEB],
            "l; coup".utf8,
            [0xC3], "… fin </description></channel></rss>".utf8,
        ])
        let document = try FeedReader().read(bytes, contentType: "application/rss+xml; charset=utf-8")
        #expect(document.encoding == "utf-8")
        #expect(document.feed.title == "L’été à Fès")
        #expect(
            document.feed.description?.value
                == "Où êtes-vous, élève zélé de Guéliz ? Dépêchés à l’œuvre, été à été. café d’Agadir à Noël; coup\u{FFFD}… fin"
        )
        #expect(document.defect?.line == 1)
    }

    @Test("UTF-8 pasted into windows-1252 is read as what it is, and letters that only look like it are left alone")
    func utf8WithinWestern() throws {
        let start = "<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><title>L"
        let bytes = mixed([
            start.utf8, [0x92, 0xE9, 0x74, 0xE9], " ".utf8, [0xE0], " ".utf8, [0xAB], "CAF".utf8, [0xC9, 0xBB],
            "</title><description>L’été à « Fès » IRM".utf8, [0xC3, 0x94], " AMANH".utf8, [0xC3, 0xBB],
            " مراكش</description></channel></rss>".utf8,
        ])
        let document = try FeedReader().read(bytes)
        #expect(document.encoding == "windows-1252")
        #expect(document.feed.title == "L’été à «CAFÉ»")
        #expect(document.feed.description?.value == "L’été à « Fès » IRMÃ” AMANHÃ» مراكش")
        #expect(document.defect != nil)
    }

    @Test(
        "XML without a charset from the transport is read as it declares, whatever its media type",
        arguments: ["text/xml", "application/xml", "application/rss+xml", "text/plain", "application/octet-stream"]
    )
    func mediaTypes(_ type: String) throws {
        let title: [UInt8] = [0xCC, 0xE8, 0xF0]
        let bytes = mixed([
            "<?xml version='1.0' encoding='windows-1251'?><rss><channel><title>".utf8, title,
            "</title></channel></rss>".utf8,
        ])
        #expect(try FeedReader().read(bytes, contentType: type).feed.title == "Мир")
    }
}
