/// Which work rests while the disk of the archive runs full.
///
/// Pure state. Pages rest first, then feeds; what rests goes on when there is a tenth more room than it asks for, so
/// that work does not stop and start at every article.
struct DiskBudget {
    /// What rests.
    enum Pause: String, Sendable, Comparable {
        case none, pages, feeds

        static func < (lhs: Self, rhs: Self) -> Bool { lhs.rank < rhs.rank }
        private var rank: Int {
            switch self {
            case .none: 0
            case .pages: 1
            case .feeds: 2
            }
        }
    }

    private(set) var pause = Pause.none

    /// Takes the bytes that are free, and those that pages and feeds ask for; nil for `free` when it is not known.
    ///
    /// - Returns: whether something rests or goes on that did not before.
    mutating func note(free: Int?, pages: Int, feeds: Int) -> Bool {
        let before = pause
        guard let free else {
            pause = .none
            return before != .none
        }
        func rests(_ work: Pause, below reserve: Int) -> Bool {
            guard reserve > 0 else { return false }
            return free < (before >= work ? reserve + reserve / 10 : reserve)
        }
        // What lets feeds rest lets pages rest as well, whatever is written for them.
        pause = rests(.feeds, below: feeds) ? .feeds : rests(.pages, below: pages) ? .pages : .none
        return pause != before
    }
}
