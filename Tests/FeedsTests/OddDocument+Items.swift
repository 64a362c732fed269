extension OddDocument {
    static let items: [OddDocument] = [
        OddDocument(
            "GeoRSS in GML by two corners",
            """
            <rss version="2.0" xmlns:georss="http://www.georss.org/georss" xmlns:gml="http://www.opengis.net/gml"><channel>\
            <item><guid>1</guid><georss:where><gml:Envelope><gml:lowerCorner>33.9 -6.9</gml:lowerCorner>\
            <gml:upperCorner>34.1 -6.7</gml:upperCorner></gml:Envelope></georss:where></item></channel></rss>
            """,
            [
                "entries/0/geo/type": "Box", "entries/0/geo/coordinates/0/0": "-6.9",
                "entries/0/geo/coordinates/1/1": "34.1",
            ]
        ),
        OddDocument(
            "the whole text and the date in an aggregator's and a library's words",
            """
            <rss version="2.0" xmlns:yandex="http://news.yandex.ru" xmlns:turbo="http://turbo.yandex.ru" \
            xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"><channel><item><guid>1</guid>\
            <description>Short.</description><yandex:full-text>The whole text.</yandex:full-text>\
            <prism:publicationDate>2024-05-05</prism:publicationDate></item><item><guid>2</guid>\
            <turbo:content><![CDATA[<p>All of it.</p>]]></turbo:content></item></channel></rss>
            """,
            [
                "entries/0/summary": "Short.", "entries/0/content": "The whole text.",
                "entries/0/published": "2024-05-05T00:00:00Z", "entries/1/content": "<p>All of it.</p>",
            ]
        ),
        OddDocument(
            "a bare number is no link",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>12345</guid><title>x</title></item>
            </channel></rss>
            """,
            ["entries/0/id": "12345", "entries/0/link": nil]
        ),
        OddDocument(
            "a word is no link",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>depeche-2024-05</guid></item>
            </channel></rss>
            """,
            ["entries/0/id": "depeche-2024-05", "entries/0/link": nil]
        ),
        OddDocument(
            "a path from the root is a link",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>/a/1.html</guid></item>
            </channel></rss>
            """,
            ["entries/0/id": "/a/1.html", "entries/0/link": "http://example.org/a/1.html"]
        ),
        OddDocument(
            "a guid in capitals that denies to be a link",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid isPermaLink="FALSE">http://example.org/1</guid></item>
            </channel></rss>
            """,
            ["entries/0/link": nil]
        ),
        OddDocument(
            "a tag URI is an id",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>tag:example.org,2024:1</guid><link>http://example.org/1</link></item>
            </channel></rss>
            """,
            ["entries/0/id": "tag:example.org,2024:1", "entries/0/link": "http://example.org/1"]
        ),
        OddDocument(
            "a duration in minutes beyond an hour",
            """
            <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>\
            <title>T</title>
            <item><guid>1</guid><itunes:duration>95:07</itunes:duration></item>
            </channel></rss>
            """,
            ["entries/0/duration": "5707"]
        ),
        OddDocument(
            "a duration with spaces around",
            """
            <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>\
            <title>T</title>
            <item><guid>1</guid><itunes:duration> 00:03:05 </itunes:duration></item>
            </channel></rss>
            """,
            ["entries/0/duration": "185"]
        ),
        OddDocument(
            "a duration with a fraction",
            """
            <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>\
            <title>T</title>
            <item><guid>1</guid><itunes:duration>61.9</itunes:duration></item>
            </channel></rss>
            """,
            ["entries/0/duration": "61"]
        ),
        OddDocument(
            "a duration in words is none",
            """
            <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>\
            <title>T</title>
            <item><guid>1</guid><itunes:duration>an hour</itunes:duration></item>
            </channel></rss>
            """,
            ["entries/0/duration": nil]
        ),
        OddDocument(
            "the older prefix in capitals",
            """
            <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>\
            <title>T</title>
            <item><guid>1</guid><ITUNES:Explicit>Clean</ITUNES:Explicit><ITUNES:Author>Anne</ITUNES:Author>\
            </item>
            </channel></rss>
            """,
            ["entries/0/explicit": "false", "entries/0/authors/0/name": "Anne"]
        ),
        OddDocument(
            "explicit in a way of its own is unknown",
            """
            <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>\
            <title>T</title>
            <item><guid>1</guid><itunes:explicit>maybe</itunes:explicit></item>
            </channel></rss>
            """,
            ["entries/0/explicit": nil]
        ),
        OddDocument(
            "elements of the podcast namespace hide nothing",
            """
            <rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>\
            <title>T</title>
            <item><guid>1</guid>\
            <podcast:person role="host" href="https://example.org/anne">Anne</podcast:person>\
            <podcast:transcript url="t.srt" type="application/srt"/>\
            <podcast:chapters url="c.json" type="application/json+chapters"/>\
            <podcast:soundbite startTime="1" duration="9">Bon</podcast:soundbite><title>Un</title></item>
            </channel></rss>
            """,
            ["entries/0/title": "Un", "entries/0/authors": nil]
        ),
        OddDocument(
            "googleplay in the place of itunes",
            """
            <rss version="2.0" xmlns:googleplay="http://www.google.com/schemas/play-podcasts/1.0"><channel>\
            <title>T</title>
            <item><guid>1</guid><googleplay:author>Anne</googleplay:author>\
            <googleplay:description>Texte</googleplay:description></item>
            </channel></rss>
            """,
            ["entries/0/authors/0/name": "Anne", "entries/0/summary": "Texte"]
        ),
        OddDocument(
            "a group of renditions",
            """
            <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>T</title>
            <item><guid>1</guid><media:group><media:content url="a.mp4" type="video/mp4" fileSize="10"/>\
            <media:content url="b.mp4" type="video/mp4" fileSize="x"/><media:thumbnail url="t.jpg"/>\
            <media:title>Film</media:title></media:group><title>Un</title></item>
            </channel></rss>
            """,
            [
                "entries/0/title": "Un", "entries/0/media/0/url": "http://example.org/d/a.mp4",
                "entries/0/media/0/length": "10", "entries/0/media/1/length": nil,
                "entries/0/image": "http://example.org/d/t.jpg",
            ]
        ),
        OddDocument(
            "the namespace without its slash",
            """
            <rss version="2.0" xmlns:m="http://search.yahoo.com/mrss"><channel><title>T</title>
            <item><guid>1</guid><m:thumbnail url="t.jpg"/></item>
            </channel></rss>
            """,
            ["entries/0/image": "http://example.org/d/t.jpg"]
        ),
        OddDocument(
            "media:content twice, once as the enclosure",
            """
            <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>T</title>
            <item><guid>1</guid><enclosure url="a.mp3" type="audio/mpeg" length="1"/>\
            <media:content url="a.mp3"/><media:content url="b.mp3"/></item>
            </channel></rss>
            """,
            ["entries/0/enclosures/#": "1", "entries/0/media/#": "1"]
        ),
        OddDocument(
            "credit and keywords of a picture",
            """
            <rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>T</title>
            <item><guid>1</guid><media:content url="a.jpg" medium="image">\
            <media:credit role="photographer">Luc</media:credit><media:keywords>port, mer</media:keywords>\
            </media:content></item>
            </channel></rss>
            """,
            [
                "entries/0/contributors/0/name": "Luc", "entries/0/categories/1/term": "mer",
                "entries/0/image": "http://example.org/d/a.jpg",
            ]
        ),
        OddDocument(
            "GeoRSS simple",
            """
            <rss version="2.0" xmlns:georss="http://www.georss.org/georss"><channel><title>T</title>
            <item><guid>1</guid><georss:point>34.02 -6.83</georss:point></item>
            </channel></rss>
            """,
            [
                "entries/0/geo/type": "Point", "entries/0/geo/coordinates/0": "-6.83",
                "entries/0/geo/coordinates/1": "34.02",
            ]
        ),
        OddDocument(
            "GeoRSS in GML",
            """
            <rss version="2.0" xmlns:georss="http://www.georss.org/georss" xmlns:gml="http://www.opengis.net/gml">\
            <channel><title>T</title>
            <item><guid>1</guid><georss:where><gml:Point><gml:pos>34.02 -6.83</gml:pos></gml:Point>\
            </georss:where></item>
            </channel></rss>
            """,
            ["entries/0/geo/type": "Point", "entries/0/geo/coordinates/0": "-6.83"]
        ),
        OddDocument(
            "W3C Basic Geo, bare",
            """
            <rss version="2.0" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"><channel>\
            <title>T</title>
            <item><guid>1</guid><geo:long>-6.83</geo:long><geo:lat>34.02</geo:lat></item>
            </channel></rss>
            """,
            ["entries/0/geo/coordinates/0": "-6.83"]
        ),
        OddDocument(
            "W3C Basic Geo in a point",
            """
            <rss version="2.0" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"><channel>\
            <title>T</title>
            <item><guid>1</guid><geo:Point><geo:lat>34.02</geo:lat><geo:long>-6.83</geo:long></geo:Point>\
            </item>
            </channel></rss>
            """,
            ["entries/0/geo/coordinates/1": "34.02"]
        ),
        OddDocument(
            "a polygon with commas",
            """
            <rss version="2.0" xmlns:georss="http://www.georss.org/georss/10"><channel><title>T</title>
            <item><guid>1</guid><georss:polygon>1,2 3,4 5,6 1,2</georss:polygon></item>
            </channel></rss>
            """,
            ["entries/0/geo/type": "Polygon", "entries/0/geo/coordinates/0/1/0": "4"]
        ),
        OddDocument(
            "an odd number of numbers is no place",
            """
            <rss version="2.0" xmlns:georss="http://www.georss.org/georss"><channel><title>T</title>
            <item><guid>1</guid><georss:line>1 2 3</georss:line></item>
            </channel></rss>
            """,
            ["entries/0/geo": nil]
        ),
        OddDocument(
            "enclosures without length or with a wrong one",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><enclosure url="a.mp3" type="audio/mpeg"/>\
            <enclosure url="b.mp3" length="many" type="audio"/><enclosure url="c.mp3" length="-5"/>\
            <enclosure type="audio/mpeg"/></item>
            </channel></rss>
            """,
            [
                "entries/0/enclosures/#": "3", "entries/0/enclosures/1/type": "audio",
                "entries/0/enclosures/1/length": nil, "entries/0/enclosures/2/length": nil,
            ]
        ),
        OddDocument(
            "categories with a domain, empty ones left out",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><category domain="urn:d">A/B</category><category/><category> </category>\
            <category><![CDATA[C & D]]></category></item>
            </channel></rss>
            """,
            [
                "entries/0/categories/#": "2", "entries/0/categories/0/scheme": "urn:d",
                "entries/0/categories/1/term": "C & D",
            ]
        ),
        OddDocument(
            "empty elements say nothing",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid></guid><title/><link></link><description> </description><pubDate/><author/>\
            <comments/></item>
            </channel></rss>
            """,
            [
                "entries/#": "1", "entries/0/id": nil, "entries/0/title": nil, "entries/0/link": nil,
                "entries/0/published": nil, "entries/0/authors": nil,
            ]
        ),
        OddDocument(
            "the original behind a counting redirect",
            """
            <rss version="2.0" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel>\
            <title>T</title>
            <item><link>http://feeds.example.net/~r/x/1</link>\
            <feedburner:origLink>http://example.org/1</feedburner:origLink></item>
            </channel></rss>
            """,
            ["entries/0/link": "http://example.org/1"]
        ),
        OddDocument(
            "comments: page, feed and number",
            """
            <rss version="2.0" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">\
            <channel><title>T</title>
            <item><guid>1</guid><comments>http://example.org/1#c</comments>\
            <wfw:commentRss>http://example.org/1/feed</wfw:commentRss><slash:comments>12</slash:comments>\
            </item>
            </channel></rss>
            """,
            [
                "entries/0/comments": "http://example.org/1#c", "entries/0/comments_feed": "http://example.org/1/feed",
                "entries/0/comment_count": "12",
            ]
        ),
        OddDocument(
            "comments in prefixes nobody declared",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><wfw:commentRSS>http://example.org/1/feed</wfw:commentRSS>\
            <slash:comments>x</slash:comments></item>
            </channel></rss>
            """,
            [
                "entries/0/comments": nil, "entries/0/comments_feed": "http://example.org/1/feed",
                "entries/0/comment_count": nil,
            ]
        ),
        OddDocument(
            "the licence as text",
            """
            <rss version="2.0" xmlns:creativeCommons="http://backend.userland.com/creativeCommonsRssModule">\
            <channel><title>T</title>
            <item><guid>1</guid>\
            <creativeCommons:license>http://creativecommons.org/licenses/by/4.0/</creativeCommons:license>\
            </item>
            </channel></rss>
            """,
            [
                "entries/0/links/0/rel": "license",
                "entries/0/links/0/url": "http://creativecommons.org/licenses/by/4.0/", "entries/0/link": nil,
            ]
        ),
        OddDocument(
            "the publisher's marks for readers",
            """
            <rss version="2.0" xmlns:webfeeds="http://webfeeds.org/rss/1.0"><channel><title>T</title>\
            <webfeeds:icon>http://example.org/icon.png</webfeeds:icon>\
            <webfeeds:logo>http://example.org/logo.svg</webfeeds:logo>\
            <webfeeds:accentColor>00FF00</webfeeds:accentColor>
            <item><guid>1</guid></item>
            </channel></rss>
            """,
            ["feed/logo": "http://example.org/logo.svg", "feed/icon": "http://example.org/icon.png"]
        ),
        OddDocument(
            "a title escaped twice",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid>\
            <title>Tom &amp;amp; &amp;lt;Jerry&amp;gt; &amp;eacute;t&amp;eacute;</title></item>
            </channel></rss>
            """,
            ["entries/0/title": "Tom & <Jerry> été"]
        ),
        OddDocument(
            "a description escaped twice is text about markup",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><description>&amp;lt;p&amp;gt;a&amp;lt;/p&amp;gt;</description></item>
            </channel></rss>
            """,
            ["entries/0/summary": "&lt;p&gt;a&lt;/p&gt;"]
        ),
        OddDocument(
            "a description as elements",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><description><p>Un <b>deux</b></p></description></item>
            </channel></rss>
            """,
            ["entries/0/summary": "<p>Un <b>deux</b></p>"]
        ),
        OddDocument(
            "sections and text in turns",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><title>A <![CDATA[& B]]> &amp; C</title></item>
            </channel></rss>
            """,
            ["entries/0/title": "A & B & C"]
        ),
        OddDocument(
            "content beside description",
            """
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>\
            <title>T</title>
            <item><guid>1</guid><description>Court</description><content:encoded><![CDATA[<p>Long</p>]]>\
            </content:encoded></item>
            </channel></rss>
            """,
            ["entries/0/summary": "Court", "entries/0/content": "<p>Long</p>"]
        ),
    ]
}
