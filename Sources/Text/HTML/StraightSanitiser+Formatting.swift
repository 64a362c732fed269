/// Formatting that goes on where an element around it has ended.
///
/// A parser keeps a list of the formatting that was begun and not ended; what of it was closed together with an element
/// around it is opened again before the next text (HTML standard §13.2.4.3). Here are the cases of it in which nothing
/// else is moved: the rest is the tree's business.
extension StraightSanitiser {
    /// Formatting that was closed before its end tag.
    struct Interrupted {
        var element: StraightElement
        /// Where its start tag begins.
        var start: Int
    }

    private static var mostInterrupted: Int { 8 }
    private static var mostAlike: Int { 3 }
    private static var mostRebuilt: Int { 64 << 10 }

    /// Closes the elements from this index on; false where the tree has to say which formatting goes on.
    mutating func close(from index: Int) -> Bool {
        var ended: [Interrupted] = []
        while open.count > index, let last = open.last, let start = starts.last {
            if last.isFormatting { ended.append(Interrupted(element: last, start: start)) }
            closeTop()
        }
        guard !ended.isEmpty else { return true }
        // What is still open was begun before what is interrupted already.
        interrupted.insert(contentsOf: ended.reversed(), at: 0)
        // Of many alike the parser forgets the first.
        let hasManyAlike = interrupted.contains { tag in
            let same = interrupted.count { $0.element == tag.element } + open.count { $0 == tag.element }
            return same >= Self.mostAlike
        }
        return interrupted.count <= Self.mostInterrupted && !hasManyAlike
    }

    /// Begins interrupted formatting anew; false where the tree has to say.
    mutating func rebuildFormatting() -> Bool {
        guard !interrupted.isEmpty else { return true }
        let tags = interrupted
        interrupted = []
        for tag in tags {
            guard let (element, name) = name(from: tag.start + 1), let end = readAttributes(from: name.upperBound),
                begin(element, name, end)
            else { return false }
            rebuilt += end - tag.start
        }
        return rebuilt <= Self.mostRebuilt
    }
}
