import News
import Text

import struct Foundation.Date

/// Whether a source that was found behind redirects lives there from now on.
///
/// Only when every hop says so for good (301, 308), the new place serves a feed, and nobody's protection is lost by
/// it: a step from https to http is not remembered, nor is one to another host for a source with secrets of its own,
/// which only its own host is told.
struct Relocation {
    private let goal: VisitGoal
    private let redirects: [Redirect]
    private let source: Source

    /// To be asked only after the visit found a feed.
    init(_ goal: VisitGoal, _ redirects: [Redirect], _ source: Source) {
        self.goal = goal
        self.redirects = redirects
        self.source = source
    }

    /// Writes what follows into the state of the visit, and a note when that is news.
    func note(in visit: inout Visit) {
        let before = visit.state.move
        if let url = destination {
            visit.state.move = FeedMove(url: url, confirmed: goal.isMove ? before?.confirmed ?? now(visit) : now(visit))
            if before?.url != url { visit.record.note = "moved for good to \(url)" }
        } else if !goal.isMove {
            visit.state.move = nil
            if let before { visit.record.note = "no longer moved to \(before.url)" }
        }
    }

    private func now(_ visit: Visit) -> Date { visit.record.started }

    /// Where the source lives for good, if that is not where it was looked for.
    var destination: String? {
        guard let last = redirects.last, redirects.allSatisfy(\.isPermanent), !redirects.contains(where: isDowngrade),
            let new = WebAddress(last.to), let old = WebAddress(goal.listed), new.isWeb,
            !Self.namesUser(old), new.host == old.host || !hasSecrets
        else { return nil }
        let url = Self.withoutFragment(new)
        return url == goal.listed || url == old.string ? nil : url
    }

    private var hasSecrets: Bool {
        !source.fetch.headers.isEmpty || source.fetch.login != nil || source.fetch.cookies != nil
    }

    private func isDowngrade(_ redirect: Redirect) -> Bool {
        redirect.from.lowercased().hasPrefix("https:") && !redirect.to.lowercased().hasPrefix("https:")
    }

    private static func namesUser(_ address: WebAddress) -> Bool {
        address.string.dropFirst(address.scheme.count + 3).prefix { $0 != "/" }.contains("@")
    }

    private static func withoutFragment(_ address: WebAddress) -> String {
        address.fragment == nil ? address.string : String(address.string.prefix { $0 != "#" })
    }
}
