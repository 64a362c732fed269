/// Pieces that documents of each kind are made of, sound and spoilt.
enum Snippets {
    static func of(_ stage: Stage) -> [StaticString] {
        switch stage {
        case .feed: feed + dates + html
        case .json: json + dates
        case .outline: outline
        case .charset: labels
        case .date: dates + words
        case .fragment: html
        case .page: html + page
        case .document: lines + dates
        case .address: addresses
        case .pattern: patterns
        case .article: html + page + lines
        case .mixed: mixed
        case .robots: robots
        case .headers: headers
        }
    }

    private static let feed: [StaticString] = [
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>", "<rss version=\"2.0\">", "<channel>", "</channel>", "<item>",
        "</item>",
        "<item><title>Un</title></item>", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", "<entry>", "</entry>",
        "<entry><id>a</id><title type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><b>x</b></div></title></entry>",
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\">",
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">", "<url><loc>https://a/b</loc></url>",
        "<sitemapindex>", "<sitemap><loc>https://a/s.xml.gz</loc></sitemap>", "<link>https://a/b</link>",
        "<link rel=\"alternate\" href=\"b\"/>", "<link rel=\"self\" href=\"/feed\"/>",
        "<guid isPermaLink=\"false\">1</guid>",
        "<guid>https://a/b</guid>", "<pubDate>Sun, 05 May 2024 10:30:00 +0100</pubDate>",
        "<updated>2024-05-05T10:30:00Z</updated>",
        "<description>&lt;p&gt;a &amp;amp; b&lt;/p&gt;</description>",
        "<description><![CDATA[<p>a</p>]]></description>",
        "<content:encoded><![CDATA[", "]]></content:encoded>", "<content type=\"html\">", "<content type=\"xhtml\">",
        "</content>",
        "<content type=\"application/octet-stream\" mode=\"base64\">PHA+YTwvcD4=</content>", "<summary type=\"text\">",
        "<title>", "</title>", "<dc:creator>Anne</dc:creator>", "<dc:date>2024</dc:date>",
        "<author>a@b.c (Anne)</author>",
        "<author><name>Anne</name><email>a@b.c</email><uri>/a</uri></author>", "<category domain=\"d\">x</category>",
        "<itunes:duration>1:02:03</itunes:duration>", "<itunes:author>Anne</itunes:author>",
        "<itunes:image href=\"i.jpg\"/>",
        "<itunes:category text=\"A\"><itunes:category text=\"B\"/></itunes:category>",
        "<itunes:explicit>yes</itunes:explicit>",
        "<enclosure url=\"a.mp3\" length=\"12\" type=\"audio/mpeg\"/>", "<media:group>", "</media:group>",
        "<media:content url=\"m.jpg\" medium=\"image\"/>", "<media:thumbnail url=\"t.jpg\"/>",
        "<georss:point>33 -7</georss:point>",
        "<georss:polygon>1 2 3 4 5 6</georss:polygon>", "<georss:box>1 2 3 4</georss:box>", "<geo:lat>33</geo:lat>",
        "<geo:long>-7</geo:long>", "<gml:Point><gml:pos>33 -7</gml:pos></gml:Point>", "<image><url>i.png</url></image>",
        "<source url=\"s\">S</source>", "<source><title>S</title><id>s</id></source>",
        "<feedburner:origLink>https://o/</feedburner:origLink>",
        "<image:image><image:loc>i.jpg</image:loc></image:image>", "<news:news><news:title>N</news:title></news:news>",
        " xml:base=\"https://b/c/\"", " xml:lang=\"fr\"", " xmlns:d=\"http://purl.org/dc/elements/1.1/\"",
        " xmlns=\"\"",
        "<d:creator>", "<!DOCTYPE rss [<!ENTITY e \"text\"><!ENTITY f '&#233;'>]>", "&e;", "&f;", "&#233;", "&#x1F600;",
        "&#150;",
        "&#xD83D;&#xDE00;", "&eacute;", "&nbsp;", "&bogus;", "&", "&#", "&#x", "&#0;", "&#127;", "&#133;", "&#xFFFE;",
        "<![CDATA[", "]]>", "<!--", "-->",
        "<?php x ?>", "<?", "<", ">", "/>", "</", "\"", "'", "=", "<ttl>60</ttl>", "<language>fr</language>",
        "<rights>&copy; A</rights>", "<generator>g</generator>", "\u{FEFF}", "\u{85}", "\u{7F}", "\u{1}", "\u{FFFE}",
        "\u{2028}",
    ]

