public import Logging
public import News

/// Hands the changes to all receivers, each at its own pace.
public actor Deliveries {
    private struct Round {
        var courier: Courier
        var task: Task<Void, Never>
    }

    private let store: any Store & DeliveryLedger
    private let open: @Sendable () throws(StoreError) -> any Store & DeliveryLedger
    private let transport: any Transport
    private let log: Logger
    private var archive: (any Store & DeliveryLedger)?
    private var userAgent = ""
    private var rounds: [Reader.Name: Round] = [:]
    /// Those that were cancelled and may not have ended yet.
    private var ending: [Task<Void, Never>] = []
    private var applications = 0
    private var isStopped = false

    /// Begins without a receiver.
    ///
    /// `store` keeps the places; `open` opens the archive once more, to read the changes from, when there is somebody to
    /// read them for. The transport is one of its own, so that no visit waits for a webhook.
    public init(
        store: any Store & DeliveryLedger,
        transport: any Transport,
        log: Logger,
        open: @escaping @Sendable () throws(StoreError) -> any Store & DeliveryLedger
    ) {
        self.store = store
        self.open = open
        self.transport = transport
        self.log = log
    }

    /// Makes these the receivers, and gives those that fail or are paused another try at once.
    ///
    /// The places of those that are no more are kept, for when they come back.
    public func apply(_ receivers: [Receiver], userAgent: String) async throws(StoreError) {
        guard !isStopped else { return }
        applications += 1
        let application = applications
        var failing: Set<Reader.Name> = []
        for (name, round) in rounds {
            let isFailing = await round.courier.isFailing
            if isFailing { failing.insert(name) }
        }
        guard application == applications else { return }
        let isOtherAgent = self.userAgent != userAgent
        self.userAgent = userAgent
        let wanted = Dictionary(receivers.map { ($0.name, $0) }) { first, _ in first }
        for (name, round) in rounds {
            let isSame = !isOtherAgent && wanted[name] == round.courier.receiver
            if isSame, !failing.contains(name) { continue }
            round.task.cancel()
            ending.append(round.task)
            rounds[name] = nil
        }
        for task in ending { await task.value }
        // Another list came meanwhile, which has waited for the same ends.
        guard application == applications else { return }
        ending = []
        try await store.keepDeliveries(to: receivers.map(\.name))
        for receiver in receivers where rounds[receiver.name] == nil && !isStopped { try start(receiver) }
    }

    /// Ends all deliveries; commands that run have two seconds to end by themselves.
    public func stop() async {
        isStopped = true
        for round in rounds.values { round.task.cancel() }
        for round in rounds.values { await round.task.value }
        for task in ending { await task.value }
        rounds = [:]
    }

    private func start(_ receiver: Receiver) throws(StoreError) {
        let archive = if let archive { archive } else { try open() }
        self.archive = archive
        let carrier: any Carrier =
            switch receiver.way {
            case .command(let command): CommandCarrier(receiver, command, log: log)
            case .webhook(let webhook):
                WebhookCarrier(receiver, webhook, userAgent: userAgent, transport: transport)
            }
        let courier = Courier(receiver, store: store, archive: archive, carrier: carrier, log: log)
        rounds[receiver.name] = Round(courier: courier, task: Task { await courier.run() })
    }
}
