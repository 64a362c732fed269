extension OddDocument {
    static let authors: [OddDocument] = [
        OddDocument(
            "the author as mail and name",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><author>luc@example.org (Luc)</author></item>
            </channel></rss>
            """,
            ["entries/0/authors/0/name": "Luc", "entries/0/authors/0/email": "luc@example.org"]
        ),
        OddDocument(
            "the author as name and mail",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><author>Luc B &lt;luc@example.org&gt;</author></item>
            </channel></rss>
            """,
            ["entries/0/authors/0/name": "Luc B", "entries/0/authors/0/email": "luc@example.org"]
        ),
        OddDocument(
            "the author as name in quotes",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><author>&quot;B, Luc&quot; &lt;luc@example.org&gt;</author></item>
            </channel></rss>
            """,
            ["entries/0/authors/0/name": "B, Luc", "entries/0/authors/0/email": "luc@example.org"]
        ),
        OddDocument(
            "the author as an empty name",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><author>luc@example.org ()</author></item>
            </channel></rss>
            """,
            ["entries/0/authors/0/name": nil, "entries/0/authors/0/email": "luc@example.org"]
        ),
        OddDocument(
            "the author as mail alone",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><author>luc@example.org</author></item>
            </channel></rss>
            """,
            ["entries/0/authors/0/name": nil, "entries/0/authors/0/email": "luc@example.org"]
        ),
        OddDocument(
            "the author as name alone",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><author>Luc</author></item>
            </channel></rss>
            """,
            ["entries/0/authors/0/name": "Luc", "entries/0/authors/0/email": nil]
        ),
        OddDocument(
            "the author as an Atom person in RSS",
            """
            <rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>T</title>
            <item><guid>1</guid><a:author><a:name>Luc</a:name><a:email>luc@example.org</a:email></a:author>\
            </item>
            </channel></rss>
            """,
            ["entries/0/authors/0/name": "Luc", "entries/0/authors/0/email": "luc@example.org"]
        ),
        OddDocument(
            "several creators",
            """
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title>
            <item><guid>1</guid><dc:creator>Anne</dc:creator><dc:creator>Luc</dc:creator><dc:creator/>\
            </item>
            </channel></rss>
            """,
            ["entries/0/authors/#": "2", "entries/0/authors/1/name": "Luc"]
        ),
    ]
}
