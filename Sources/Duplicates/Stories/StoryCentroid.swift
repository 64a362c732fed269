import CPrefetch

/// What the articles of a story say on the whole.
struct StoryCentroid: Sendable {
    let id: String
    var representative: String
    var nearness: Float = 0
    var size = 0
    /// Seconds since 1970.
    var first: Double
    var last: Double
    /// In ascending order, with the sums of the articles' weights.
    private(set) var terms: [UInt32] = []
    private(set) var weights: [Float] = []
    /// Where it is kept; nil before it is.
    var place: Int64?
    private var length: Float = 1
    /// The weight of the strongest term, in a story of length one.
    private(set) var peak: Float = 0

    init(id: String, published: Double) {
        self.id = id
        representative = id
        first = published
        last = published
    }

    /// The cosine to the vector, of which `shareOfNames` counts the names alone.
    ///
    /// `shared` has a bit for each of the vector's terms that the story has, the first term's the lowest.
    func likeness(to vector: StoryVector, sharing shared: UInt32, shareOfNames: Float) -> Float {
        var all: Float = 0
        var names: Float = 0
        var rest = shared
        while rest != 0 {
            let index = rest.trailingZeroBitCount
            rest &= rest - 1
            guard index < vector.terms.count, let place = place(of: vector.terms[index].term) else { continue }
            let term = vector.terms[index]
            let product = term.weight * weights[place]
            all += product
            if term.isName { names += product }
        }
        return (all * (1 - shareOfNames) + names * shareOfNames) / length
    }

    /// Takes an article in; returns the terms that are new to the story.
    mutating func add(_ vector: StoryVector, article: String, likeness: Float, published: Double) -> [UInt32] {
        size += 1
        first = min(first, published)
        last = max(last, published)
        if likeness > nearness {
            nearness = likeness
            representative = article
        }
        return merge(vector.terms.lazy.map { ($0.term, $0.weight) })
    }

    /// Adds weights, in the order of their terms; returns the terms that were not there.
    private mutating func merge(_ others: some Sequence<(UInt32, Float)>) -> [UInt32] {
        var added: [UInt32] = []
        var mergedTerms: [UInt32] = []
        var mergedWeights: [Float] = []
        mergedTerms.reserveCapacity(terms.count + StoryVector.mostTerms)
        mergedWeights.reserveCapacity(terms.count + StoryVector.mostTerms)
        var place = 0
        for (term, weight) in others {
            while place < terms.count, terms[place] < term {
                mergedTerms.append(terms[place])
                mergedWeights.append(weights[place])
                place += 1
            }
            mergedTerms.append(term)
            if place < terms.count, terms[place] == term {
                mergedWeights.append(weights[place] + weight)
                place += 1
            } else {
                mergedWeights.append(weight)
                added.append(term)
            }
        }
        mergedTerms += terms[place...]
        mergedWeights += weights[place...]
        terms = mergedTerms
        weights = mergedWeights
        measure()
        return added
    }

    /// The cosine to another story.
    func likeness(to other: StoryCentroid) -> Float {
        var product: Float = 0
        var place = 0
        for (term, weight) in zip(other.terms, other.weights) {
            while place < terms.count, terms[place] < term { place += 1 }
            guard place < terms.count else { break }
            if terms[place] == term { product += weight * weights[place] }
        }
        return product / (length * other.length)
    }

    /// Takes another story in; returns the terms that are new to this one.
    mutating func absorb(_ other: StoryCentroid) -> [UInt32] {
        size += other.size
        first = min(first, other.first)
        last = max(last, other.last)
        return merge(zip(other.terms, other.weights))
    }

    /// Drops the weakest terms but `count`, and returns them.
    mutating func shorten(to count: Int) -> [UInt32] {
        let order = terms.indices.sorted { (weights[$1], terms[$0]) < (weights[$0], terms[$1]) }
        let kept = order.prefix(count).sorted()
        let dropped = order.dropFirst(count).map { terms[$0] }
        weights = kept.map { weights[$0] }
        terms = kept.map { terms[$0] }
        measure()
        return dropped
    }

    private mutating func measure() {
        length = max(weights.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot(), .leastNormalMagnitude)
        peak = (weights.max() ?? 0) / length
    }

    /// Has the terms and their weights fetched for a comparison that is to come.
    func prefetch() {
        for part in 0..<2 {
            terms.withUnsafeBufferPointer { prefetch_line($0.baseAddress?.advanced(by: min(16 * part, $0.count))) }
            weights.withUnsafeBufferPointer { prefetch_line($0.baseAddress?.advanced(by: min(16 * part, $0.count))) }
        }
    }

    private func place(of term: UInt32) -> Int? {
        var low = 0
        var high = terms.count
        while low < high {
            let middle = (low + high) / 2
            if terms[middle] < term { low = middle + 1 } else { high = middle }
        }
        return low < terms.count && terms[low] == term ? low : nil
    }
}

extension StoryCentroid {
    /// Terms and weights as `termBytes` has them; what is of another form is left out.
    mutating func read(termBytes: [UInt8]) {
        var reader = NoteReader(termBytes)
        terms = []
        weights = []
        while let term = reader.next(), let weight = reader.next() {
            guard term > terms.last ?? 0 || terms.isEmpty else { break }
            terms.append(term)
            weights.append(Float(bitPattern: weight))
        }
        measure()
    }

    var termBytes: [UInt8] {
        var writer = NoteWriter(capacity: 2 * terms.count)
        for (term, weight) in zip(terms, weights) {
            writer.add(term)
            writer.add(weight.bitPattern)
        }
        return writer.bytes
    }
}
