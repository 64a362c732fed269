import CCurl
import Glibc
import News

/// One fetch at a time: owns an easy handle, follows the redirects and gathers the last answer.
///
/// Redirects are followed here, not by libcurl, so that every hop is judged: its
/// scheme, its number, and which headers may be told to another host. Confined
/// to the queue of its multi handle; reused for the next fetch.
final class CurlTransfer {
    /// What came of one hop.
    enum Outcome {
        case ended(Result<FetchResponse, FetchError>)
        /// Another request is due: `beginHop()`, then back into the multi handle.
        case again
    }

    /// No setting allows more.
    static let mostRedirects = 10

    let handle: UnsafeMutableRawPointer
    let limits: TransportLimits
    private let rules: ConnectionRules
    private let errorBuffer: UnsafeMutablePointer<CChar>
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private var nameList: UnsafeMutablePointer<curl_slist>?

    private(set) var id: FetchID = 0
    private(set) var request = FetchRequest(url: "")
    private(set) var deadline = ContinuousClock.now
    /// Whether libcurl is to look through the addresses it remembers for those that are too old.
    private(set) var checksNames = false
    /// Whose publisher may know the secrets of the request.
    private var home: WebAddress?
    private(set) var address: WebAddress?
    /// The addresses asked before this one.
    private(set) var hops: [WebAddress] = []
    private(set) var redirects: [Redirect] = []
    /// Through what `address` is asked.
    private(set) var proxy: ProxyAddress?
    /// Whether HTTP/2 is not offered, after it went wrong.
    private var asksHTTP1 = false
    /// Whether this body is asked for without a content encoding, after one could not be undone.
    private var asksPlain = false
    private(set) var answer: Answer
    private(set) var refusal: AddressGuard.Refusal?
    /// The last address a connection was tried to.
    private(set) var peer: SocketAddress?

    /// Makes an easy handle; nil when the process is out of memory.
    init?(limits: TransportLimits, rules: ConnectionRules) {
        guard let handle = curl_easy_init() else { return nil }
        self.handle = handle
        self.limits = limits
        self.rules = rules
        errorBuffer = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        answer = Answer(to: request)
        // The first cookie it is given starts libcurl's handling of them, which outlasts a reset of the options. The
        // usual way, an empty COOKIEFILE, would be set anew for each hop, and the reset loses it without freeing it.
        curl_easy_setopt_string(handle, CURLOPT_COOKIELIST, "Set-Cookie: start=1; domain=start.invalid")
    }