    private static let json: [StaticString] = [
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":[",
        "{\"id\":\"1\",\"content_html\":\"<p>x</p>\"},",
        "\"items\":[", "\"title\":\"T\",", "\"id\":1,", "\"url\":\"/a\",", "\"external_url\":\"https://b/\",",
        "\"content_text\":\"x\",",
        "\"content_html\":\"<a href=\\\"b\\\">\\u00e9</a>\",", "\"date_published\":\"2024-05-05T10:00:00Z\",",
        "\"authors\":[{\"name\":\"A\",\"url\":\"/a\"}],",
        "\"author\":\"A\",", "\"tags\":[\"a\",\"b\"],",
        "\"attachments\":[{\"url\":\"a.mp3\",\"mime_type\":\"audio/mpeg\",\"size_in_bytes\":1e3,\"duration_in_seconds\":6}],",
        "\"next_url\":\"?p=2\",", "\"image\":\"i.jpg\",", "\"language\":\"fr\",", "\"\\ud83d\\ude00\"", "\"\\ud83d\"",
        "\"\\u0000\\u0085\\u007f\\ufffe\"",
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "null", "true", "1e308", "1e999", "-0", "9223372036854775808",
        "[[[[[[[[", "{\"a\":{\"a\":", "/* c */", "// c\n", "/*", "*/", "//", "/",
    ]

    /// Letters beyond ASCII in UTF-8; what they are in windows-1252 comes of taking bytes away.
    private static let mixed: [StaticString] = [
        "é", "É", "Ã©", "â€™", "’", "“a”", "à ", "œ", "ç", "ï»¿", "\u{A0}", "«", "»", "ş", "ش", "中", "😀", "\u{81}", "Â",
        "Ã",
        "l’été", "</title>", "<item><title>", "&#233;", "&eacute;", " ", "a",
    ]

    private static let robots: [StaticString] = [
        "User-agent: *\n", "User-agent: depeche\n", "user-agent:other/1.0\n", "Disallow: /\n", "Disallow:\n",
        "Disallow: /*.php$\n", "Allow: /a%2Fb\n", "Allow: /é\n", "Crawl-delay: 2.5\n", "Crawl-delay: 1e99\n",
        "Sitemap: https://a/s.xml\n", "# c\n", "*", "$", "%2f", "%", "/", "\r\n", "\u{FEFF}", ":", "?a=b&c=d",
    ]

    private static let headers: [StaticString] = [
        "HTTP/1.1 200 OK\r\n", "HTTP/2 304\r\n", "Content-Type: text/xml; charset=utf-8\r\n", "ETag: W/\"a\"\r\n",
        "Set-Cookie: a=b; Path=/\r\n", "set-cookie: c=d\r\n", "X-Robots-Tag: noindex\r\n", " folded\r\n", "\tfolded\n",
        "Link: <https://a/>; rel=\"hub\"\r\n", "Retry-After: 120\r\n", ":", "\r\n", "\n", "\r", " ", "é",
    ]

    private static let outline: [StaticString] = [
        "<opml version=\"2.0\">", "<head><title>T</title></head>", "<body>", "</body>", "</opml>",
        "<outline text=\"Folder\">", "</outline>",
        "<outline type=\"rss\" text=\"A\" xmlUrl=\"https://a/feed\" htmlUrl=\"https://a/\"/>", " title=\"x\"",
        " category=\"/a/b,c\"",
        " language=\"fr\"", " xmlUrl=\"&amp;\"", "&eacute;", "&", "<!--", "-->", "<![CDATA[", "]]>",
        "<!DOCTYPE opml [<!ENTITY e \"x\">]>", "&e;", "\n",
    ]

