import Feeds
import Testing

@Suite("Feeds cut anywhere")
struct TruncationTests {
    @Test(
        "every beginning keeps its complete entries, adds none, and says where it breaks",
        arguments: CutFeed.all
    )
    func prefixes(of feed: CutFeed) throws {
        let whole = try FeedReader().read(feed.bytes)
        #expect(whole.format == feed.name || feed.name == "cdf")
        #expect(whole.entries.count == 3)
        #expect(whole.defect == nil && !whole.isCut)
        for length in 1..<feed.bytes.count {
            let complete = feed.ends.count { $0 <= length }
            let document: FeedDocument
            do throws(FeedError) {
                document = try FeedReader().read(Array(feed.bytes.prefix(length)))
            } catch {
                #expect(complete == 0, "\(feed), cut at \(length): \(error.detail)")
                continue
            }
            let known = document.entries.prefix(complete)
            #expect(known.elementsEqual(whole.entries.prefix(complete)), "\(feed), cut at \(length)")
            #expect(document.entries.count <= complete + 1, "\(feed), cut at \(length)")
            // What is missing at the end of the last line may be white space alone.
            guard length < feed.lastEnd else { continue }
            let defect = try #require(document.defect, "\(feed), cut at \(length)")
            #expect(document.isCut, "\(feed), cut at \(length)")
            let line = try #require(defect.line)
            #expect(feed.line(at: length)...feed.line(at: length + 4) ~= line, "\(feed), cut at \(length): \(defect)")
            #expect((defect.column ?? 0) > 0)
        }
    }
}
