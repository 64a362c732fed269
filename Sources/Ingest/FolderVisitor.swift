import Foundation
public import News

/// Looks at one folder of documents and hands over what is new in it.
public struct FolderVisitor: Sendable {
    /// Documents of one commit, at most.
    static let batch = 200

    private let backoff: Backoff
    private let maximumBytes: Int

    public init(options: IngestOptions) {
        backoff = Backoff(minimum: options.minimumInterval, maximum: options.maximumInterval)
        maximumBytes = options.maximumBytes
    }

    /// Reads the documents whose stamp is not among `known`, and has each batch of them committed.
    ///
    /// - Returns: the folders to watch.
    /// - Throws: what `commit` throws; the rest is then left for the next visit.
    public func visit<Failure: Error>(
        _ source: Source,
        at path: String,
        after state: FeedState,
        known: [String: String],
        sieve: Sieve,
        commit: (Visit) async throws(Failure) -> Void
    ) async throws(Failure) -> [String] {
        let scan: FolderScan
        do throws(FolderError) {
            scan = try FolderScan(path)
        } catch {
            try await commit(failure(error, of: source, after: state))
            return []
        }
        let changed = scan.files.filter { known["file:" + $0.name] != $0.stamp }
        var start = 0
        repeat {
            if Task.isCancelled { break }
            let end = min(start + Self.batch, changed.count)
            let isLast = end == changed.count
            try await commit(read(changed[start..<end], of: source, after: state, sieve, isLast: isLast))
            start = end
        } while start < changed.count
        return scan.folders
    }

    private func failure(_ error: FolderError, of source: Source, after state: FeedState) -> Visit {
        var visit = Visit(state: state, record: VisitRecord(source: source.id, started: Date(), outcome: .failed))
        visit.state.consecutiveFailures += 1
        visit.state.lastError = error.line
        visit.state.lastVisit = visit.record.started
        visit.state.failingSince = visit.state.failingSince ?? visit.record.started
        visit.record.error = error.line
        apply(backoff.plan(after: .lasting, asked: nil, of: source, visit.state, at: visit.record.started), to: &visit)
        return visit
    }

    private func read(
        _ files: ArraySlice<FolderScan.File>,
        of source: Source,
        after state: FeedState,
        _ sieve: Sieve,
        isLast: Bool
    ) -> Visit {
        let clock = ContinuousClock.now
        let started = Date()
        var visit = Visit(state: state, record: VisitRecord(source: source.id, started: started))
        let normaliser = DocumentNormaliser(source: source)
        var problems: [String] = []
        for file in files {
            visit.record.entries += 1
            switch DocumentFile(file, maximumBytes: maximumBytes) {
            case .unreadable(let why): problems.append("\(file.name): \(why)")
            case .tooLarge(let why):
                problems.append("\(file.name): \(why)")
                visit.passedOver["file:" + file.name] = file.stamp
            case .bytes(let bytes):
                visit.record.bytes += bytes.count
                let found = normaliser.candidate(
                    bytes,
                    name: file.name,
                    stamp: file.stamp,
                    observed: file.modified,
                    at: started
                )
                guard let found, sieve.lets(found.article) else {
                    visit.passedOver["file:" + file.name] = file.stamp
                    visit.record.dropped += found == nil ? 0 : 1
                    continue
                }
                visit.candidates.append(found)
            }
        }
        visit.state.lastVisit = started
        visit.state.lastSuccess = started
        visit.state.consecutiveFailures = 0
        visit.state.failingSince = nil
        visit.state.lastError = problems.first
        visit.record.outcome = problems.isEmpty ? (files.isEmpty ? .unchanged : .read) : .damaged
        visit.record.error = problems.isEmpty ? nil : Self.summary(problems)
        // A folder tells of changes by itself; looking again is for file systems that do not.
        let wait = isLast ? source.interval ?? max(backoff.minimum, .seconds(600)) : .zero
        let rescan = Schedule.Plan(
            date: started.addingTimeInterval(wait / .seconds(1)),
            wait: wait,
            reason: isLast ? "watched; looked through now and then all the same" : "more documents are waiting"
        )
        apply(rescan, to: &visit)
        visit.record.duration = clock.duration(to: .now)
        return visit
    }

    private static func summary(_ problems: [String]) -> String {
        let rest = problems.count - 1
        return problems[0] + (rest > 0 ? " (and \(rest) more)" : "")
    }

    private func apply(_ plan: Schedule.Plan, to visit: inout Visit) {
        visit.state.nextVisit = plan.date
        visit.state.reason = plan.reason
        visit.record.nextVisit = plan.date
        visit.record.reason = plan.reason
    }
}

/// What a file holds, if it can be read within bounds.
public enum DocumentFile: Sendable {
    case bytes([UInt8])
    case tooLarge(String)
    case unreadable(String)

    public init(_ file: FolderScan.File, maximumBytes: Int) {
        do throws(FilePath.Failure) {
            self =
                try file.place.read(upTo: maximumBytes).map { .bytes($0) }
                ?? .tooLarge("more than the \(maximumBytes) bytes that `fetch.max_bytes` allows")
        } catch {
            self = .unreadable(error.reason)
        }
    }
}
