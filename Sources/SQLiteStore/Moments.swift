import Foundation
import News

extension Date {
    /// Milliseconds since 1970, as the daemon's own columns hold moments.
    var milliseconds: Int64 {
        Int64(min(max((timeIntervalSince1970 * 1000).rounded(), -9e15), 9e15))
    }

    init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }
}
