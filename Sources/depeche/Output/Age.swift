import Foundation
import News

/// Moments as a person tells them, from now.
enum Age {
    static func text(since date: Date, at now: Date) -> String {
        let seconds = now.timeIntervalSince(date)
        return seconds < 1 ? "now" : coarse(seconds) + " ago"
    }

    static func text(until date: Date, at now: Date) -> String {
        let seconds = date.timeIntervalSince(now)
        return seconds < 1 ? "due" : "in " + coarse(seconds)
    }

    private static func coarse(_ seconds: TimeInterval) -> String {
        let whole = seconds < 9e9 ? Int(seconds) : Int(9e9)
        switch whole {
        case ..<60: return "\(whole)s"
        case ..<3600: return "\(whole / 60)m"
        case ..<86_400: return "\(whole / 3600)h\(whole / 60 % 60 == 0 ? "" : "\(whole / 60 % 60)m")"
        default: return "\(whole / 86_400)d"
        }
    }
}
