import CPrefetch

/// The stories of the last days, and which of them an article belongs to.
///
/// One pass, as the articles come: an article joins the story whose centroid is nearest, when near enough and within a
/// window of days; else it begins one (single-pass clustering of topic detection and tracking; Allan et al., 1998).
/// Bounds: `capacity` stories, the ones touched last, of `mostTerms` terms each.
struct StoryShelf: Sendable {
    /// The least likeness to a story's centroid.
    var threshold: Float = 0.155
    /// The share of the names in the likeness: events of one kind differ in these.
    var shareOfNames: Float = 0.3
    /// An article joins a story whose last one was published at most so many seconds before or after it.
    var window: Double = 3 * 86_400
    /// How like each other two stories must be to be one, when an article is near both.
    var mergeThreshold: Float = 0.55
    var capacity = 8192
    /// Stories compared with one article, at most.
    static let mostCandidates = 100
    /// Terms of a story, and how many more it may have before the weakest go.
    static let mostTerms = 128
    static let slack = 32

    /// What is asked of many stories, side by side.
    private struct Mark {
        /// When the story's last article was published, in seconds since 1970.
        var end: Double
        /// The turn in which it was touched.
        var turn: UInt64 = 0
        /// See `StoryCentroid.peak`.
        var peak: Float = 0
    }

    private var slots: [StoryCentroid] = []
    private var marks: [Mark] = []
    private var postings = TermPostings()
    /// The slots in the order they were touched, with those that were touched again since.
    private var queue: [(slot: Int32, turn: UInt64)] = []
    private var queueStart = 0
    private var turn: UInt64 = 0
    /// By slot: which terms of the article that is looked at its story has; none between two articles.
    private var shared: [UInt32] = []

    init() {}

    /// A story as it is now, and its slot.
    struct Placed: Sendable {
        var story: StoryCentroid
        var slot: Int
    }

    /// Puts the article into its story, which a new one is when none is near enough.
    ///
    /// When the article is near a second story and shows that both are one, the smaller goes into the larger.
    ///
    /// - Returns: the article's story, and the one that went into it, as it was.
    mutating func place(
        _ vector: StoryVector,
        article: String,
        published: Double
    ) -> (placed: Placed, gone: Placed?) {
        let (best, second) = nearest(to: vector, published: published)
        let slot = best?.slot ?? open(article, published: published)
        add(vector, to: slot, article: article, likeness: best?.likeness ?? 0, published: published)
        guard let second, slots[slot].likeness(to: slots[second]) >= mergeThreshold else {
            return (Placed(story: slots[slot], slot: slot), nil)
        }
        let isLarger = slots[second].size > slots[slot].size
        let (kept, gone) = isLarger ? (second, slot) : (slot, second)
        let former = Placed(story: slots[gone], slot: gone)
        merge(gone, into: kept)
        return (Placed(story: slots[kept], slot: kept), former)
    }

    /// The slot of the story that is gone stays as it is, empty, until its turn comes.
    private mutating func merge(_ gone: Int, into kept: Int) {
        let story = slots[gone]
        postings.remove(story.terms, Int32(gone))
        put(StoryCentroid(id: "", published: story.last), in: gone)
        touch(gone)
        extend(kept, by: slots[kept].absorb(story))
    }

    func story(in slot: Int) -> StoryCentroid? { slots.indices.contains(slot) ? slots[slot] : nil }

    /// Notes where the story in a slot is kept.
    mutating func note(_ place: Int64, of slot: Int) {
        if slots.indices.contains(slot) { slots[slot].place = place }
    }

    /// Puts a story back that was on the shelf before; the one touched last is put back last.
    mutating func restore(_ story: StoryCentroid) {
        let slot = open(story.id, published: story.last)
        put(story, in: slot)
        for term in story.terms { postings.insert(term, Int32(slot)) }
        touch(slot)
    }

    private mutating func put(_ story: StoryCentroid, in slot: Int) {
        slots[slot] = story
        marks[slot].end = story.last
        marks[slot].peak = story.peak
    }

    /// A story that has some terms of an article.
    private struct Candidate {
        var terms: UInt32
        var turn: UInt64
        var slot: Int
        /// Those with most terms come first, and of these the ones touched longest ago.
        var rank: UInt64

