import News
import Text

/// A redirect away from a feed: to a front page, as sites do with addresses they gave up, or to a login.
struct Diversion: Equatable {
    enum Place: String { case homePage = "a home page", login = "a login page" }

    let place: Place
    let address: String

    /// Nil when the answer did not come by a redirect, or from some other place.
    ///
    /// To be asked only about an answer that is no feed: a feed may be anywhere.
    init?(_ response: FetchResponse) {
        guard let first = response.redirects.first, let last = response.redirects.last,
            let from = WebAddress(first.from), let to = WebAddress(last.to)
        else { return nil }
        if Self.isLogin(to) {
            place = .login
        } else if Self.isHomePage(to), !Self.isHomePage(from) {
            // Many a front page has a corner to log in; it is a front page all the same.
            place = .homePage
        } else if Self.asksForPassword(response.body) {
            place = .login
        } else {
            return nil
        }
        // A query may hold a token.
        address = String(to.string.prefix { $0 != "?" && $0 != "#" })
    }

    var sentence: String { "the publisher redirects to \(place.rawValue), \(address), instead of a feed" }

    /// `/`, and what sites write for it: `/fr`, `/en-gb/`, `/index.html`, `/home`.
    private static func isHomePage(_ address: WebAddress) -> Bool {
        let segments = address.path.lowercased().split(separator: "/")
        guard let last = segments.last else { return true }
        guard segments.count <= 2, segments.dropLast().allSatisfy(isLanguage) else { return false }
        let parts = last.split(separator: ".", maxSplits: 1)
        let isPage = parts.count == 1 || pageEndings.contains(String(parts[1]))
        return isLanguage(last) || isPage && homeNames.contains(String(parts[0]))
    }

    private static func isLanguage(_ segment: Substring) -> Bool {
        let parts = segment.split(separator: "-")
        guard let first = parts.first, parts.count <= 2, first.utf8.count == 2 else { return false }
        return parts.allSatisfy { $0.utf8.count == 2 && $0.utf8.allSatisfy { 0x61...0x7A ~= $0 } }
    }

    private static func isLogin(_ address: WebAddress) -> Bool {
        let label = (address.host ?? "").split(separator: ".").first.map(String.init) ?? ""
        if loginHosts.contains(label) { return true }
        return address.path.lowercased().split(separator: "/").contains { segment in
            loginNames.contains(segment.prefix { $0 != "." }.filter { $0 != "-" && $0 != "_" })
        }
    }

    /// Whether a page has a field for a password.
    private static func asksForPassword(_ body: [UInt8]) -> Bool {
        let wanted = Array("type=password".utf8)
        var matched = 0
        for byte in body.prefix(256 << 10) where byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "'") {
            let letter = 0x41...0x5A ~= byte ? byte | 0x20 : byte
            // No prefix of the words begins again within them but at their first letter.
            matched = letter == wanted[matched] ? matched + 1 : letter == wanted[0] ? 1 : 0
            if matched == wanted.count { return true }
        }
        return false
    }

    private static let pageEndings: Set<String> = ["html", "htm", "php", "asp", "aspx", "jsp"]
    private static let homeNames: Set<String> = ["index", "home", "accueil", "default", "main", "inicio", "start"]
    private static let loginHosts: Set<String> = [
        "login", "signin", "auth", "sso", "accounts", "account", "idp", "connect",
    ]
    private static let loginNames: Set<String> = [
        "login", "signin", "logon", "auth", "oauth", "oauth2", "authorize", "sso", "saml", "wplogin", "connexion",
        "identification", "anmelden", "acceder", "account", "accounts", "subscribe", "paywall", "session",
    ]
}
