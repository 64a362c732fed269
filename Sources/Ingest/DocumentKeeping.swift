import Events
import Logging
import News

/// Has the documents of a visit kept, and tells the operator when that fails.
struct DocumentKeeping: Sendable {
    private let keeper: any RawKeeper
    private let log: Logger

    /// Nil when none are to be kept.
    init?(_ keeper: (any RawKeeper)?, _ options: IngestOptions, _ log: Logger) {
        guard let keeper, options.keepsRaw else { return nil }
        self.keeper = keeper
        self.log = log
    }

    /// Writes the visit's documents, and names their places in it; what cannot be kept is lost, and fails nothing.
    func keep(_ visit: inout Visit) async {
        let keeping = await keeper.keep(visit.documents)
        visit.documents = []
        visit.records = keeping.records
        switch keeping.turn {
        case .lost(let reason):
            log.tell(
                .documentsNotKept,
                .warning,
                "documents are not kept as they are received",
                ["error": "\(reason)"]
            )
        case .regained: log.tell(.documentsKept, .notice, "documents are kept again as they are received")
        case nil: break
        }
    }
}
