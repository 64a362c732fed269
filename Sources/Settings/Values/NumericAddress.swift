import Glibc

/// IP addresses written in digits.
enum NumericAddress {
    /// Whether `text` is an IPv4 address, or an IPv6 address in brackets.
    static func isValid(_ text: Substring) -> Bool {
        var address = in6_addr()
        if text.hasPrefix("["), text.hasSuffix("]") {
            return inet_pton(AF_INET6, String(text.dropFirst().dropLast()), &address) == 1
        }
        return inet_pton(AF_INET, String(text), &address) == 1
    }
}
