import ArgumentParser
import Foundation
import News
import Settings
import Text

/// A moment as a person writes it: `2h`, `7d`, `2025-11-24`, `2025-11-24T09:00:00Z`, `2 hours ago`, `hier`.
struct Moment: ExpressibleByArgument {
    let date: Date

    init?(argument: String) {
        let now = Date()
        if let span = Duration(written: argument) {
            date = now.addingTimeInterval(-(span / .seconds(1)))
        } else if let stated = DateReader().read(argument) {
            date = stated.instant
        } else if let relative = RelativeDate.read(argument, observed: now, zone: .current) {
            date = relative.instant
        } else {
            return nil
        }
    }

    static let help = "a span (2h, 7d), a date (2025-11-24), a moment (2025-11-24T09:00:00Z) or words (2 hours ago)"
}
