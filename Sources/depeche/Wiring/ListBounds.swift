import ArgumentParser
import News

/// What the bounds of a list on the command line may be.
enum ListBounds {
    /// - Throws: `ValidationError` for a negative number, which would be taken for all.
    static func check(limit: Int) throws {
        guard limit >= 0 else { throw ValidationError("--limit \(limit) is less than nothing; 0 stands for all") }
    }

    /// - Throws: `ValidationError` for a time that ends before it begins: nothing could ever be in it.
    static func check(since: Moment?, until: Moment?) throws {
        guard let since, let until, since.date >= until.date else { return }
        throw ValidationError(
            "nothing is between \(since.date.rfc3339) and \(until.date.rfc3339): --until has to be later than --since"
        )
    }
}