    /// The handle must have left its multi handle.
    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(headerList)
        curl_slist_free_all(nameList)
        errorBuffer.deallocate()
    }

    /// Prepares the first hop of a fetch; its time begins now.
    func begin(_ request: FetchRequest, as id: FetchID, checkingNames: Bool) throws(FetchError) {
        let address: WebAddress
        do throws(WebAddress.Flaw) {
            address = try WebAddress(request.url)
        } catch {
            throw FetchError(.protocolViolation, url: WebAddress.redacting(request.url), detail: error.reason)
        }
        // One that cannot be read is nobody's: what was meant for it is told to nobody.
        home = request.home.map { try? WebAddress($0) } ?? address
        self.request = request
        self.id = id
        self.checksNames = checkingNames
        self.address = address
        hops = []
        redirects = []
        asksPlain = false
        asksHTTP1 = false
        deadline = .now + min(request.options.limits.time, .seconds(86_400))
        try beginHop()
    }

    /// Sets every option anew, so that nothing of an earlier fetch or hop remains.
    func beginHop() throws(FetchError) {
        guard let address else { return }
        let isTrusted = home.map { address.mayInherit(from: $0) } ?? false
        let fields = try RequestFields(request, trusted: isTrusted)
        proxy = try proxy(for: address)
        answer = Answer(to: request)
        refusal = nil
        peer = nil
        errorBuffer.pointee = 0
        curl_easy_reset(handle)
        curl_slist_free_all(headerList)
        headerList = fields.list()
        curl_easy_setopt_list(handle, CURLOPT_HTTPHEADER, headerList)
        setBytes(CURLOPT_USERAGENT, fields.userAgent)
        setBytes(CURLOPT_URL, Array(address.text.utf8))
        if let cookies = fields.cookies { setBytes(CURLOPT_COOKIE, cookies) }
        if isTrusted, let login = request.options.login {
            setBytes(CURLOPT_USERNAME, Array(login.username.exposed.utf8))
            setBytes(CURLOPT_PASSWORD, Array(login.password.exposed.utf8))
        }
        setBody()
        setProxy()
        setFixedOptions()
        setNames(for: address)
        setCallbacks()
        curl_easy_setopt_long(handle, CURLOPT_TIMEOUT_MS, max(1, (deadline - .now).milliseconds))
    }

    /// Reads what came of the hop whose transfer ended with `code`.
    func end(_ code: CURLcode) -> Outcome {
        guard let address else { return .ended(.failure(failure(code))) }
        // A redirect is followed even when the rest of its answer was broken.
        if request.body == nil, let location = answer.location, refusal == nil {
            guard .now < deadline else { return .ended(.failure(failure(CURLE_OPERATION_TIMEDOUT))) }
            do throws(FetchError) {
                try redirect(to: location, answer.status, from: address)
                return .again
            } catch {
                return .ended(.failure(error))
            }
        }
        // Some servers put the character encoding here, or announce what they do not send.
        if code == CURLE_BAD_CONTENT_ENCODING, !asksPlain, .now < deadline {
            asksPlain = true
            return .again
        }
        if isTroubleOfHTTP2(code), .now < deadline {
            asksHTTP1 = true
            return .again
        }
        // A status that tells of trouble is an answer, whether its body arrived whole or not.
        guard code == CURLE_OK || answer.isCut || answer.hasBegun && answer.status >= 400 else {
            return .ended(.failure(failure(code)))
        }
        guard !asksPlain || !answer.isEncoded else {
            return .ended(.failure(failure(CURLE_BAD_CONTENT_ENCODING)))
        }
        let response = FetchResponse(
            status: answer.status,
            url: hops.isEmpty ? WebAddress.redacting(request.url) : address.redacted,
            headers: answer.fields,
            body: answer.body,
            receivedBytes: receivedBytes,
            redirects: redirects,
            isSecure: address.scheme == "https",
            version: version,
            isCut: answer.isCut,
            head: answer.head,
            server: server
        )
        return .ended(.success(response))
    }

    /// Lets go of what the fetch held; the handle keeps its buffers for the next one.
    func clear() {
        request = FetchRequest(url: "")
        answer = Answer(to: request)
        hops = []
        redirects = []
        address = nil
        home = nil
        proxy = nil
    }

    /// Bytes of body received, before decoding.
    var receivedBytes: Int {
        var count: curl_off_t = 0
        curl_easy_getinfo_offset(handle, CURLINFO_SIZE_DOWNLOAD_T, &count)
        return Int(count)
    }

    /// Whether a failure can come of an HTTP/2 that the server offers and then breaks.
    ///
    /// libcurl does not tell what was agreed on before there is an answer, so a silent server with TLS is asked twice.
    private func isTroubleOfHTTP2(_ code: CURLcode) -> Bool {
        guard address?.scheme == "https", !isHTTP1Only else { return false }
        switch code {
        case CURLE_HTTP2, CURLE_HTTP2_STREAM: return true
        case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE: return !answer.hasBegun
        default: return false
        }
    }

    /// The address that answered; nil when a proxy stood between.
    private var server: String? {
        guard proxy == nil else { return nil }
        var text: UnsafeMutablePointer<CChar>?
        guard curl_easy_getinfo_text(handle, CURLINFO_PRIMARY_IP, &text) == CURLE_OK, let text else { return nil }
        return SocketAddress(String(cString: text))?.description
    }

    private var version: FetchResponse.HTTPVersion {
        var version = 0
        curl_easy_getinfo_long(handle, CURLINFO_HTTP_VERSION, &version)
        return switch version {
        case CURL_HTTP_VERSION_1_0: .http1_0
        case CURL_HTTP_VERSION_2_0: .http2
        default: .http1_1
        }
    }

    /// What libcurl itself said about a failure, in one line.
    var remark: String {
        String(String(cString: errorBuffer).unicodeScalars.prefix(200).filter { $0.value >= 0x20 })
    }

    /// Foreign bytes fit for a message: one line of at most 200 characters.
    private func shown(_ bytes: [UInt8]) -> String {
        String(
            String(decoding: bytes.prefix(200), as: UTF8.self).unicodeScalars.filter {
                $0.value >= 0x20 && !(0x7F...0x9F ~= $0.value)
            }
        )
    }

    private func redirect(to location: [UInt8], _ status: Int, from address: WebAddress) throws(FetchError) {
        let next: WebAddress
        do throws(WebAddress.Flaw) {
            next = try address.resolving(location)
        } catch {
            let target = shown(location)
            throw failure(.protocolViolation, "it redirects to \(target), and \(error.reason)")
        }
        let maximum = min(max(0, request.options.limits.redirects), Self.mostRedirects)
        guard hops.count < maximum else {
            throw failure(
                .tooManyRedirects,
                "redirected once more than the \(maximum) times `fetch.max_redirects` allows, to \(next.redacted)",
                .redirects
            )
        }
        // Once may be a cookie being set; the same a third time is a circle.
        guard hops.count(where: { $0 == next }) < 2 else {
            throw failure(.tooManyRedirects, "redirected in a circle, again and again to \(next.redacted)")
        }
        hops.append(address)
        redirects.append(Redirect(status: status, from: address.redacted, to: next.redacted))
        asksPlain = false
        asksHTTP1 = false
        self.address = next
    }
}

