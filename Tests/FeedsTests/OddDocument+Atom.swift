extension OddDocument {
    static let atom: [OddDocument] = [
        OddDocument(
            "extension constructs with elements of the same names",
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:x="http://example.org/ns"><title>T</title>
            <entry><id>urn:1</id><title>Un</title><x:meta><x:title>Faux</x:title>\
            <x:updated>1999-01-01T00:00:00Z</x:updated></x:meta></entry>
            </feed>
            """,
            ["entries/0/title": "Un", "entries/0/updated": nil]
        ),
        OddDocument(
            "a prefix bound again within the entry",
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">\
            <title>T</title>
            <entry><id>urn:1</id><title>Un</title>\
            <dc:creator xmlns:dc="http://example.org/other">Non</dc:creator><dc:creator>Anne</dc:creator>\
            </entry>
            </feed>
            """,
            ["entries/0/authors/#": "1", "entries/0/authors/0/name": "Anne"]
        ),
        OddDocument(
            "several links by rel and type",
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>
            <entry><id>urn:1</id><link rel="alternate" type="application/json" href="1.json"/>\
            <link rel="alternate" type="text/html" hreflang="ar" href="1.html"/>\
            <link rel="via" href="http://v.example.net/"/>\
            <link rel="http://www.iana.org/assignments/relation/related" href="r"/></entry>
            </feed>
            """,
            [
                "entries/0/link": "http://example.org/d/1.html", "entries/0/links/1/hreflang": "ar",
                "entries/0/links/2/rel": "via", "entries/0/links/3/rel": "related",
                "entries/0/links/3/url": "http://example.org/d/r",
            ]
        ),
        OddDocument(
            "a title of type text keeps its signs",
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>
            <entry><id>urn:1</id><title type="text">if a &lt;b&gt; c</title></entry>
            </feed>
            """,
            ["entries/0/title": "if a <b> c"]
        ),
        OddDocument(
            "a title in XHTML",
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>
            <entry><id>urn:1</id><title type="xhtml">\
            <div xmlns="http://www.w3.org/1999/xhtml">Le <em>Monde</em> &amp; moi</div></title></entry>
            </feed>
            """,
            ["entries/0/title": "Le Monde & moi"]
        ),
        OddDocument(
            "XHTML under a prefix",
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>
            <entry><id>urn:1</id><content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml">\
            <h:p>Un <h:b>deux</h:b></h:p></h:div></content></entry>
            </feed>
            """,
            ["entries/0/content": "<div><p>Un <b>deux</b></p></div>"]
        ),
        OddDocument(
            "content out of line",
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>
            <entry><id>urn:1</id><content type="video/mp4" src="film.mp4"/><link href="1.html"/></entry>
            </feed>
            """,
            ["entries/0/link": "http://example.org/d/1.html", "entries/0/content": nil]
        ),
        OddDocument(
            "content in base64",
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>
            <entry><id>urn:1</id><content type="application/octet-stream">PHA+w6l0w6k8L3A+</content>\
            </entry>
            </feed>
            """,
            ["entries/0/content": "<p>été</p>"]
        ),
        OddDocument(
            "content as escaped text",
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>
            <entry><id>urn:1</id><content type="text">a &lt;p&gt; b</content></entry>
            </feed>
            """,
            ["entries/0/content": "a <p> b"]
        ),
        OddDocument(
            "base and language of the nearest element",
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>
            <entry><id>urn:1</id>\
            <content type="html" xml:base="http://b.example.net/x/" xml:lang="ar">&lt;img src="i.png"&gt;</content>\
            <link href="1" xml:base="/y/"/></entry>
            </feed>
            """,
            [
                "entries/0/content": #"<img src="http://b.example.net/x/i.png">"#,
                "entries/0/link": "http://example.org/y/1", "entries/0/language": "ar",
            ]
        ),
        OddDocument(
            "a base on the feed, another on the entry",
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://b.example.net/a/" xml:lang="fr">\
            <title>T</title><link href="."/><entry xml:base="c/"><id>1</id><link href="1"/></entry>\
            <entry xml:lang="en"><id>2</id><link href="2"/></entry></feed>
            """,
            [
                "feed/link": "http://b.example.net/a/", "feed/language": "fr",
                "entries/0/link": "http://b.example.net/a/c/1", "entries/1/link": "http://b.example.net/a/2",
                "entries/0/language": "fr", "entries/1/language": "en",
            ]
        ),
        OddDocument(
            "an entry as the document",
            """
            <?xml version="1.0"?><entry xmlns="http://www.w3.org/2005/Atom"><id>urn:1</id>\
            <title>Seul</title></entry>
            """,
            ["format": "atom1.0", "entries/#": "1", "entries/0/title": "Seul"]
        ),
        OddDocument(
            "Atom 0.3 with modes",
            """
            <feed version="0.3" xmlns="http://purl.org/atom/ns#">\
            <title mode="escaped" type="text/html">A &amp;amp; B</title><tagline>Devise</tagline>\
            <modified>2004-05-06T07:08:09Z</modified><entry><id>1</id>\
            <content mode="base64" type="text/html">PGI+YjwvYj4=</content>\
            <issued>2004-05-06T07:08+01:00</issued></entry></feed>
            """,
            [
                "format": "atom0.3", "feed/title": "A & B", "feed/description": "Devise",
                "feed/updated": "2004-05-06T07:08:09Z", "entries/0/content": "<b>b</b>",
                "entries/0/published": "2004-05-06T06:08:00Z",
            ]
        ),
        OddDocument(
            "every element under a prefix",
            """
            <a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>T</a:title><a:entry><a:id>1</a:id>\
            <a:title>Un</a:title><a:link href="1"/></a:entry></a:feed>
            """,
            [
                "format": "atom1.0", "feed/title": "T", "entries/0/title": "Un",
                "entries/0/link": "http://example.org/d/1",
            ]
        ),
        OddDocument(
            "replies: their page, feed and number",
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0">\
            <title>T</title>
            <entry><id>urn:1</id><thr:in-reply-to ref="urn:0" href="http://example.org/0"/>\
            <link rel="replies" type="application/atom+xml" href="1/replies" thr:count="7"/>\
            <link rel="replies" type="text/html" href="1#replies"/></entry>
            </feed>
            """,
            [
                "entries/0/in_reply_to": "urn:0", "entries/0/comments_feed": "http://example.org/d/1/replies",
                "entries/0/comment_count": "7", "entries/0/comments": "http://example.org/d/1#replies",
            ]
        ),
        OddDocument(
            "the number of replies by itself",
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0">\
            <title>T</title>
            <entry><id>urn:1</id><thr:total>3</thr:total></entry>
            </feed>
            """,
            ["entries/0/comment_count": "3"]
        ),
        OddDocument(
            "a source with its own author",
            """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>
            <entry><id>urn:1</id><title>Un</title><source><id>urn:s</id><title>Origine</title>\
            <link rel="self" href="http://s.example.net/feed"/><author><name>Autre</name></author></source>\
            <author><name>Anne</name></author></entry>
            </feed>
            """,
            [
                "entries/0/authors/#": "1", "entries/0/authors/0/name": "Anne", "entries/0/source/title": "Origine",
                "entries/0/source/id": "urn:s",
            ]
        ),
    ]
}
