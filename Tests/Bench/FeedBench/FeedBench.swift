import Feeds
import Foundation
import News

/// The feed reader alone, for `Tests/Bench/parse.py`.
///
/// A program of its own, so that the reader is measured in one process over many documents, as the daemon uses it, and
/// not by starting a command for each; and so that its memory is the reader's and not that of a daemon around it.
///
///     FeedBench time SECONDS MANIFEST    reads all documents again and again for so much processor time
///     FeedBench memory [FILE]            reads one document, or a feed without entries, and tells its peak memory
///
/// A manifest has a line of address, content type and path for each document, parted by tabs. Prints one JSON object.
@main
struct FeedBench {
    static func main() {
        let arguments = CommandLine.arguments
        switch (arguments.dropFirst().first, arguments.count) {
        case ("time", 4):
            guard let seconds = Double(arguments[2]) else { fail("not a number: \(arguments[2])") }
            measureTime(Sample.list(arguments[3]), seconds)
        case ("memory", 2): measureMemory(Sample(bytes: Array("<rss version=\"2.0\"><channel/></rss>".utf8)))
        case ("memory", 3): measureMemory(Sample(path: arguments[2]))
        default: fail("usage: FeedBench time SECONDS MANIFEST | memory [FILE]")
        }
    }

    /// As the daemon reads, but without its bound on the size.
    private static let reader: FeedReader = {
        var reader = FeedReader()
        reader.limits.maximumBytes = 64 << 20
        return reader
    }()

    private static func measureTime(_ samples: [Sample], _ seconds: Double) {
        var tally = Tally()
        for sample in samples { tally.count(try? sample.read(by: reader)) }
        var passes = 0
        let start = ProcessUsage.seconds
        while ProcessUsage.seconds - start < seconds {
            for sample in samples { tally.count(try? sample.read(by: reader)) }
            passes += 1
        }
        let spent = ProcessUsage.seconds - start
        let runs = passes + 1
        print(
            """
            {"seconds": \(spent / Double(max(passes, 1))), "documents": \(samples.count), \
            "accepted": \(tally.documents / runs), "entries": \(tally.entries / runs), "letters": \(tally.letters / runs)}
            """
        )
    }

    private static func measureMemory(_ sample: Sample) {
        do {
            let document = try sample.read(by: reader)
            let peak = ProcessUsage.peakMemory
            // Whatever is looked at afterwards keeps the document alive until here.
            print("{\"peak\": \(peak), \"bytes\": \(sample.bytes.count), \"entries\": \(document.entries.count)}")
        } catch {
            fail(String(describing: error))
        }
    }
}

/// What was read, looked at as a consumer would, so that nothing is left undone unnoticed.
private struct Tally {
    var documents = 0
    var entries = 0
    var letters = 0

    mutating func count(_ document: FeedDocument?) {
        guard let document else { return }
        documents += 1
        for entry in document.entries {
            entries += 1
            letters += entry.title?.utf8.count ?? 0
            letters += entry.link?.utf8.count ?? 0
            letters += (entry.content ?? entry.summary)?.value.utf8.count ?? 0
            if let date = entry.published ?? entry.updated, date.instant.timeIntervalSince1970 > 0 { letters += 1 }
        }
    }
}
