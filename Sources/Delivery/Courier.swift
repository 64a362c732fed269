import Events
import Foundation
import Logging
import News

/// Hands one receiver what it has not taken yet, then what comes, for as long as its task lives.
///
/// Its place in the stream of changes moves when it has taken a batch, and not before: a receiver gets every change at
/// least once, in order. One that fails is tried again and again; nothing but its own place waits for it.
actor Courier {
    let receiver: Receiver
    private let store: any Store & DeliveryLedger
    private let archive: any Store & DeliveryLedger
    private let carrier: any Carrier
    private let log: Logger

    private var place = Position.start
    /// The place that the store knows.
    private var stored = Position.start
    private var storedAt = ContinuousClock.now
    private var delivery: Reader.Delivery
    private var limit: Int
    /// When it was last told that the receiver fails.
    private var told: Date?

    /// Changes that come within so long are handed over together.
    private static let gathering = Duration.milliseconds(100)
    /// A place that passes over changes that are not wanted is stored so often.
    private static let passing = Duration.seconds(5)
    /// Before the archive is asked again when it failed.
    private static let patience = Duration.seconds(5)
    /// Changes read at once.
    private static let page = 50

    /// `store` keeps the place; the changes are read from `archive`, so that nobody who writes waits for that.
    init(
        _ receiver: Receiver,
        store: any Store & DeliveryLedger,
        archive: any Store & DeliveryLedger,
        carrier: any Carrier,
        log: Logger
    ) {
        self.receiver = receiver
        self.store = store
        self.archive = archive
        self.carrier = carrier
        self.log = log
        limit = receiver.batch
        delivery = Reader.Delivery(way: receiver.way.name)
    }

    /// Whether the receiver does not take what it is given.
    var isFailing: Bool { delivery.failingSince != nil }

    /// Until the task is cancelled; then what the carrier holds is let go.
    func run() async {
        await persist { () throws(StoreError) in try await self.begin() }
        for await _ in archive.rings() {
            await persist { () throws(StoreError) in try await self.handOver() }
            if delivery.isPaused { break }
            try? await Task.sleep(for: Self.gathering)
        }
        // Its child may be gone, but not the reader: a reload or a restart tries again.
        if delivery.isPaused { await carrier.end() }
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3_600)) }
        await carrier.end()
    }

    private func begin() async throws(StoreError) {
        if let known = try await store.place(of: receiver.name) {
            place = known
        } else {
            place = receiver.beginsAtEnd ? try await store.lastPosition() : .start
            // From its first moment on its lag can be seen.
            try await store.move(receiver.name, to: place, at: Date())
        }
        stored = place
        if let before = try await store.delivery(to: receiver.name), before.way == delivery.way { delivery = before }
        delivery.isPaused = false
        if let since = delivery.failingSince, Date().timeIntervalSince(since) >= receiver.tellAfter / .seconds(1) {
            told = Date()
        }
        try await store.note(delivery, to: receiver.name)
    }

    /// Hands over what there is.
    private func handOver() async throws(StoreError) {
        while !Task.isCancelled, !delivery.isPaused {
            if let known = try await archive.place(of: receiver.name) {
                // An operator may have moved the place past what the receiver will never take.
                place = max(place, known)
            } else {
                // Or had it forgotten: it begins anew, as it would at the next start, and what its child took before
                // counts no more.
                await carrier.end()
                try await begin()
            }
            let (batch, reached, isEnd) = try await gather()
            guard let batch else {
                place = max(place, reached)
                return try await storePassed()
            }
            switch await carrier.carry(batch) {
            case .taken:
                place = max(place, reached)
                // What was once too much is tried again only by and by.
                limit = min(receiver.batch, limit + max(1, limit / 8))
                try await took()
                if isEnd { return }
            case .failed(let failure):
                // What was under way when the daemon stops is handed over again at its next start.
                guard !Task.isCancelled else { return }
                try await fail(failure, with: batch)
            }
        }
    }

    /// The next changes that are wanted, how far they go with those between them that are not, and whether there are no
    /// more.
    private func gather() async throws(StoreError) -> (batch: Batch?, reached: Position, isEnd: Bool) {
        var lines: [[UInt8]] = []
        var marks: [String] = []
        var (bytes, reached, first, last, isEnd) = (0, place, place, place, false)
        reading: while !Task.isCancelled {
            let changes = try await archive.changes(after: reached, limit: Self.page)
            isEnd = changes.isEmpty
            guard !isEnd else { break }
            for change in changes {
                if receiver.filter.accepts(change) {
                    let line = change.json + [0x0A]
                    if !lines.isEmpty, bytes + line.count > receiver.batchBytes { break reading }
                    if lines.isEmpty { first = change.position }
                    lines.append(line)
                    marks.append(change.mark)
                    bytes += line.count
                    last = change.position
                }
                reached = change.position
                if lines.count >= limit || bytes >= receiver.batchBytes { break reading }
            }
        }
        let batch = lines.isEmpty ? nil : Batch(lines: lines, first: first, last: last, marks: marks)
        return (batch, reached, isEnd)
    }

    private func took() async throws(StoreError) {
        try await storePlace()
        guard let since = delivery.failingSince else { return }
        delivery = Reader.Delivery(way: delivery.way)
        try await store.note(delivery, to: receiver.name)
        guard told != nil else { return }
        told = nil
        let span = Duration.seconds(max(0, Date().timeIntervalSince(since)))
        log.tell(
            .receiverRecovered,
            .notice,
            "a receiver takes its changes again",
            ["reader": "\(receiver.name)", "after": "\(span.brief)"]
        )
    }

    private func fail(_ failure: Handover.Failure, with batch: Batch) async throws(StoreError) {
        let now = Date()
        if let taken = failure.taken, taken > place {
            place = taken
            try await storePlace()
            delivery.failures = 0
        }
        if failure.isTooMuch { limit = max(1, batch.lines.count / 2) }
        delivery.failures += 1
        delivery.failingSince = delivery.failingSince ?? now
        delivery.error = failure.reason
        delivery.isPaused = failure.isFinal
        try await store.note(delivery, to: receiver.name)
        if failure.isFinal {
            log.tell(
                .receiverPaused,
                .warning,
                "a receiver wants no more and is left alone",
                ["reader": "\(receiver.name)", "error": "\(failure.reason)"]
            )
            return
        }
        let wait = Retry.wait(
            after: delivery.failures,
            asked: failure.wait,
            longest: receiver.longestWait,
            chance: Double.random(in: 0..<1)
        )
        try await tell(failure, at: now, next: wait)
        try? await Task.sleep(for: wait)
    }

    /// Tells of the first failure in the log, and of those that last as an event each time their span has doubled.
    private func tell(_ failure: Handover.Failure, at now: Date, next wait: Duration) async throws(StoreError) {
        guard let since = delivery.failingSince else { return }
        let span = now.timeIntervalSince(since)
        var fields: Logger.Metadata = [
            "reader": "\(receiver.name)", "error": "\(failure.reason)", "failures": "\(delivery.failures)",
            "retry": "\(wait.brief)",
        ]
        guard span >= receiver.tellAfter / .seconds(1), told.map({ span >= 2 * $0.timeIntervalSince(since) }) ?? true
        else {
            if delivery.failures == 1 { log.notice("a receiver did not take its changes", metadata: fields) }
            return
        }
        told = now
        fields["since"] = "\(since.rfc3339)"
        fields["lag"] = try await archive.readers().first { $0.name == receiver.name }.map { "\($0.lag)" }
        log.tell(.receiverFailing, .warning, "a receiver does not take its changes", fields)
    }

    private func storePlace() async throws(StoreError) {
        guard place > stored else { return }
        try await store.move(receiver.name, to: place, at: Date())
        (stored, storedAt) = (place, .now)
    }

    /// Stores a place that passed over what is not wanted, now and then: each time is a write.
    private func storePassed() async throws(StoreError) {
        if ContinuousClock.now - storedAt >= Self.passing { try await storePlace() }
    }

    /// Tries again until the archive does it; the loop of visits tells what is wrong with that.
    private func persist(_ work: () async throws(StoreError) -> Void) async {
        while !Task.isCancelled {
            do throws(StoreError) { return try await work() } catch { try? await Task.sleep(for: Self.patience) }
        }
    }
}

extension Change {
    /// What tells the change from any other, in any archive.
    fileprivate var mark: String { "\(position.rawValue) \(kind.rawValue) \(id.rawValue) \(moment.rfc3339)" }
}
