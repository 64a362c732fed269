extension OddDocument {
    static let dates: [OddDocument] = [
        OddDocument(
            "the date Sun, 5 May 24 10:30 EST",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><pubDate>Sun, 5 May 24 10:30 EST</pubDate></item>
            </channel></rss>
            """,
            ["entries/0/published": "2024-05-05T15:30:00Z"]
        ),
        OddDocument(
            "the date Sunday, 05-May-24 10:30:00 GMT",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><pubDate>Sunday, 05-May-24 10:30:00 GMT</pubDate></item>
            </channel></rss>
            """,
            ["entries/0/published": "2024-05-05T10:30:00Z"]
        ),
        OddDocument(
            "the date 2024-05-05 10:30",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><pubDate>2024-05-05 10:30</pubDate></item>
            </channel></rss>
            """,
            ["entries/0/published": "2024-05-05T10:30:00Z"]
        ),
        OddDocument(
            "the date 20240505T103000Z",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><pubDate>20240505T103000Z</pubDate></item>
            </channel></rss>
            """,
            ["entries/0/published": "2024-05-05T10:30:00Z"]
        ),
        OddDocument(
            "the date 2024-05-05T10:30:00.123+0530",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><pubDate>2024-05-05T10:30:00.123+0530</pubDate></item>
            </channel></rss>
            """,
            ["entries/0/published": "2024-05-05T05:00:00Z"]
        ),
        OddDocument(
            "the date Sun May  5 10:30:00 2024",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><pubDate>Sun May  5 10:30:00 2024</pubDate></item>
            </channel></rss>
            """,
            ["entries/0/published": "2024-05-05T10:30:00Z"]
        ),
        OddDocument(
            "the date 5 mai 2024 10:30:00 +0100",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><pubDate>5 mai 2024 10:30:00 +0100</pubDate></item>
            </channel></rss>
            """,
            ["entries/0/published": "2024-05-05T09:30:00Z"]
        ),
        OddDocument(
            "the date Fri, 31 Feb 2024 10:00:00 GMT",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><pubDate>Fri, 31 Feb 2024 10:00:00 GMT</pubDate></item>
            </channel></rss>
            """,
            ["entries/0/published": nil]
        ),
        OddDocument(
            "the date 2024-05-05T24:00:00Z",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><pubDate>2024-05-05T24:00:00Z</pubDate></item>
            </channel></rss>
            """,
            ["entries/0/published": "2024-05-06T00:00:00Z"]
        ),
        OddDocument(
            "the date Sun, 05 May 2024 10:30:00 PM +0000",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><pubDate>Sun, 05 May 2024 10:30:00 PM +0000</pubDate></item>
            </channel></rss>
            """,
            ["entries/0/published": "2024-05-05T22:30:00Z"]
        ),
        OddDocument(
            "the date 1714905000",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><pubDate>1714905000</pubDate></item>
            </channel></rss>
            """,
            ["entries/0/published": "2024-05-05T10:30:00Z"]
        ),
        OddDocument(
            "the date today",
            """
            <rss version="2.0"><channel><title>T</title>
            <item><guid>1</guid><pubDate>today</pubDate></item>
            </channel></rss>
            """,
            ["entries/0/published": nil]
        ),
    ]
}
