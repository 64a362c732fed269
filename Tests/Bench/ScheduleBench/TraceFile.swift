import Foundation

/// Publication times from a file of JSON Lines: `{"source": "a", "published": "2025-11-24T09:00:00Z"}`.
///
/// `published` is RFC 3339 or a number of seconds since 1970.
struct TraceFile {
    private(set) var traces: [Trace] = []
    private(set) var calendar = Calendar(start: 0, end: 0)

    private struct Line: Decodable {
        var source: String
        var published: Date

        enum Key: CodingKey { case source, published }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            source = try container.decode(String.self, forKey: .source)
            if let seconds = try? container.decode(Double.self, forKey: .published) {
                published = Date(timeIntervalSince1970: seconds)
                return
            }
            let text = try container.decode(String.self, forKey: .published)
            if let date = try? Date(text, strategy: .iso8601) {
                published = date
            } else {
                published = try Date(text, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
            }
        }
    }

    /// - Throws: what reading the file throws, or `Fault` with the number of the first line that is none.
    init(_ path: String, seed: UInt64) throws {
        var moments: [String: [Int]] = [:]
        let decoder = JSONDecoder()
        let text = try Data(contentsOf: URL(fileURLWithPath: path))
        for (number, line) in text.split(separator: 0x0A).enumerated() {
            guard let line = try? decoder.decode(Line.self, from: line) else {
                throw Fault(text: "\(path):\(number + 1): not a line of {\"source\", \"published\"}")
            }
            moments[line.source, default: []].append(Int(line.published.timeIntervalSince1970))
        }
        guard let first = moments.values.compactMap({ $0.min() }).min(),
            let last = moments.values.compactMap({ $0.max() }).max(), last - first > 2 * Calendar.day
        else { throw Fault(text: "\(path): less than two days of publications") }
        // Virtual time begins with a week, so that hours and days stay what they were.
        let origin = first / Calendar.week * Calendar.week
        // A quarter of the span, at most two weeks, is what the feeds show at the first visits.
        calendar.start = first - origin + min((last - first) / 4, 2 * Calendar.week)
        calendar.end = last - origin
        var chance = Chance(seed: seed)
        for (_, times) in moments.sorted(by: { $0.key < $1.key }) {
            var trace = Trace(kind: "file")
            trace.window = 20 + Int(chance.uniform(0, 21))
            trace.postings = times.sorted().map { .init(appears: Int32($0 - origin), stated: Int32($0 - origin)) }
            traces.append(trace)
        }
    }

    struct Fault: Error { var text: String }
}
