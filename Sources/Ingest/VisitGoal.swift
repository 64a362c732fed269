import News

import struct Foundation.Date

/// Where a visit goes, and what it tells the publisher that is known already.
///
/// A source that moved is visited where it is now. Its listed address is asked again when the new one fails, then in
/// turn with it, and every 30 days, so that a move taken back is noticed.
struct VisitGoal: Equatable {
    /// The address of the source list.
    let listed: String
    let url: String
    let validators: FeedState.Validators

    var isMove: Bool { url != listed }

    static let longestOnTrust: Double = 30 * 86_400

    /// The goal of a visit at `now`; `state` is that of the listed address.
    init(_ state: FeedState, listed: String, at now: Date) {
        self.listed = listed
        var goal = listed
        if let move = state.move, state.consecutiveFailures % 2 == 0,
            abs(now.timeIntervalSince(move.confirmed)) < Self.longestOnTrust
        {
            goal = move.url
        }
        url = goal
        // What the new place gave proves nothing at the old one.
        let isSamePlace = state.move == nil || goal != listed
        validators = isSamePlace && state.mayAskForChange(at: now) ? state.validators : .init()
    }
}
