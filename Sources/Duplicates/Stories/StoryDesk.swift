import News

import struct Foundation.Date

/// The stories of the last days in memory, and what of them is kept in the index.
///
/// Word counts are kept as one note now and then, and between as a note a transaction with the words it counted.
struct StoryDesk: Sendable {
    private static let countsNote = "words"
    private static let logNote = "words/"
    /// Notes of counted words before all counts are kept anew.
    private static let longestLog = 256
    /// Touches after which stories are kept before the transaction ends: a slot is never given away before its story is
    /// kept.
    private static let mostTouches = 2048

    private var shelf = StoryShelf()
    private var frequencies = TermFrequencies()
    private var isLoaded = false
    private var log: [UInt32] = []
    private var logLength = 0
    /// The slots of stories that are not yet kept as they are, in the order they were touched in.
    private var touched: [Int] = []

    /// The story a new article belongs to; it is kept in the index with those of the same transaction.
    mutating func story(
        of article: Article,
        _ folded: FoldedArticle,
        without boilerplate: Boilerplate,
        in index: any ArticleIndex
    ) throws -> (story: String, merge: StoryMerge?)? {
        try load(from: index)
        let terms = StoryTerms(folded, without: boilerplate)
        guard !terms.terms.isEmpty else { return nil }
        if frequencies.counts(article.id.hash) {
            frequencies.learn(terms.terms.lazy.map(\.term))
            log.append(UInt32(clamping: terms.terms.count))
            for term in terms.terms { log.append(term.term) }
        }
        let vector = StoryVector(terms, in: frequencies)
        let moment = article.momentOfStory.timeIntervalSince1970
        let (placed, gone) = shelf.place(vector, article: article.id.rawValue, published: moment)
        var merge: StoryMerge?
        if let gone {
            // Stories are kept in the order they were touched in.
            try keepTouched(in: index)
            var story = Story(gone.story)
            story.mergedInto = placed.story.id
            shelf.note(try index.keep(story), of: gone.slot)
            merge = StoryMerge(gone: gone.story.id, kept: placed.story.id)
        }
        touched.append(placed.slot)
        if touched.count >= min(Self.mostTouches, shelf.capacity / 2) { try keepTouched(in: index) }
        return (placed.story.id, merge)
    }

    /// Keeps each story once, however many articles touched it.
    private mutating func keepTouched(in index: any ArticleIndex) throws {
        var seen: Set<Int> = []
        let lastTouches = touched.reversed().filter { seen.insert($0).inserted }
        touched = []
        for slot in lastTouches.reversed() {
            // One that went into another meanwhile is kept where that is told.
            guard let story = shelf.story(in: slot), !story.id.isEmpty else { continue }
            shelf.note(try index.keep(Story(story)), of: slot)
        }
    }

    /// Keeps the stories touched and the words counted since the last time.
    mutating func settle(in index: any ArticleIndex) throws {
        try keepTouched(in: index)
        guard !log.isEmpty else { return }
        if logLength >= Self.longestLog || frequencies.articles >= TermFrequencies.horizon {
            frequencies.age()
            for number in 0..<logLength { try index.keep(nil, as: Self.logNote + "\(number)") }
            logLength = 0
            try index.keep(frequencies.bytes, as: Self.countsNote)
        } else {
            var writer = NoteWriter(capacity: log.count)
            for number in log { writer.add(number) }
            try index.keep(writer.bytes, as: Self.logNote + "\(logLength)")
            logLength += 1
        }
        log = []
    }

    private mutating func load(from index: any ArticleIndex) throws {
        guard !isLoaded else { return }
        isLoaded = true
        if let note = try index.note(Self.countsNote), let counts = TermFrequencies(bytes: note) {
            frequencies = counts
        }
        while logLength < Self.longestLog, let note = try index.note(Self.logNote + "\(logLength)") {
            logLength += 1
            var reader = NoteReader(note)
            while let count = reader.next() {
                frequencies.learn((0..<min(count, 100_000)).compactMap { _ in reader.next() })
            }
        }
        for story in try index.stories(limit: shelf.capacity) {
            shelf.restore(story.mergedInto == nil ? StoryCentroid(story) : StoryCentroid(noneIn: story))
        }
    }
}

extension Article {
    /// When it was published, as far as a day is known and it is no day to come; else when it was seen.
    fileprivate var momentOfStory: Date {
        guard let published, published.precision != .year, published.precision != .month,
            published.instant < firstSeen.addingTimeInterval(86_400)
        else { return firstSeen }
        return published.instant
    }
}

extension Story {
    fileprivate init(_ story: StoryCentroid) {
        self.init(
            id: story.id,
            representative: Article.ID(rawValue: story.representative),
            nearness: Double(story.nearness),
            size: story.size,
            first: Date(timeIntervalSince1970: story.first),
            last: Date(timeIntervalSince1970: story.last),
            terms: story.termBytes
        )
        place = story.place
    }
}

extension StoryCentroid {
    /// What stands in the slot of a story that went into another.
    fileprivate init(noneIn story: Story) {
        self.init(id: "", published: story.last.timeIntervalSince1970)
        place = story.place
    }

    fileprivate init(_ story: Story) {
        self.init(id: story.id, published: story.last.timeIntervalSince1970)
        representative = story.representative.rawValue
        nearness = Float(story.nearness)
        size = story.size
        place = story.place
        first = story.first.timeIntervalSince1970
        read(termBytes: story.terms)
    }
}
