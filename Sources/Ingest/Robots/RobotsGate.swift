public import News
import Text

public import struct Foundation.Date

/// Says whether a page may be asked for, by its publisher's `robots.txt`.
///
/// The file is fetched when it is first needed and kept for 6 to 24 hours; see `RobotsRecord`. However many ask about
/// one publisher at once, it is fetched once. It counts as a request to the host: ask while the host's turn is yours.
public actor RobotsGate {
    public struct Answer: Sendable, Hashable {
        public var isAllowed: Bool
        /// The pause the publisher asks for between two requests, at most two minutes.
        public var crawlDelay: Duration?
        /// Why it is not allowed, on one line; nil when it is.
        public var reason: String?
    }

    private let transport: any Transport
    private let capacity: Int
    private let room: Int
    /// The weights of all records.
    private var weight = 0
    private var records: [String: RobotsRecord] = [:]
    private var underWay: [String: Task<RobotsRecord?, Never>] = [:]

    /// Keeps in mind at most `capacity` publishers with `room` bytes of rules in all; those to be asked again soonest
    /// are forgotten first.
    public init(transport: any Transport, capacity: Int = 10_000, room: Int = 32 << 20) {
        self.transport = transport
        self.capacity = max(1, capacity)
        self.room = room
    }

    /// Whether the page at an address may be asked for.
    ///
    /// `options` are those the page would be fetched with; of its secrets none is sent. The visitor's name is the
    /// user agent's, and `depeche` whatever that says.
    public func answer(on url: String, with options: FetchOptions, at now: Date = Date()) async -> Answer {
        guard let address = WebAddress(url), address.isWeb, let host = address.host else {
            return Answer(isAllowed: false, reason: "it is not a web address")
        }
        let origin = "\(address.scheme)://\(host)\(address.port.map { ":\($0)" } ?? "")"
        guard let record = await record(of: origin, options, now) else {
            return Answer(isAllowed: false, reason: "the fetch of robots.txt was cancelled")
        }
        switch record.verdict {
        case .absent: return Answer(isAllowed: true)
        case .unreachable(let reason): return Answer(isAllowed: false, reason: reason)
        case .rules(let rules):
            let path = address.path + (address.query.map { "?" + $0 } ?? "")
            let isAllowed = rules.allows(path)
            return Answer(
                isAllowed: isAllowed,
                crawlDelay: rules.crawlDelay,
                reason: isAllowed ? nil : "robots.txt does not allow it"
            )
        }
    }

    /// What is known of a publisher now, without asking anybody.
    public func record(of origin: String) -> RobotsRecord? { records[origin] }

    private func record(of origin: String, _ options: FetchOptions, _ now: Date) async -> RobotsRecord? {
        let before = records[origin]
        if let before, before.expires > now { return before }
        if let task = underWay[origin] { return await task.value }
        let task = Task { await Self.fetch(origin, options, after: before, at: now, over: transport) }
        underWay[origin] = task
        let record = await task.value
        underWay[origin] = nil
        if let record { keep(record, of: origin) }
        return record
    }

    /// Nil when the fetch was cancelled.
    private static func fetch(
        _ origin: String,
        _ options: FetchOptions,
        after before: RobotsRecord?,
        at now: Date,
        over transport: any Transport
    ) async -> RobotsRecord? {
        var options = options
        let named = options.headers.last { $0.name.lowercased() == "user-agent" }
        options.userAgent = named?.value ?? options.userAgent
        options.headers = []
        options.login = nil
        options.cookies = nil
        options.limits.redirects = RobotsRecord.redirects
        let request = FetchRequest(
            url: origin + "/robots.txt",
            kind: .robots,
            validators: before?.validators ?? .init(),
            options: options
        )
        let tokens = ["depeche", options.userAgent]
        do throws(FetchError) {
            return RobotsRecord(.success(try await transport.fetch(request)), after: before, at: now, for: tokens)
        } catch {
            if error.code == .cancelled { return nil }
            return RobotsRecord(.failure(error), after: before, at: now, for: tokens)
        }
    }

    private func keep(_ record: RobotsRecord, of origin: String) {
        weight += record.weight - (records.updateValue(record, forKey: origin)?.weight ?? 0)
        guard records.count > capacity || weight > room else { return }
        // A tenth more than needed, so that this is not done at every visit.
        for (origin, record) in records.sorted(by: { $0.value.expires < $1.value.expires }) {
            guard records.count > capacity / 10 * 9 || weight > room / 10 * 9, records.count > 1 else { return }
            records[origin] = nil
            weight -= record.weight
        }
    }
}
