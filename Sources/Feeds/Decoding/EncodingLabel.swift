/// The name under which a document or its transport claims an encoding, as browsers understand it (WHATWG Encoding §4).
struct EncodingLabel {
    /// Lower case, aliases resolved.
    var name: String

    init?(_ label: some StringProtocol) {
        var label = label.lowercased()
        while let last = label.last, last == " " || last == "\"" || last == "'" { label.removeLast() }
        while let first = label.first, first == " " || first == "\"" || first == "'" { label.removeFirst() }
        let isPlausible = label.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }
        guard !label.isEmpty, label.utf8.count <= 40, isPlausible else { return nil }
        name = Self.aliases[label] ?? label
    }

    var isUTF16: Bool { name.hasPrefix("utf-16") || name.hasPrefix("utf-32") || name.hasPrefix("ucs-") }

    /// Whether letters are written in ASCII bytes by means of escapes.
    var isEscaped: Bool { name.hasPrefix("iso-2022") || name == "hz-gb-2312" || name == "utf-7" }

    var isMultiByte: Bool {
        isEscaped || ["gb18030", "big5", "windows-31j", "euc-jp", "euc-tw", "johab", "windows-949"].contains(name)
    }

    /// The charset parameter of a Content-Type.
    static func inContentType(_ type: String?) -> EncodingLabel? {
        guard let type else { return nil }
        for parameter in type.split(separator: ";").dropFirst() {
            let parts = parameter.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { continue }
            let key = parts[0].lowercased().filter { $0 != " " && $0 != "\t" }
            if key == "charset" { return EncodingLabel(parts[1]) }
        }
        return nil
    }

    /// The encoding of an XML declaration, wherever it stands within the first kilobyte.
    static func inDeclaration(_ bytes: UnsafeBufferPointer<UInt8>) -> EncodingLabel? {
        let scan = MarkupScanner(UnsafeBufferPointer(rebasing: bytes.prefix(1024)))
        guard let open = scan.find("<?xml", from: 0) else { return nil }
        let end = scan.find(UInt8(ascii: ">"), from: open) ?? scan.bytes.count
        guard let key = scan.find("encoding", from: open), key < end else { return nil }
        var start = key + 8
        while start < end, scan.bytes[start] <= 0x20 || scan.bytes[start] == UInt8(ascii: "=") { start += 1 }
        let quote = scan.byte(start)
        guard start < end, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        let value = scan.bytes[(start + 1)..<max(end, start + 1)].prefix { $0 != quote }
        return EncodingLabel(String(decoding: value.map { $0 < 0x80 ? $0 : 0x3F }, as: UTF8.self))
    }

    private static let aliases: [String: String] = [
        "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "utf_8": "utf-8",
        "iso-8859-1": "windows-1252", "iso8859-1": "windows-1252", "iso88591": "windows-1252",
        "iso_8859-1": "windows-1252", "latin1": "windows-1252", "latin-1": "windows-1252", "l1": "windows-1252",
        "us-ascii": "windows-1252", "ascii": "windows-1252", "cp1252": "windows-1252", "x-cp1252": "windows-1252",
        "iso-8859-9": "windows-1254", "latin5": "windows-1254", "cp1254": "windows-1254",
        "iso-8859-11": "windows-874", "tis-620": "windows-874", "dos-874": "windows-874",
        "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "cp936": "gb18030",
        "shift_jis": "windows-31j", "shift-jis": "windows-31j", "sjis": "windows-31j", "x-sjis": "windows-31j",
        "ms_kanji": "windows-31j", "cp932": "windows-31j",
        "euc-kr": "windows-949", "ks_c_5601-1987": "windows-949", "ks_c_5601-1989": "windows-949",
        "ksc5601": "windows-949", "korean": "windows-949", "cp949": "windows-949", "uhc": "windows-949",
        "big5-hkscs": "big5", "cn-big5": "big5", "x-x-big5": "big5",
        "cp1250": "windows-1250", "cp1251": "windows-1251", "win-1251": "windows-1251", "cp1253": "windows-1253",
        "cp1255": "windows-1255", "cp1256": "windows-1256", "cp1257": "windows-1257", "cp1258": "windows-1258",
        "x-cp1250": "windows-1250", "x-cp1251": "windows-1251",
        "koi8": "koi8-r", "koi8r": "koi8-r", "koi8u": "koi8-u", "koi8-ru": "koi8-u",
        "mac": "macintosh", "x-mac-roman": "macintosh", "macroman": "macintosh",
        "x-mac-ukrainian": "x-mac-cyrillic", "maccyrillic": "x-mac-cyrillic",
        "866": "ibm866", "cp866": "ibm866", "csibm866": "ibm866",
        "x-euc-jp": "euc-jp", "eucjp": "euc-jp",
        "cns11643": "euc-tw", "euctw": "euc-tw", "x-euc-tw": "euc-tw", "euckr": "windows-949", "ms949": "windows-949",
        "gb18030-2000": "gb18030", "big5_hkscs": "big5", "cp950": "big5", "windows-950": "big5",
        "windows-936": "gb18030",
        "windows-932": "windows-31j", "iso-8859-8-i": "iso-8859-8", "logical": "iso-8859-8", "visual": "iso-8859-8",
        "x-mac-centraleurroman": "mac-centraleurope", "cp850": "ibm850", "cp437": "ibm437", "cp852": "ibm852",
        "koi": "koi8-r", "cskoi8r": "koi8-r", "csiso2022jp": "iso-2022-jp", "csshiftjis": "windows-31j",
        "utf16": "utf-16", "ucs-2": "utf-16", "iso-10646-ucs-2": "utf-16",
    ]
}
