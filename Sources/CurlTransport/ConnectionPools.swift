import Dispatch

/// The connections of fetches under one set of rules, in several pools.
///
/// A host belongs to one pool. libcurl 7.88 looks at every connection of a pool whenever a transfer leaves it, for one
/// that a program may have left half done (`curl_multi_remove_handle`), so that with one pool for all of them, a fetch
/// would cost the more the more hosts there are. Confined to the queue it was given.
final class ConnectionPools {
    /// Few enough that a pool has more than one fetch to do whenever it is rung for.
    static let count = 16

    private let limits: TransportLimits
    private let idle: IdleTransfers
    private let queue: DispatchQueue
    /// Rings with the number of the pool.
    private let ring: @Sendable (Int) -> Void
    private var pools = [CurlMulti?](repeating: nil, count: count)

    init(
        limits: TransportLimits,
        rules: ConnectionRules,
        queue: DispatchQueue,
        ring: @escaping @Sendable (Int) -> Void
    ) {
        self.limits = limits
        self.queue = queue
        self.ring = ring
        idle = IdleTransfers(limits: limits, rules: rules)
    }

    /// The pool of a number that was rung for.
    subscript(number: Int) -> CurlMulti? { pools.indices.contains(number) ? pools[number] : nil }

    /// The pool of the host that a URL names; nil when the process is out of memory or descriptors.
    func pool(for url: String) -> CurlMulti? {
        let number = Self.number(for: url)
        if let pool = pools[number] { return pool }
        // Hosts do not fall evenly into the pools.
        let share = limits.idleConnections * 5 / 4 / Self.count + 1
        pools[number] = CurlMulti(connections: share, idle: idle, queue: queue) { [ring] in
            ring(number)
        }
        return pools[number]
    }

    /// By a hash of what stands between `//` and the path, whatever its case; FNV-1a (Fowler, Noll, Vo).
    static func number(for url: String) -> Int {
        var hash: UInt32 = 0x811C_9DC5
        var slashes = 0
        for byte in url.utf8.prefix(512) {
            if byte == UInt8(ascii: "/") {
                slashes += 1
                if slashes > 2 { break }
            } else if slashes == 2 {
                hash = (hash ^ UInt32(byte | 0x20)) &* 0x0100_0193
            }
        }
        return Int((hash ^ hash >> 16) % UInt32(count))
    }
}
