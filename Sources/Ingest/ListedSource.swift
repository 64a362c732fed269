import News
import Text

/// A source of the list with what is worked out of it once.
///
/// An object, so that a list of many thousands is held once, however often its members are handed around.
final class ListedSource: Sendable {
    let source: Source
    let sieve: Sieve
    /// Whom to be courteous to; nil for a folder, which nobody minds being read.
    let host: String?

    init(_ source: Source) throws(PatternError) {
        self.source = source
        sieve = try Sieve(source)
        host = if case .feed(let url) = source.place { WebAddress(url)?.host ?? url } else { nil }
    }
}