    private static let labels: [StaticString] = [
        "utf-8", "utf-16", "utf-16le", "utf-16be", "utf-32", "utf-7", "windows-1252", "windows-1256", "iso-8859-1",
        "iso-8859-6", "iso-8859-15",
        "koi8-r", "macintosh", "gbk", "gb18030", "big5", "big5-hkscs", "shift_jis", "euc-jp", "iso-2022-jp",
        "iso-2022-kr", "iso-2022-cn-ext", "euc-kr", "uhc", "hz",
        "ibm1364", "tscii", "ebcdic-us", "unicode", "ucs-2", "char", "x-no-such", "\n", "\u{FEFF}", "\u{E9}",
        "\u{1B}$B", "\u{E}", "\u{F}", "~{", "<", "é",
    ]

    private static let dates: [StaticString] = [
        "Sun, 05 May 2024 10:30:00 +0100", "Sunday, 05-May-24 10:30:00 GMT", "Sun May  5 10:30:00 2024",
        "2024-05-05T10:30:00.123+01:00",
        "20240505T103000Z", "2024-W18-7", "2024-126", "2024-05", "2024", "1714905000", "1714905000123",
        "5 mai 2024 à 10h30",
        "٥ ماي ٢٠٢٤", "5 أيار 2024", "5 كانون الثاني 2024", "2024年5月5日 10時30分", "2024년 5월 5일", "5. Mai 2024",
        "5 de mayo de 2024", "5 мая 2024", "5 Μαΐου 2024",
        "2024. május 5.", "31/12/2024", "05/06/2024", "24:00", "23:59:60", "12:30 p.m.", "EST", "EDT", "UT", "A", "Z",
        "+2400", "-00:00", "(comment)", "Europe/Paris", "mars",
    ]

    private static let words: [StaticString] = [
        "0", "9", "99999", "-", "/", ".", ",", ":", " ", "T", "W", "h", "am", "PM", "le", "de", "à", "th", "st", "+",
        "Feb", "Févr.", "août", "Sept", "mar", "29", "30", "31", "\u{301}",
        "\u{A0}", "\u{200F}", "0001", "9999", "10000",
    ]

    private static let html: [StaticString] = [
        "<p>", "</p>", "<div>", "</div>", "<a href=\"b\">", "</a>", "<a href=\"javascript:x()\">",
        "<a href=\"&#106;avascript:x\">", "<b>", "</b>", "<i>", "</i>",
        "<em>", "<strong>", "<font>", "<nobr>", "<img src=\"i.jpg\">", "<img data-src=\"i.jpg\" width=1 height=1>",
        "<img srcset=\"a.jpg 1x, b.jpg 2x\">",
        "<br>", "<br><br>", "<hr>", "<h1>", "</h1>", "<h2>", "<ul><li>", "<li>", "</ul>", "<dl><dt>a<dd>b", "<table>",
        "<tr>", "<td>", "<th>", "<caption>", "<tbody>", "</table>",
        "<col>", "<colgroup>", "<pre>\n\n", "</pre>", "<code>", "<blockquote cite=\"c\">", "<figure><figcaption>",
        "</figure>", "<iframe src=\"x\">", "<script>", "</script>",
        "<style>", "</style>", "<svg>", "<math>", "<mtext>", "<mglyph>", "<annotation-xml>", "<foreignObject>",
        "<desc>", "<template>", "</template>", "<select>", "<option>", "<button>",
        "<form>", "<input>", "<textarea>", "<title>", "<noscript>", "<xmp>", "<plaintext>", "<frameset>",
        "<video poster=\"p\">", "<source src=\"s\">", "<audio src=\"a\">",
        "<details open>", "<summary>", "<ruby>a<rt>b<rp>c", "<q>", "<sub>", "<applet>", "<object>", "<marquee>",
        "<body>", "<html>", "<head>", "</body>", "</html>", "</br>", "</p",
        " style=\"display:none\"", " hidden", " class=\"wp-caption-text\"", " onclick=\"x()\"", " href='x'",
        " lang=\"ar\" dir=\"rtl\"", " title=\"&lt;b&gt;\"", " x:y=z",
        "&lt;", "&amp;lt;", "&copy=2", "&nbsp;", "&shy;", "&#8203;", "&#xF0000;", "\u{F0000}", "\u{F0001}", "&",
        "<![CDATA[", "]]>", "<!--", "-->", "--!>", "<!-->", "<!DOCTYPE html>", "<?x>", "</>", "<", ">",
        "\u{A0}", "\u{AD}", "\u{200B}", "\u{200D}", "\u{92}", "\u{85}", "\u{7F}", "\r\n", "\t", "  ", "a", "été",
        "مرحبا", "日本", "« a »", " ?",
    ]

