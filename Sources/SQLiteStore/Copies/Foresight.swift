import Dispatch
import News
import Synchronization

/// Looks at the articles of one transaction ahead of the writer, on another thread: reads their texts, and looks the
/// keys of their sketches up in the runs, which no transaction changes before its end.
///
/// Whether an article is new is the writer's to say. What it comes to first it does itself, and what it has no use for
/// is dropped.
final class Foresight: Sendable {
    /// What was seen of an article.
    struct Sight: Sendable {
        let preview: ArticlePreview
        /// Nil when the runs could not be read.
        let sightings: ForeseenSightings?
    }

    /// What the transactions of one store share.
    final class Thread: Sendable {
        fileprivate let queue = DispatchQueue(label: "depeche.foresight")
        fileprivate let frequent = Mutex(FrequentKeys())
    }

    struct Item: Sendable {
        let article: Article
        let previewer: any ArticlePreviewer
    }

    private enum Stage {
        case waiting(Item)
        case underWay
        case seen(Article, Sight)
        case over
    }

    private struct State {
        var stages: [Stage]
        /// Stretches that were begun, or are left out.
        var begun = 0
        /// Nearer articles are the writer's own: it is there before they are seen.
        var nearest = 0
        var isEnded = false
        var time = Duration.zero
    }

    /// Articles that are seen in one go; at most three times as many are ahead of the writer.
    private static let stretch = 32
    /// Articles that are left to the writer when it has caught up.
    private static let lead = 8
    /// Fewer are not worth another thread.
    static let leastArticles = 16

    private let thread: Thread
    private let runs: [ReadableRun]
    private let places: [Article.ID: Int]
    private let isTimed: Bool
    private let state: Mutex<State>

    init(of items: [Item], in runs: [ReadableRun], on thread: Thread, isTimed: Bool) {
        self.thread = thread
        self.runs = runs
        self.isTimed = isTimed
        places = Dictionary(items.enumerated().map { ($1.article.id, $0) }) { first, _ in first }
        state = Mutex(State(stages: items.map(Stage.waiting)))
        for stretch in state.withLock({ Self.due(at: 0, &$0) }) { begin(stretch) }
    }

    /// What was seen of an article by now, to be taken once; nil when that is nothing.
    func take(_ article: Article) -> Sight? {
        guard let place = places[article.id] else { return nil }
        let (sight, due) = state.withLock { state in
            (Self.take(article, at: place, &state), Self.due(at: place, &state))
        }
        for stretch in due { begin(stretch) }
        return sight
    }

    private static func take(_ article: Article, at place: Int, _ state: inout State) -> Sight? {
        guard state.stages.indices.contains(place) else { return nil }
        defer { state.stages[place] = .over }
        switch state.stages[place] {
        case .seen(let known, let sight):
            // Two sources may have given one article different texts.
            return known.title == article.title && known.text == article.text ? sight : nil
        case .waiting, .underWay:
            state.nearest = place + lead
            return nil
        case .over: return nil
        }
    }

    /// The stretches to be begun when the writer is at a place.
    private static func due(at place: Int, _ state: inout State) -> Range<Int> {
        let present = place / stretch
        let first = max(state.begun, present)
        let last = min(present + 2, (state.stages.count + stretch - 1) / stretch)
        guard first < last else { return 0..<0 }
        state.begun = last
        return first..<last
    }

    private func begin(_ stretch: Int) {
        thread.queue.async { [self] in
            let start = isTimed ? JudgingTime.now : nil
            let first = stretch * Self.stretch
            for place in first..<first + Self.stretch { look(at: place) }
            guard let start else { return }
            state.withLock { $0.time += JudgingTime.now.processor - start.processor }
        }
    }

    private func look(at place: Int) {
        let item = state.withLock { state -> Item? in
            guard !state.isEnded, state.stages.indices.contains(place), place >= state.nearest,
                case .waiting(let item) = state.stages[place]
            else { return nil }
            state.stages[place] = .underWay
            return item
        }
        guard let item else { return }
        let preview = item.previewer.preview(item.article)
        let sightings = thread.frequent.withLock {
            SketchIndex.foresee(preview.keys, atLeast: preview.leastShared, in: runs, $0)
        }
        state.withLock { state in
            guard !state.isEnded, case .underWay = state.stages[place] else { return }
            state.stages[place] = .seen(item.article, Sight(preview: preview, sightings: sightings))
        }
    }

    /// Ends it; returns what the stretches that were gone through took of the processor's time, if that was asked for.
    func end() -> Duration {
        state.withLock { state in
            state.isEnded = true
            state.stages = []
            return state.time
        }
    }
}