        init(terms: UInt32, turn: UInt64, slot: Int) {
            (self.terms, self.turn, self.slot) = (terms, turn, slot)
            rank = UInt64(32 - terms.nonzeroBitCount) << 58 | turn
        }
    }

    private mutating func nearest(
        to vector: StoryVector,
        published: Double
    ) -> (best: (slot: Int, likeness: Float)?, second: Int?) {
        let reach = StoryReach(of: vector, shareOfNames: shareOfNames)
        var touched: [Int] = []
        touched.reserveCapacity(256)
        shared.withUnsafeMutableBufferPointer { shared in
            postings.each(vector.terms.lazy.map(\.term)) { term, slot in
                if shared[slot] == 0 { touched.append(slot) }
                shared[slot] |= 1 << UInt32(truncatingIfNeeded: term)
            }
        }
        var candidates: [Candidate] = []
        for slot in touched {
            let terms = shared[slot]
            shared[slot] = 0
            guard terms.nonzeroBitCount >= 2 else { continue }
            let mark = marks[slot]
            guard abs(mark.end - published) <= window, reach.likeness(sharing: terms, peak: mark.peak) >= threshold
            else { continue }
            candidates.append(Candidate(terms: terms, turn: mark.turn, slot: slot))
        }
        if candidates.count > Self.mostCandidates {
            candidates.sort { $0.rank < $1.rank }
            candidates.removeLast(candidates.count - Self.mostCandidates)
        }
        slots.withUnsafeBufferPointer { slots in
            for candidate in candidates { prefetch_line(slots.baseAddress?.advanced(by: candidate.slot)) }
            for candidate in candidates { slots[candidate.slot].prefetch() }
        }
        var best: (slot: Int, likeness: Float)?
        var second: (slot: Int, likeness: Float)?
        for candidate in candidates {
            let likeness = slots[candidate.slot]
                .likeness(to: vector, sharing: candidate.terms, shareOfNames: shareOfNames)
            guard likeness >= threshold else { continue }
            let isNearer = best.map { known in
                likeness > known.likeness
                    || (likeness == known.likeness && candidate.turn < marks[known.slot].turn)
            }
            if isNearer ?? true {
                second = best
                best = (candidate.slot, likeness)
            } else if likeness > second?.likeness ?? 0 {
                second = (candidate.slot, likeness)
            }
        }
        return (best, second?.slot)
    }

    /// A slot for a new story; when there is none left, that of the story longest untouched.
    private mutating func open(_ id: String, published: Double) -> Int {
        let story = StoryCentroid(id: id, published: published)
        guard slots.count >= capacity else {
            slots.append(story)
            marks.append(Mark(end: published))
            shared.append(0)
            return slots.count - 1
        }
        while queueStart < queue.count {
            let (slot, turn) = queue[queueStart]
            queueStart += 1
            guard marks[Int(slot)].turn == turn else { continue }
            postings.remove(slots[Int(slot)].terms, slot)
            put(story, in: Int(slot))
            return Int(slot)
        }
        return 0
    }

    private mutating func add(
        _ vector: StoryVector,
        to slot: Int,
        article: String,
        likeness: Float,
        published: Double
    ) {
        extend(slot, by: slots[slot].add(vector, article: article, likeness: likeness, published: published))
    }

    private mutating func extend(_ slot: Int, by added: [UInt32]) {
        for term in added { postings.insert(term, Int32(slot)) }
        if slots[slot].terms.count > Self.mostTerms + Self.slack {
            postings.remove(slots[slot].shorten(to: Self.mostTerms), Int32(slot))
        }
        marks[slot].end = slots[slot].last
        marks[slot].peak = slots[slot].peak
        touch(slot)
    }

    private mutating func touch(_ slot: Int) {
        turn += 1
        marks[slot].turn = turn
        queue.append((Int32(slot), turn))
        if queueStart > queue.count / 2, queueStart > capacity {
            queue.removeFirst(queueStart)
            queueStart = 0
        } else if queue.count - queueStart > 4 * capacity {
            queue = queue[queueStart...].filter { marks[Int($0.slot)].turn == $0.turn }
            queueStart = 0
        }
    }
}
