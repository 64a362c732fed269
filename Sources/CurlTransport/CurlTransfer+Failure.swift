import CCurl
import Glibc
import News

/// Why a transfer failed, in plain words.
extension CurlTransfer {
    /// The error of a fetch, with the hop it happened on when that was not the first.
    func failure(_ code: FetchError.Code, _ detail: String, _ limit: FetchLimits.Name? = nil) -> FetchError {
        let url = WebAddress.redacting(request.url)
        var error = FetchError(code, url: url, detail: detail, limit: limit)
        error.redirects = redirects
        if !hops.isEmpty, let address { error.detail = "after a redirect to \(address.redacted): \(detail)" }
        return error
    }

    /// The error for what libcurl returned, which must not be success.
    func failure(_ code: CURLcode) -> FetchError {
        if let excess = answer.excess { return failure(excess) }
        if let refusal, peer == nil {
            let place = "\(host) is at \(refusal.address) (\(refusal.kind))"
            return failure(.forbiddenAddress, "\(place), which is not on the public internet")
        }
        switch code {
        // So libcurl calls a line of more than 100 KiB.
        case CURLE_OUT_OF_MEMORY where wasSent && !answer.hasBegun:
            return failure(Answer.Excess.headerBytes)
        case CURLE_COULDNT_RESOLVE_HOST:
            return failure(.resolve, "no address was found for the name \(host)")
        case CURLE_COULDNT_RESOLVE_PROXY:
            return failure(.proxy, "no address was found for the proxy \(proxy?.host ?? "")")
        case CURLE_PROXY:
            return failure(.proxy, "the proxy \(proxy?.host ?? "") does not work\(remarkInParentheses)")
        case CURLE_COULDNT_CONNECT:
            return failure(proxy == nil ? .connect : .proxy, connectReason)
        case CURLE_RECV_ERROR where tunnelStatus >= 300:
            return failure(.proxy, "the proxy \(proxy?.host ?? "") refuses a way to \(host) (status \(tunnelStatus))")
        case CURLE_OPERATION_TIMEDOUT:
            return timeout
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CIPHER,
            CURLE_SSL_CERTPROBLEM, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CRL_BADFILE:
            return failure(.tls, tlsReason(code))
        default:
            return failure(.protocolViolation, protocolReason(code))
        }
    }

    private var host: String { address?.host ?? "the host" }

    private func failure(_ excess: Answer.Excess) -> FetchError {
        let limits = request.options.limits
        let bytes: FetchLimits.Name = request.kind == .page ? .pageBytes : .feedBytes
        let allowed = "`\(bytes.setting)` allows \(request.maximumBytes)"
        switch excess {
        case .body: return failure(.tooLarge, "the body has more bytes than allowed: \(allowed)", bytes)
        case .announced(let length): return failure(.tooLarge, "the body has \(length) bytes; \(allowed)", bytes)
        case .headerLines:
            let detail = "the answer has more header lines than the \(limits.headerLines) that"
            return failure(.tooLarge, "\(detail) `fetch.max_header_lines` allows", .headerLines)
        case .headerBytes:
            let detail = "the answer has more bytes of header than the \(limits.headerBytes) that"
            return failure(.tooLarge, "\(detail) `fetch.max_header_bytes` allows", .headerBytes)
        case .interimAnswers:
            return failure(.protocolViolation, "the answer is preceded by too many interim answers")
        case .upgrade: return failure(.protocolViolation, "\(host) goes over to another protocol unasked (status 101)")
        case .lengths: return failure(.protocolViolation, "the answer gives two lengths of its body that differ")
        }
    }

    private var connectReason: String {
        var error = 0
        curl_easy_getinfo_long(handle, CURLINFO_OS_ERRNO, &error)
        let name = proxy.map { "the proxy \($0.host)" } ?? host
        let port = proxy?.port ?? address?.port ?? ""
        let place = peer.map { "\(name) (\($0), port \(port))" } ?? name
        return switch CInt(truncatingIfNeeded: error) {
        case ECONNREFUSED: "\(place) refused the connection"
        case EHOSTUNREACH, ENETUNREACH, ENETDOWN: "there is no route to \(place)"
        case ETIMEDOUT: "\(place) did not answer"
        case EMFILE, ENFILE: "the process is out of descriptors"
        default: "no connection to \(place)\(remarkInParentheses)"
        }
    }

