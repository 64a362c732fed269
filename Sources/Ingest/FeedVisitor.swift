import Foundation
public import News

/// Looks at one feed: fetches, has the answer read, and says what to remember.
///
/// Everything but the fetch is decided by `VisitDraft`; nothing is stored here.
public struct FeedVisitor: Sendable {
    private let transport: any Transport
    private let options: IngestOptions

    public init(transport: any Transport, options: IngestOptions) {
        self.transport = transport
        self.options = options
    }

    /// Visits once; `turn` is waited for before each request but the first.
    ///
    /// - Returns: what to commit; nil when the visit was cancelled, which leaves everything as it was.
    @concurrent public func visit(
        _ source: Source,
        at url: String,
        after state: FeedState,
        sieve: Sieve,
        turn: @escaping RequestTurn
    ) async -> Visit? {
        let started = Date()
        let clock = ContinuousClock.now
        var state = state
        if state.address != url { state.begin(at: url) }
        let goal = VisitGoal(state, listed: url, at: started)
        let recorder = options.keepsRaw ? RecordingTransport(transport, of: source.id, at: started) : nil
        let transport: any Transport = recorder ?? self.transport
        let result: Result<FetchResponse, FetchError>
        do throws(FetchError) {
            result = .success(try await transport.fetch(request(for: source, goal)))
        } catch {
            if error.code == .cancelled { return nil }
            result = .failure(error)
        }
        var draft = VisitDraft(of: source, to: goal, after: state, at: started, sieve: sieve, options: options)
        draft.take(Answer(result, at: Date()))
        if case .success(let response) = result {
            let further = FurtherVisit(goal: goal, source: source, transport: transport, options: options, turn: turn)
            if draft.index != nil { await further.readSitemaps(into: &draft) }
            if draft.gap != nil { await further.fillGap(of: response, since: state, into: &draft) }
            if Task.isCancelled { return nil }
        }
        if let recorder, draft.visit.record.outcome != .unchanged { draft.visit.documents = await recorder.documents }
        draft.visit.record.duration = clock.duration(to: .now)
        return draft.visit
    }

    private func request(for source: Source, _ goal: VisitGoal) -> FetchRequest {
        FetchRequest(
            url: goal.url,
            validators: goal.validators,
            options: options.fetch.adapted(to: source.fetch),
            home: goal.listed
        )
    }
}