    private static let page: [StaticString] = [
        "<meta charset=\"windows-1252\">", "<meta property=\"og:title\" content=\"T\">",
        "<meta name=\"author\" content=\"A\">", "<link rel=\"canonical\" href=\"/c\">",
        "<base href=\"/b/\">", "<time datetime=\"2024-05-05\">", "<article>", "</article>", "<main>", "</main>",
        "<nav>", "<aside>", "<footer>", "<meta property=\"article:published_time\" content=\"2024-05-05\">",
    ]

    private static let lines: [StaticString] = [
        "Le titre de l’article\n\n", "Par Anne Alaoui\n", "By John Smith | May 5, 2024\n", "Publié le ",
        "Mis à jour il y a 2 heures\n",
        "Posted by: A - on: B - 2 hours ago - Filed in: Society - 4 Views - 0 Comments\n",
        "The post T appeared first on S.\n", "L’article T est apparu en premier sur S.\n",
        "Lire aussi : Un autre titre\n", "Read more: A title\n", "اقرأ أيضا: عنوان\n", "[ after header ] [ Mobile ]\n",
        "- Advertisment -\n",
        "Partager\n", "Facebook Twitter WhatsApp\n", "Retour en haut\n", "© 2024 S. Tous droits réservés.\n",
        "RABAT, 24 nov (MAP) - ", "(MAP)\n", "hier à 19h25\n", "منذ ساعتين\n",
        "Une phrase assez longue pour être un paragraphe. ",
        "\n\n", "\n", "\t", " : ", " ; ", "«", "»", "\u{FFFE}", "\u{7F}", "\u{81}", "Ã©", "â€™", "ﬁ", "\u{AD}",
        "\u{200B}", "\u{FEFF}", "\u{85}",
        "\u{2028}", "\u{301}", "-\n", "  ", "|", "-", "…", "Tags: a, b, c\n", "https://a.b/c",
    ]

    private static let addresses: [StaticString] = [
        "http://", "https://", "//", "/", "?", "#", "#!", "@", ":", ":80", ":443", ":65536", "www.", "exemple.ma",
        "[::1]", "[::ffff:1.2.3.4]", "127.0.0.1", "0x7f.1", "été.fr", "xn--t-bia.fr", "..", ".", "/../",
        "/./", "%2e", "%2E%2e", "%", "%zz", "%00", "\\", " ", "é", "\u{3002}", "\u{AD}", "utm_source=x", "&amp;", "&",
        "=", "fbclid=1", "mailto:a@b", "javascript:", "data:,", "file:///", "a:b", "\n", "\t", "user:pass@", ";", "|",
        "<", "\"", "'",
    ]

    private static let patterns: [StaticString] = [
        "(", ")", "(?:", "(?=", "(?i)", "(?R)", "(a+)+", ".*", ".*?", "[", "]", "[:alpha:]", "\\w", "\\b", "\\d+",
        "\\p{L}", "\\x{10FFFF}", "\\C", "{1,9}", "{65535}", "|", "^", "$", "\\K", "(*LIMIT_MATCH=9)", "(*UTF)", "\\1",
        "(?<n>", "a", "é", "\n",
    ]
}

extension Stage {
    /// The bytes at which parts of such a document begin or end.
    var separators: String {
        switch self {
        case .feed, .outline, .fragment, .page, .article: "<>"
        case .json: "{}[],:\""
        case .charset, .pattern: "\n"
        case .mixed: " <&"
        case .robots: "\n:#*"
        case .headers: "\n:,;"
        case .date: " -/:,T"
        case .document: "\n.-"
        case .address: "/?#&:.=\n"
        }
    }
}
