/// Finds the scripts by which hosts and their guards try whether a person reads a page.
enum TrialScripts {
    /// What such pages load or define, and other pages do not.
    private static let marks: [[UInt8]] = [
        "/orchestrate/chl_page", "window._cf_chl_opt", "id=\"challenge-form\"", "_Incapsula_Resource",
        "captcha-delivery.com", "px-captcha", "window._pxAppId", "/_sec/verify", "sec-if-cpt-container",
        "awsWafCookieDomainList", "aws-waf-token", "anubis_challenge", "ddos-guard/js-challenge", "sgcaptcha",
        "slowAES.decrypt", "kpsdk", "bm-verify=",
    ].map { Array($0.utf8) }

    /// How much of a page is looked at: pages of trial are short.
    private static let reach = 64 * 1024

    /// Whether any of the marks is in the page's beginning.
    static func stand(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let bytes = UnsafeBufferPointer(rebasing: bytes.prefix(reach))
        return marks.contains { find($0, in: bytes) }
    }

    private static func find(_ mark: [UInt8], in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = mark.first, bytes.count >= mark.count else { return false }
        var index = 0
        while let place = bytes[index...].firstIndex(of: first), place + mark.count <= bytes.count {
            if bytes[place..<(place + mark.count)].elementsEqual(mark) { return true }
            index = place + 1
        }
        return false
    }
}
