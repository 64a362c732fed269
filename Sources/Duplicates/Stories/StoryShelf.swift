import Foundation

/// The stories of the last days, and which of them an article belongs to.
///
/// One pass, as the articles come: an article joins the story whose centroid is nearest by cosine, when near enough
/// and within a window of days; else it begins one (TDT's single-pass clustering; Allan et al., 1998).
struct StoryShelf: Sendable {
    /// The least likeness to a story's centroid.
    var threshold: Float = 0.15
    /// The share of the names in the likeness: events of one kind differ in these.
    var shareOfNames: Float = 0.3
    /// An article joins a story whose last one was published at most so many seconds before or after it.
    var window: Double = 3 * 86_400
    /// Stories compared with one article, at most.
    static let mostCandidates = 150

    private struct Story: Sendable {
        var centroid: [UInt32: Float] = [:]
        var length: Float = 1
        var last: Double
    }

    private var stories: [Story] = []
    private var byTerm: [UInt32: [Int32]] = [:]

    /// The story's number.
    mutating func place(_ vector: StoryVector, published: Double) -> Int {
        var shared: [Int32: Int] = [:]
        for (term, _) in vector.terms {
            for story in byTerm[term] ?? [] { shared[story, default: 0] += 1 }
        }
        let candidates = shared.filter { $0.value >= 2 && abs(stories[Int($0.key)].last - published) <= window }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.mostCandidates)
        var best: (similarity: Float, story: Int)?
        for (number, _) in candidates {
            let story = stories[Int(number)]
            let similarity = likeness(vector, story)
            if similarity >= threshold, similarity > best?.similarity ?? 0 { best = (similarity, Int(number)) }
        }
        let number = best?.story ?? stories.count
        if best == nil { stories.append(Story(last: published)) }
        add(vector, to: number, published: published)
        return number
    }

    private func likeness(_ vector: StoryVector, _ story: Story) -> Float {
        var all: Float = 0
        var names: Float = 0
        for (index, (term, weight)) in vector.terms.enumerated() {
            guard let other = story.centroid[term] else { continue }
            all += weight * other
            if vector.isName.isEmpty || vector.isName[index] { names += weight * other }
        }
        return (all * (1 - shareOfNames) + names * shareOfNames) / story.length
    }

    private mutating func add(_ vector: StoryVector, to number: Int, published: Double) {
        stories[number].last = max(stories[number].last, published)
        for (term, weight) in vector.terms {
            if stories[number].centroid[term] == nil { byTerm[term, default: []].append(Int32(number)) }
            stories[number].centroid[term, default: 0] += weight
        }
        stories[number].length = stories[number].centroid.values.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot()
    }
}
