public import News
import Pages

import struct Foundation.Date

/// Reads the page of an entry outside the loop, to look at what comes of it.
public struct PageTrial: Sendable {
    /// What came of it.
    public struct Result: Sendable {
        /// The article as it would be stored; nil when the page could not be read.
        public var candidate: Candidate?
        /// Why its text is the feed's, or why there is nothing.
        public var problem: String?
        /// What each of the source's rules did: its key, itself, how often, and what it took out or gave.
        public var effects: [Effect] = []
        /// What the page was read from.
        public var documents: [RawDocument] = []
    }

    /// What one rule did.
    public struct Effect: Sendable, Hashable {
        public var key: String
        public var rule: String
        public var count: Int
        public var text: String?
    }

    private let attempt: PageAttempt
    private let turn: RequestTurn

    public init(store: any Store, transport: any Transport, options: IngestOptions) {
        attempt = PageAttempt(
            transport: transport,
            robots: RobotsGate(transport: transport),
            options: options,
            memories: SiteMemories(store: store)
        )
        turn = options.lonelyTurn
    }

    /// Reads the page that the candidate waits for; nothing is stored, and nothing learned.
    ///
    /// The documents come with it when it is `recording`.
    public func read(_ candidate: Candidate, of source: Source, recording: Bool = false) async -> Result {
        guard recording else { return await read(candidate, of: source, by: attempt) }
        let started = Date()
        let recorder = RecordingTransport(attempt.transport, of: source.id, at: started)
        var attempt = attempt
        attempt.transport = recorder
        attempt.observed = started
        var result = await read(candidate, of: source, by: attempt)
        if result.candidate?.pageDocument != nil { result.documents = await recorder.documents }
        return result
    }

    private func read(_ candidate: Candidate, of source: Source, by attempt: PageAttempt) async -> Result {
        guard let page = candidate.page else { return Result(candidate: candidate) }
        await turn(page.host)
        switch await attempt.read(candidate, at: page, of: source, turn: turn).0 {
        case .cancelled: return Result(problem: "the visit was cut off")
        case .again(let problem): return Result(problem: problem)
        case .complete(let candidate, let reason, let page):
            let effects = page?.document.ruleEffects.map {
                Effect(key: $0.key, rule: $0.rule, count: $0.count, text: $0.text)
            }
            return Result(candidate: candidate, problem: reason, effects: effects ?? [])
        }
    }
}
