/// Transfers that wait for their next fetch, with the easy handles that they own; any multi handle may take one.
///
/// Confined to the queue of the multi handles.
final class IdleTransfers {
    private let limits: TransportLimits
    private let rules: ConnectionRules
    private var transfers: [CurlTransfer] = []

    init(limits: TransportLimits, rules: ConnectionRules) {
        self.limits = limits
        self.rules = rules
    }

    /// The one that came last, or a new one; nil when the process is out of memory.
    func take() -> CurlTransfer? { transfers.popLast() ?? CurlTransfer(limits: limits, rules: rules) }

    /// Takes back one that has left its multi handle.
    func give(_ transfer: CurlTransfer) {
        transfer.clear()
        if transfers.count < limits.transfers { transfers.append(transfer) }
    }
}