// MARK: - Options

extension CurlTransfer {
    private func setFixedOptions() {
        for (option, value) in [
            (CURLOPT_NOSIGNAL, 1),
            // Otherwise a removed transfer would wait here until the resolver's thread comes back.
            (CURLOPT_QUICK_EXIT, 1),
            (CURLOPT_CONNECTTIMEOUT_MS, max(1, request.options.limits.connect.milliseconds)),
            (CURLOPT_HTTP_VERSION, isHTTP1Only ? CURL_HTTP_VERSION_1_1 : CURL_HTTP_VERSION_2TLS),
            (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
            (CURLOPT_SSL_VERIFYPEER, 1),
            (CURLOPT_SSL_VERIFYHOST, 2),
            (CURLOPT_FOLLOWLOCATION, 0),
            (CURLOPT_HTTP09_ALLOWED, 0),
            (CURLOPT_SUPPRESS_CONNECT_HEADERS, 1),
            (CURLOPT_MAXAGE_CONN, 30),
            (CURLOPT_DNS_CACHE_TIMEOUT, checksNames ? limits.nameAge : -1),
        ] {
            curl_easy_setopt_long(handle, option, Int(value))
        }
        curl_easy_setopt_string(handle, CURLOPT_PROTOCOLS_STR, "http,https")
        // Empty: everything this libcurl can undo.
        curl_easy_setopt_string(handle, CURLOPT_ACCEPT_ENCODING, asksPlain ? "identity" : "")
        curl_easy_setopt_long(handle, CURLOPT_HTTP_CONTENT_DECODING, asksPlain ? 0 : 1)
        // libcurl parses the authorities once for all connections only when no directory is given beside them.
        if let authorities = limits.certificateAuthorities ?? Self.systemAuthorities {
            curl_easy_setopt_string(handle, CURLOPT_CAINFO, authorities)
            curl_easy_setopt_string(handle, CURLOPT_CAPATH, nil)
            curl_easy_setopt_string(handle, CURLOPT_PROXY_CAINFO, authorities)
            curl_easy_setopt_string(handle, CURLOPT_PROXY_CAPATH, nil)
        }
        // Cookies live as long as the chain of redirects that sets and wants them.
        if hops.isEmpty { curl_easy_setopt_string(handle, CURLOPT_COOKIELIST, "ALL") }
    }

    private var isHTTP1Only: Bool { asksHTTP1 || request.options.isHTTP1Only }

    /// The proxy to ask `address` through; nil to ask it directly.
    private func proxy(for address: WebAddress) throws(FetchError) -> ProxyAddress? {
        let text: String?
        switch request.options.proxy {
        case .direct: text = nil
        case .environment: text = limits.environmentProxy.proxy(for: address)
        case .address(let secret): text = secret.exposed
        }
        guard let text else { return nil }
        guard let proxy = ProxyAddress(text) else {
            throw failure(.proxy, "the proxy's address is not one: `http`, `https`, `socks5` or `socks5h` and a host")
        }
        return proxy
    }

    /// Hands libcurl the addresses of the host where the rules know them; the `+` lets them age as others do.
    private func setNames(for address: WebAddress) {
        guard let addresses = rules.resolve?(address.host), !addresses.isEmpty else { return }
        curl_slist_free_all(nameList)
        nameList = curl_slist_append(nil, "+\(address.host):\(address.port):\(addresses.joined(separator: ","))")
        curl_easy_setopt_list(handle, CURLOPT_RESOLVE, nameList)
    }

    /// Tells libcurl about the proxy, or that there is none; it would look into the environment otherwise.
    private func setProxy() {
        setBytes(CURLOPT_PROXY, Array((proxy?.text ?? "").utf8))
        curl_easy_setopt_string(handle, CURLOPT_NOPROXY, "")
    }

    /// Has libcurl send a copy of the request's body.
    private func setBody() {
        guard let body = request.body else { return }
        curl_easy_setopt_long(handle, CURLOPT_POST, 1)
        curl_easy_setopt_long(handle, CURLOPT_POSTFIELDSIZE, body.count)
        body.withUnsafeBytes { bytes in
            _ = curl_easy_setopt_pointer(
                handle,
                CURLOPT_COPYPOSTFIELDS,
                UnsafeMutableRawPointer(mutating: bytes.baseAddress)
            )
        }
    }

    private func setCallbacks() {
        let context = Unmanaged.passUnretained(self).toOpaque()
        curl_easy_setopt_pointer(handle, CURLOPT_ERRORBUFFER, errorBuffer)
        curl_easy_setopt_pointer(handle, CURLOPT_WRITEDATA, context)
        curl_easy_setopt_writer(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            CurlTransfer.at(context)?.take(UnsafeRawBufferPointer(start: bytes, count: size &* count)) ?? 0
        }
        curl_easy_setopt_pointer(handle, CURLOPT_HEADERDATA, context)
        curl_easy_setopt_writer(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            CurlTransfer.at(context)?.takeHeader(UnsafeRawBufferPointer(start: bytes, count: size &* count)) ?? 0
        }
        curl_easy_setopt_opensocket(
            handle,
            { context, _, address in CurlTransfer.at(context)?.open(address) ?? CURL_SOCKET_BAD },
            context
        )
    }

    private func setBytes(_ option: CURLoption, _ bytes: [UInt8]) {
        (bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { text in
            _ = curl_easy_setopt_string(handle, option, text.baseAddress)
        }
    }

    /// The bundle libcurl was built to use, if it is there.
    private static let systemAuthorities: String? = curl_version_now()
        .flatMap { $0.pointee.cainfo }
        .map { String(cString: $0) }
}

// MARK: - Callbacks

extension CurlTransfer {
    /// The object libcurl was given as its context; it outlives its handle's stay in the multi handle.
    private static func at(_ context: UnsafeMutableRawPointer?) -> CurlTransfer? {
        context.map { Unmanaged.fromOpaque($0).takeUnretainedValue() }
    }

    private func take(_ bytes: UnsafeRawBufferPointer) -> Int {
        answer.take(bytes) ? bytes.count : 0
    }

    /// Makes the socket for a connection, once its address was judged.
    private func open(_ address: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
        guard let address else { return CURL_SOCKET_BAD }
        let bytes = UnsafeRawBufferPointer(start: curl_sockaddr_bytes(address), count: Int(address.pointee.addrlen))
        let target = SocketAddress(bytes)
        // Where a proxy connects to is for the proxy to judge, and the proxy is where the operator put it.
        if proxy == nil, let objection = rules.judge(target) {
            refusal = refusal ?? objection
            return CURL_SOCKET_BAD
        }
        peer = target
        let type = address.pointee.socktype | CInt(SOCK_CLOEXEC.rawValue)
        return socket(address.pointee.family, type, address.pointee.protocol)
    }

    private func takeHeader(_ line: UnsafeRawBufferPointer) -> Int {
        let hadBegun = answer.hasBegun
        guard answer.takeHeader(line) else { return 0 }
        if answer.hasBegun, !hadBegun {
            // Only now: a publisher may think before it answers for as long as the whole fetch may take.
            let patience = max(1, request.options.limits.stall.milliseconds / 1_000)
            curl_easy_setopt_long(handle, CURLOPT_LOW_SPEED_LIMIT, FetchLimits.stalledBytes)
            curl_easy_setopt_long(handle, CURLOPT_LOW_SPEED_TIME, patience)
        }
        return line.count
    }
}
