import GRDB
import News

/// Whether an archive of an older version can be brought up to date, and why it was not.
struct Upgrade {
    private let path: String
    init(_ path: String) { self.path = path }

    // As measured with 500,000 articles, all steps from the first on write 120 bytes an article into the file, and the
    // largest of them 57 into the journal before.
    private static let room = (least: 4 << 20, perArticle: 192)

    /// - Throws: `StoreError` (`full`) when the disk has less room than the steps may take; nothing was written then.
    func checkRoom(
        _ database: any DatabaseReader,
        freeSpace: (String) -> Int? = DiskSpace.free(beside:)
    ) throws {
        let articles = try database.read { try Int.fetchOne($0, sql: "SELECT max(number) FROM article") ?? 0 }
        let (size, isTooMuch) = articles.multipliedReportingOverflow(by: Self.room.perArticle)
        let needed = isTooMuch ? Int.max : size &+ Self.room.least
        guard let free = freeSpace(path), free < needed else { return }
        throw StoreError(
            .full,
            what: "cannot bring the database \(path) up to date",
            why: "that may take \(needed >> 20) MiB beside it, and \(free >> 20) MiB are free",
            remedy: "free some space there, and start again, as the service does by itself; the archive is as it was"
        )
    }

    func failed(at stage: UpgradeStage, _ error: any Error) -> StoreError {
        let what = "cannot bring the database \(path) from version \(stage.from) to \(stage.to)"
        if error is CancellationError {
            return StoreError(.failed, what: what, why: "it was ended", remedy: Self.later)
        }
        var failure = StoreError(what, path: path, error)
        failure.why = "\(failure.why), at step \(stage.step)"
        if failure.code == .full { failure.remedy = "free some space for it; \(Self.later)" }
        return failure
    }

    private static let later = "the archive is as it was before this step: the next start goes on with it"
}
