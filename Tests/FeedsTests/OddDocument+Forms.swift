extension OddDocument {
    static let forms: [OddDocument] = [
        OddDocument(
            "the owner of a podcast is its publisher",
            """
            <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>\
            <title>T</title><itunes:owner><itunes:email>a@example.org</itunes:email>\
            <itunes:name>Anne</itunes:name></itunes:owner><itunes:image href="i.png"/>\
            <itunes:category text="News"><itunes:category text="Daily &amp; Weekly"/></itunes:category>\
            <itunes:type>serial</itunes:type></channel></rss>
            """,
            [
                "feed/publisher/name": "Anne", "feed/publisher/email": "a@example.org",
                "feed/image": "http://example.org/d/i.png", "feed/categories/0/term": "News",
                "feed/categories/1/term": "Daily & Weekly",
            ]
        ),
        OddDocument(
            "a link in CDATA with line breaks around",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><link><![CDATA[
             http://example.org/1?a=1&b=2
            ]]></link></item>
            </channel></rss>
            """,
            ["entries/0/link": "http://example.org/1?a=1&b=2"]
        ),
        OddDocument(
            "the licence of an RDF feed, by resource",
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:cc="http://web.resource.org/cc/">\
            <channel rdf:about="u"><title>T</title><link>http://example.org/</link>\
            <cc:license rdf:resource="http://creativecommons.org/licenses/by/1.0/"/></channel>\
            <item rdf:about="urn:1"><title>Un</title></item></rdf:RDF>
            """,
            [
                "feed/links/1/rel": "license", "feed/links/1/url": "http://creativecommons.org/licenses/by/1.0/",
                "entries/0/id": "urn:1",
            ]
        ),
        OddDocument(
            "RSS 1.0's namespace on RSS 2.0",
            """
            <rss version="2.0" xmlns="http://purl.org/rss/1.0/"><channel><title>T</title><item>\
            <title>Un</title><link>1</link></item></channel></rss>
            """,
            ["format": "rss2.0", "entries/0/title": "Un", "entries/0/link": "http://example.org/d/1"]
        ),
        OddDocument(
            "RSS 2.0 with a namespace of its own",
            """
            <rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel><title>T</title><item>\
            <title>Un</title></item></channel></rss>
            """,
            ["entries/0/title": "Un"]
        ),
        OddDocument(
            "RSS 0.90 in RDF",
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">\
            <channel><title>T</title><link>http://example.org/</link></channel><item><title>Un</title>\
            <link>http://example.org/1</link></item></rdf:RDF>
            """,
            ["format": "rdf", "entries/0/link": "http://example.org/1"]
        ),
        OddDocument(
            "RSS 0.91 with Netscape's doctype and an entity",
            """
            <?xml version="1.0"?>\
            <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">\
            <rss version="0.91"><channel><title>Caf&eacute;</title><item><title>Un &copy;</title></item>\
            </channel></rss>
            """,
            ["format": "rss0.91", "feed/title": "Café", "entries/0/title": "Un ©"]
        ),
        OddDocument(
            "an entity that the document declares, and one that holds another",
            """
            <!DOCTYPE rss [<!ENTITY nom "Dépêche"><!ENTITY b "&nom;&nom;">\
            <!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&nom;</title><item>\
            <guid>1</guid><title>a&b;c&x;d</title></item></channel></rss>
            """,
            ["feed/title": "Dépêche", "entries/#": "1"]
        ),
        OddDocument(
            "instructions in odd places",
            """
            <?xml version="1.0"?><?xml-stylesheet href="s.xsl" type="text/xsl"?><rss version="2.0">\
            <?php echo 1 ?><channel><title>T<?x y?></title><item><title>Un</title></item></channel></rss>\
            <?end?>
            """,
            ["feed/title": "T", "entries/0/title": "Un", "bozo": "false"]
        ),
        OddDocument(
            "everything in capitals",
            """
            <RSS VERSION="2.0"><CHANNEL><TITLE>T</TITLE><ITEM><TITLE>Un</TITLE>\
            <LINK>http://example.org/1</LINK><PUBDATE>Sun, 05 May 2024 10:30:00 GMT</PUBDATE></ITEM>\
            </CHANNEL></RSS>
            """,
            ["format": "rss2.0", "entries/0/title": "Un", "entries/0/published": "2024-05-05T10:30:00Z"]
        ),
        OddDocument(
            "items beside the channel in RSS 2.0",
            """
            <rss version="2.0"><channel><title>T</title></channel><item><title>Un</title></item><item>\
            <title>Deux</title></item></rss>
            """,
            ["feed/title": "T", "entries/#": "2"]
        ),
        OddDocument(
            "a comment nobody closed hides nothing",
            """
            <rss version="2.0"><channel><title>T</title><!-- old: <item><title>Un</title></item><item>\
            <title>Deux</title></item></channel></rss>
            """,
            ["feed/title": "T", "entries/0/title": "Deux", "bozo": "true"]
        ),
        OddDocument(
            "a section nobody closed hides nothing behind it",
            """
            <rss version="2.0"><channel><title>T</title><item><title>Un</title><description>\
            <![CDATA[Texte</description></item><item><title>Deux</title></item></channel></rss>
            """,
            ["entries/0/summary": "Texte", "entries/1/title": "Deux", "bozo": "true"]
        ),
        OddDocument(
            "CDF of old",
            """
            <?xml version="1.0"?><CHANNEL HREF="http://example.org/" LASTMOD="1998-11-05T22:15">\
            <TITLE>T</TITLE><ABSTRACT>A</ABSTRACT><LOGO HREF="l.gif" STYLE="ICON"/>\
            <ITEM HREF="/1.html" LASTMOD="1998-11-05T22:10"><TITLE>Un</TITLE><ABSTRACT>Texte</ABSTRACT>\
            </ITEM></CHANNEL>
            """,
            [
                "format": "cdf", "feed/title": "T", "feed/description": "A",
                "entries/0/link": "http://example.org/1.html", "entries/0/summary": "Texte",
            ]
        ),
        OddDocument(
            "a news sitemap names the paper and its language",
            """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">\
            <url><loc>http://example.org/1</loc><n:news><n:publication>\
            <n:name>Le &amp;quot;Jour&amp;quot;</n:name><n:language>fr</n:language></n:publication>\
            <n:publication_date>2024-05-05</n:publication_date><n:title>Un</n:title>\
            <n:keywords>a, b</n:keywords></n:news></url></urlset>
            """,
            [
                "format": "sitemap", "entries/0/language": "fr", "entries/0/publisher/name": #"Le "Jour""#,
                "entries/0/title": "Un", "entries/0/categories/1/term": "b",
                "entries/0/published": "2024-05-05T00:00:00Z",
            ]
        ),
        OddDocument(
            "a sitemap without a namespace",
            """
            <urlset><url>
            <loc>
             http://example.org/1
            </loc><lastmod>2024-05-05T10:30Z</lastmod><changefreq>daily</changefreq></url></urlset>
            """,
            [
                "format": "sitemap", "entries/0/link": "http://example.org/1",
                "entries/0/updated": "2024-05-05T10:30:00Z",
            ]
        ),
    ]
}
