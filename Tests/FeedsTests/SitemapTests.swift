import Feeds
import News
import Testing

@Suite("Sitemaps, and documents in gzip")
struct SitemapTests {
    private let index = """
        <?xml version="1.0" encoding="UTF-8"?>
        <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
          <sitemap><loc>https://www.example.org/news-1.xml.gz</loc><lastmod>2024-05-05T10:00:00+02:00</lastmod></sitemap>
          <sitemap><loc>/news-2.xml</loc><lastmod>2024-05</lastmod></sitemap>
        </sitemapindex>
        """

    @Test("the entries of a list of sitemaps are its sitemaps")
    func list() throws {
        let document = try read(index, url: "https://www.example.org/sitemap.xml")
        #expect(document.format == "sitemapindex")
        #expect(
            document.entries.map(\.link)
                == ["https://www.example.org/news-1.xml.gz", "https://www.example.org/news-2.xml"]
        )
        #expect(document.entries.map { $0.updated?.formatted } == ["2024-05-05T08:00:00Z", "2024-05"])
    }

    @Test("pictures and films of a page are not its address")
    func pictures() throws {
        let document = try read(
            """
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
              xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"
              xmlns:video="http://www.google.com/schemas/sitemap-video/1.1"><url>
            <image:image><image:loc>https://a.ma/i.jpg</image:loc><image:title>Image</image:title></image:image>
            <video:video><video:title>Film</video:title><video:content_loc>https://a.ma/v.mp4</video:content_loc></video:video>
            <loc>https://a.ma/1</loc></url></urlset>
            """
        )
        let entry = try #require(document.entries.first)
        #expect(entry.link == "https://a.ma/1")
        #expect(entry.image == "https://a.ma/i.jpg")
        #expect(entry.title == nil)
    }

    @Test("a list of feeds is named as one, with the feeds in it")
    func outlines() {
        let error = refusal("<opml version='2.0'><body><outline xmlUrl='https://a.ma/feed'/></body></opml>")
        #expect(error?.code == .notAFeed)
        #expect(error?.detail.contains("OPML") == true)
        #expect(error?.announced == ["https://a.ma/feed"])
    }

    /// `gzip -9n` of `<rss version="2.0"><channel><item><guid>1</guid></item></channel></rss>`.
    private let file: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xFF, 0xB3, 0x29, 0x2A, 0x2E, 0x56, 0x28,
        0x4B, 0x2D, 0x2A, 0xCE, 0xCC, 0xCF, 0xB3, 0x55, 0x32, 0xD2, 0x33, 0x50, 0xB2, 0xB3, 0x49, 0xCE,
        0x48, 0xCC, 0xCB, 0x4B, 0xCD, 0xB1, 0xB3, 0xC9, 0x2C, 0x49, 0xCD, 0xB5, 0xB3, 0x49, 0x2F, 0xCD,
        0x4C, 0xB1, 0x33, 0xB4, 0xD1, 0x07, 0xD3, 0x36, 0xFA, 0x10, 0x41, 0x7D, 0xB8, 0x22, 0x7D, 0xA0,
        0x09, 0x76, 0x00, 0xB5, 0xA7, 0x5F, 0x3D, 0x47, 0x00, 0x00, 0x00,
    ]

    @Test("a gzip file is unpacked, whole or cut, one or several behind one another")
    func gzip() throws {
        #expect(try FeedReader().read(file).entries.map(\.id) == ["1"])
        #expect(try FeedReader().read(file + [0, 0]).defect == nil)
        let cut = try FeedReader().read(Array(file.dropLast(9)))
        #expect(cut.isCut)
        #expect(cut.defect != nil)
        for length in 0..<file.count { _ = try? FeedReader().read(Array(file.prefix(length))) }
    }

    @Test("a gzip file that unpacks to too much is refused")
    func bomb() {
        var limits = FeedReader.Limits()
        limits.maximumBytes = 60
        #expect(throws: FeedError.self) { try FeedReader(limits: limits).read(file) }
    }
}
