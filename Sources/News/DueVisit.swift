public import struct Foundation.Date

/// A source whose next visit fell due: little enough to hold many of them until their turns come.
public struct DueVisit: Hashable, Sendable {
    public var source: Source.ID
    public var date: Date
    public init(source: Source.ID, date: Date) {
        self.source = source
        self.date = date
    }
}
