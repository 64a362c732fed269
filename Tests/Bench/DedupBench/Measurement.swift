import Duplicates
import Foundation
import News
import SQLiteStore

/// Fills an archive visit by visit, and measures what judging costs at given sizes.
struct Measurement {
    let path: String
    private let press = Press()

    init(path: String) { self.path = path }

    func run(sizes: [Int]) async throws {
        let store = try SQLiteStore(path: path, access: .create, gathering: .milliseconds(4), examiner: TextExaminer())
        // An archive that was filled before is filled on.
        var stored = try await store.summary(since: .distantPast).articles
        for size in sizes.sorted() {
            while stored < size { stored = try await fill(store, from: stored, to: min(size, stored + 20_000)) }
            let judged = store.judging
            let clock = ContinuousClock.now
            let before = processorTime()
            stored = try await fill(store, from: stored, to: stored + window)
            let wall = clock.duration(to: .now) / .seconds(1)
            let cpu = Double(processorTime() - before) / 1e6
            let judging = store.judging - judged
            print(
                """
                {"stored":\(size),"judgedPerSecond":\(rate(judging.processor)),\
                "judgedPerSecondOnTheClock":\(rate(judging.wall)),\
                "storedPerSecond":\(Int(Double(window) / wall)),"cpuPerArticleMicroseconds":\
                \((cpu / Double(window) * 1e7).rounded() / 10),"residentMB":\(resident())}
                """
            )
            fflush(nil)
        }
        store.close()
    }

    private func fill(_ store: SQLiteStore, from first: Int, to last: Int) async throws -> Int {
        try await withThrowingTaskGroup(of: Void.self) { group in
            var running = 0
            for start in stride(from: first, to: last, by: 20) {
                if running >= 32 {
                    try await group.next()
                    running -= 1
                }
                let visit = visit(start..<min(start + 20, last))
                group.addTask { _ = try await store.commit(visit) { visit, _ in visit.candidates.map { _ in .new } } }
                running += 1
            }
            try await group.waitForAll()
        }
        return last
    }

    private func visit(_ numbers: Range<Int>) -> Visit {
        let source = Source.ID(rawValue: press.source(numbers.lowerBound))
        // A thousand articles an hour.
        let now = Date(timeIntervalSince1970: 1_760_000_000 + Double(numbers.lowerBound) * 3.6)
        let candidates = numbers.map { number in
            let (title, text) = (press.title(number), press.text(number))
            let url = "https://\(source).example/\(number)"
            var article = Article(
                id: ArticleIdentity.address(url).id,
                source: source,
                title: title,
                text: text,
                textFrom: .feed,
                wordCount: 250,
                digest: ContentDigest.of(title: title, text: text),
                firstSeen: now
            )
            article.url = url
            article.canonicalURL = url
            return Candidate(entry: url, article: article)
        }
        return Visit(
            state: FeedState(source: source, nextVisit: now),
            record: VisitRecord(source: source, started: now),
            candidates: candidates
        )
    }

    private func rate(_ time: Duration) -> Int { Int(Double(window) / (time / .seconds(1))) }

    /// Megabytes of memory held now.
    private func resident() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return (line?.split(separator: " ").dropLast().last).flatMap { Int($0) }.map { $0 / 1000 } ?? 0
    }

    /// Microseconds of processor time of the process.
    private func processorTime() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
    }
}
