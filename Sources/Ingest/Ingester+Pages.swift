import Foundation
import News

/// Reading the pages of entries, beside the visits of sources.
extension Ingester {
    /// Has pages read that are due, as far as there is room beside the visits of sources.
    ///
    /// - Returns: when to look again, if nothing happens before.
    func startPages(in group: inout DiscardingTaskGroup, at now: Date) async -> Date? {
        let room = max(1, options.concurrency / 2)
        guard pages.underWay.count < room else { return nil }
        if disk.pause != .none { return disk.next }
        // Nothing is asked of the store that only the end of a visit or a page can have changed.
        if pages.ready.isEmpty {
            guard now >= nextPageReading else { return pages.isRound ? nil : nextPageReading }
            nextPageReading = now.addingTimeInterval(DueReading.longest)
            do throws(StoreError) {
                pages.add(try await store.pagesDue(at: now, perHost: PageTurns.perHost, limit: PageTurns.readAhead))
                if pages.ready.isEmpty {
                    guard !pages.isRound else { return nil }
                    let next = pages.later(try await store.nextPage(), than: now) ?? .distantFuture
                    nextPageReading = min(next, nextPageReading)
                    return nextPageReading
                }
            } catch {
                note(error)
                return trouble.pause(at: now)
            }
        }
        var next: Date?
        while pages.underWay.count < room, let job = pages.next(&courtesy, at: now, next: &next) {
            movements += 1
            let rest = rests.end(of: job.source, on: job.page.host, at: now)
            group.addTask { [pageVisitor, source = sources[job.source]?.source] in
                let end = await pageVisitor.visit(job, of: source, rest: rest, turn: { await self.takeTurn(on: $0) })
                await self.ended(job, end)
            }
        }
        return pages.ready.isEmpty ? pages.later(next, than: now) ?? now.addingTimeInterval(1) : next
    }

    private func ended(_ job: PageJob, _ end: PageVisitor.End) {
        movements += 1
        pages.end(job, crawlDelay: end.crawlDelay, at: Date())
        courtesy.end(on: job.page.host, at: Date())
        if let rest = end.rest { leavePages(of: job.source, on: job.page.host, until: rest) }
        queue.raise(job.page.host, courtesy)
        nextPageReading = .distantPast
        if let harvest = end.harvest { total.addArticles(of: harvest) }
        if let error = end.error { note(error) }
        wake.yield()
    }
}