    /// What the proxy answered to a request for a tunnel, or 0.
    private var tunnelStatus: Int {
        var status = 0
        curl_easy_getinfo_long(handle, CURLINFO_HTTP_CONNECTCODE, &status)
        return status
    }

    /// Whether there was a connection to send the request on.
    private var wasSent: Bool {
        var time: curl_off_t = 0
        curl_easy_getinfo_offset(handle, CURLINFO_PRETRANSFER_TIME_T, &time)
        return time > 0
    }

    private var timeout: FetchError {
        let limits = request.options.limits
        if answer.hasBegun {
            // The last second belongs to the whole fetch: libcurl looks at the speed once a second.
            guard .now >= deadline - .milliseconds(50) else {
                let pace = "fewer than \(FetchLimits.stalledBytes) bytes a second for \(limits.stall.inSeconds)"
                let setting = "(`fetch.stall_timeout`), after \(receivedBytes) bytes"
                return failure(.timeout, "the body stalled: \(pace) \(setting)", .stall)
            }
            let whole = "\(limits.time.inSeconds) (`fetch.timeout`), with \(receivedBytes) bytes of body"
            return failure(.timeout, "the answer was not complete after \(whole)", .time)
        }
        if wasSent {
            return failure(.timeout, "no answer within \(limits.time.inSeconds) (`fetch.timeout`)", .time)
        }
        let name: FetchLimits.Name = .now >= deadline - .milliseconds(50) ? .time : .connect
        let limit = "\((name == .time ? limits.time : limits.connect).inSeconds) (`\(name.setting)`)"
        if let proxy {
            return failure(.proxy, "no connection through the proxy \(proxy.host) within \(limit)", name)
        }
        guard let peer else { return failure(.resolve, "the name \(host) was not resolved within \(limit)", name) }
        return failure(.connect, "no connection to \(host) (\(peer)) within \(limit)", name)
    }

    private func tlsReason(_ code: CURLcode) -> String {
        var verdict = 0
        curl_easy_getinfo_long(handle, CURLINFO_SSL_VERIFYRESULT, &verdict)
        // The numbers are OpenSSL's X509_V_ERR_*, part of its stable interface.
        switch verdict {
        case 9: return "the certificate of \(host) is not valid yet"
        case 10: return "the certificate of \(host) has expired"
        case 18: return "the certificate of \(host) is self-signed"
        case 19, 20, 21: return "the certificate of \(host) comes from an authority this system does not trust"
        case 23: return "the certificate of \(host) was revoked"
        case 62, 63, 64: return "the certificate is for another name than \(host)"
        default: break
        }
        if code == CURLE_SSL_CACERT_BADFILE { return "the certificate authorities of this system cannot be read" }
        // A wrong name is found by libcurl itself, which has no number for it.
        if code == CURLE_PEER_FAILED_VERIFICATION, remark.contains("subject name") {
            return "the certificate is for another name than \(host)"
        }
        return "no secure connection to \(host)\(remarkInParentheses)"
    }

    private func protocolReason(_ code: CURLcode) -> String {
        switch code {
        case CURLE_GOT_NOTHING: return "\(host) closed the connection without an answer"
        case CURLE_PARTIAL_FILE where !answer.hasBegun: return "\(host) closed the connection without an answer"
        case CURLE_PARTIAL_FILE: return "the connection closed in the middle of the body, after \(receivedBytes) bytes"
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY:
            return "\(host) answered something that is not HTTP\(remarkInParentheses)"
        case CURLE_BAD_CONTENT_ENCODING:
            return "the body cannot be decoded: Content-Encoding is \(answer.fields["content-encoding"] ?? "broken")"
        case CURLE_RECV_ERROR, CURLE_SEND_ERROR:
            var error = 0
            curl_easy_getinfo_long(handle, CURLINFO_OS_ERRNO, &error)
            guard CInt(truncatingIfNeeded: error) == ECONNRESET || CInt(truncatingIfNeeded: error) == EPIPE else {
                break
            }
            return answer.hasBegun
                ? "\(host) reset the connection in the middle of the body, after \(receivedBytes) bytes"
                : "\(host) reset the connection"
        default: break
        }
        return remark.isEmpty ? String(cString: curl_easy_strerror(code)) : remark
    }

    private var remarkInParentheses: String { remark.isEmpty ? "" : " (\(remark))" }
}
