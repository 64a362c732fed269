import Foundation

/// The proxies that the process's environment names, as curl(1) reads it.
///
/// `http_proxy` is read in lower case only, for a web server's CGI would let anybody set `HTTP_PROXY`.
public struct EnvironmentProxy: Sendable, Hashable {
    private let http: String?
    private let https: String?
    private let exceptions: [Substring]

    /// That of this process, as it was at the first look.
    public static let ofProcess = EnvironmentProxy(ProcessInfo.processInfo.environment)

    public init(_ environment: [String: String]) {
        func value(_ names: String...) -> String? {
            names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        }
        let all = value("all_proxy", "ALL_PROXY")
        http = value("http_proxy") ?? all
        https = value("https_proxy", "HTTPS_PROXY") ?? all
        exceptions = (value("no_proxy", "NO_PROXY") ?? "").lowercased()
            .split { $0 == "," || $0 == " " || $0 == "\t" }
            .prefix(1_000).map { $0 }
    }

    /// Whether it names no proxy.
    public var isEmpty: Bool { http == nil && https == nil }

    /// The proxy for an address; nil to go directly.
    func proxy(for address: WebAddress) -> String? {
        guard let proxy = address.scheme == "https" ? https : http, !isException(address.host) else { return nil }
        return proxy
    }

    /// Whether `no_proxy` names the host: `*`, the name itself or a domain it is in, an address or a block of them.
    private func isException(_ host: String) -> Bool {
        guard !exceptions.isEmpty else { return false }
        let name = Self.bare(host)
        let number = SocketAddress(name)
        return exceptions.contains { exception in
            if exception == "*" { return true }
            if let number { return Self.covers(exception, number) }
            let domain = Self.bare(String(exception.drop { $0 == "." }))
            return !domain.isEmpty && (name == domain || name.hasSuffix("." + domain))
        }
    }

    /// Without brackets and the dot at its end.
    private static func bare(_ host: String) -> String {
        var host = host
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        if host.hasSuffix(".") { host.removeLast() }
        return host
    }

    private static func covers(_ exception: Substring, _ number: SocketAddress) -> Bool {
        let parts = exception.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let block = parts.first.flatMap({ SocketAddress(bare(String($0))) }) else { return false }
        guard parts.count == 2 else { return block == number }
        let (own, other) = (block.bytes, number.bytes)
        guard own.count == other.count, let bits = Int(parts[1]), 0...own.count * 8 ~= bits else { return false }
        return zip(own, other).enumerated().allSatisfy { index, pair in
            let left = bits - index * 8
            let mask: UInt8 = left >= 8 ? 0xFF : left <= 0 ? 0 : ~(0xFF >> UInt8(left))
            return pair.0 & mask == pair.1 & mask
        }
    }
}
