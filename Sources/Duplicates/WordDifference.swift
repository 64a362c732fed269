/// What a text has that another has not, word by word.
///
/// The shortest script of edits (Myers, 1986) between the words of the two, paragraph ends among them; when more than
/// `mostEdits` would be needed, all between their common beginning and end counts as replaced.
public enum WordDifference {
    public enum Piece: Hashable, Sendable {
        case same(String)
        case removed(String)
        case added(String)
    }

    /// Bounds time and memory: some 20 MB.
    private static let mostEdits = 1500

    /// The pieces in order; what was removed stands before what was added in its place.
    ///
    /// Words of a piece have one space between, paragraphs a blank line.
    public static func pieces(from old: String, to new: String) -> [Piece] {
        let before = words(old)
        let after = words(new)
        var start = 0
        while start < min(before.count, after.count), before[start] == after[start] { start += 1 }
        var end = 0
        while end < min(before.count, after.count) - start,
            before[before.count - 1 - end] == after[after.count - 1 - end]
        {
            end += 1
        }
        var steps = before[..<start].map { (Operation.same, $0) }
        steps += edits(Array(before[start..<(before.count - end)]), Array(after[start..<(after.count - end)]))
        steps += before.suffix(end).map { (Operation.same, $0) }
        return joined(steps)
    }

    private enum Operation { case same, removed, added }

    /// A paragraph's end is a word of its own.
    private static let paragraphEnd: Substring = "\n"

    private static func words(_ text: String) -> [Substring] {
        var words: [Substring] = []
        for paragraph in text.split(separator: "\n") {
            if !words.isEmpty { words.append(paragraphEnd) }
            words += paragraph.split(separator: " ")
        }
        return words
    }

    private static func edits(_ old: [Substring], _ new: [Substring]) -> [(Operation, Substring)] {
        let replaced = old.map { (Operation.removed, $0) } + new.map { (Operation.added, $0) }
        guard !old.isEmpty, !new.isEmpty else { return replaced }
        // For each number of edits, how far each diagonal reaches: from -count to count, every second one.
        var reached: [[Int]] = []
        var furthest = [Int](repeating: 0, count: 2 * mostEdits + 3)
        let middle = mostEdits + 1
        for count in 0...min(mostEdits, old.count + new.count) {
            reached.append(Array(furthest[(middle - count - 1)...(middle + count + 1)]))
            for diagonal in stride(from: -count, through: count, by: 2) {
                let isDown =
                    diagonal == -count
                    || (diagonal != count && furthest[middle + diagonal - 1] < furthest[middle + diagonal + 1])
                var x = isDown ? furthest[middle + diagonal + 1] : furthest[middle + diagonal - 1] + 1
                var y = x - diagonal
                while x < old.count, y < new.count, old[x] == new[y] {
                    x += 1
                    y += 1
                }
                furthest[middle + diagonal] = x
                if x >= old.count, y >= new.count { return path(old, new, reached) }
            }
        }
        return replaced
    }

    /// Goes back from the ends along what was reached.
    private static func path(_ old: [Substring], _ new: [Substring], _ reached: [[Int]]) -> [(Operation, Substring)] {
        var steps: [(Operation, Substring)] = []
        var (x, y) = (old.count, new.count)
        for (count, row) in reached.enumerated().reversed() {
            let diagonal = x - y
            let middle = count + 1
            let isDown =
                diagonal == -count || (diagonal != count && row[middle + diagonal - 1] < row[middle + diagonal + 1])
            let former = isDown ? diagonal + 1 : diagonal - 1
            let fromX = row[middle + former]
            let fromY = fromX - former
            while x > fromX, y > fromY, x > 0 {
                steps.append((.same, old[x - 1]))
                x -= 1
                y -= 1
            }
            guard count > 0 else { break }
            if isDown { steps.append((.added, new[fromY])) } else { steps.append((.removed, old[fromX])) }
            (x, y) = (fromX, fromY)
        }
        return steps.reversed()
    }

    /// Joins words of one kind; between two that stayed, what was removed goes first.
    private static func joined(_ steps: [(Operation, Substring)]) -> [Piece] {
        var pieces: [Piece] = []
        var same: [Substring] = []
        var removed: [Substring] = []
        var added: [Substring] = []
        func take(_ words: inout [Substring], _ piece: (String) -> Piece) {
            if !words.isEmpty { pieces.append(piece(text(words))) }
            words.removeAll()
        }
        for (operation, word) in steps {
            if operation == .same {
                take(&removed) { .removed($0) }
                take(&added) { .added($0) }
                same.append(word)
            } else {
                take(&same) { .same($0) }
                if operation == .removed { removed.append(word) } else { added.append(word) }
            }
        }
        take(&same) { .same($0) }
        take(&removed) { .removed($0) }
        take(&added) { .added($0) }
        return pieces
    }

    private static func text(_ words: [Substring]) -> String {
        var text = ""
        var needsSpace = false
        for word in words {
            if word == paragraphEnd {
                text += "\n\n"
                needsSpace = false
            } else {
                if needsSpace { text += " " }
                text += word
                needsSpace = true
            }
        }
        return text
    }
}
