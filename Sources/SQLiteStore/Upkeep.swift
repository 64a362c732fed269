import GRDB

/// Does in quiet moments what commits put off: merges of the indexes, and the checkpoint after them.
///
/// Articles come in bursts, and most of the time there are none: what can wait is no part of the time a burst takes.
/// When there is no quiet moment for long, commits do it themselves. A command that makes few commits leaves it to the
/// daemon.
actor Upkeep {
    /// No commit for so long is a quiet moment.
    private static let quiet = Duration.milliseconds(250)
    /// Between steps of some milliseconds: leaves most of a core to others.
    private static let breath = Duration.milliseconds(20)

    private let database: any DatabaseWriter
    private let desk: CopyDesk
    private let checkpointer: Checkpointer?
    private var bursts = 0
    private var burstsSeen = 0
    /// Bursts that are under way.
    private var underWay = 0
    private var hasTask = false

    init(database: any DatabaseWriter, desk: CopyDesk, checkpointer: Checkpointer?) {
        self.checkpointer = checkpointer
        self.database = database
        self.desk = desk
    }

    /// Stops for commits that come one after the other.
    func pause() { underWay += 1 }

    /// Goes on when it has been quiet for a while.
    func resume() {
        underWay -= 1
        bursts += 1
        guard !hasTask else { return }
        hasTask = true
        Task { [weak self] in
            while let pause = await self?.turn() { try? await Task.sleep(for: pause) }
        }
    }

    /// Does all that there is to do.
    func finish() async {
        while await step() {}
    }

    /// Does a step when it is quiet; returns the time until the next, nil when there is none.
    private func turn() async -> Duration? {
        guard underWay == 0, bursts == burstsSeen else {
            burstsSeen = bursts
            return Self.quiet
        }
        if await step() { return Self.breath }
        guard underWay == 0, bursts == burstsSeen else { return Self.quiet }
        checkpointer?.writeBack()
        hasTask = false
        return nil
    }

    /// Does a little; returns whether there may be more to do.
    ///
    /// What fails is tried again after the next commit.
    private func step() async -> Bool {
        do {
            return try await database.write { [desk] db in
                let indexesAreLeft = try desk.tend(db)
                let wordsAreLeft = try FullTextMerge(db).step()
                return indexesAreLeft || wordsAreLeft
            }
        } catch {
            _ = try? await database.writeWithoutTransaction { [desk] _ in desk.forget() }
            return false
        }
    }
}
