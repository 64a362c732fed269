/// Query parameters that say how a reader came, not what is read.
enum TrackingParameters {
    /// Parameters no site answers differently for: they are taken out of the stored address.
    ///
    /// The names are those of the analytics systems' own manuals: Google (`utm_`, `gclid`…), AT Internet (`at_`,
    /// `xtor`), comScore (`ns_`), Mailchimp (`mc_`), Matomo (`mtm_`, `pk_`), HubSpot (`_hs`, `hsa_`), Webtrekk (`wt_`),
    /// Adobe (`s_cid`, `cmpid`), and the click identifiers of the large networks.
    static func isTracking(_ parameter: ArraySlice<UInt8>) -> Bool {
        let name = nameOf(parameter)
        return names.contains(name) || prefixes.contains { name.hasPrefix($0) }
    }

    /// Parameters that do not tell articles apart, though some sites answer differently for them.
    ///
    /// They may bring another layout or a banner, so they are only left out when addresses are compared.
    static func isPresentation(_ parameter: ArraySlice<UInt8>) -> Bool {
        presentationNames.contains(nameOf(parameter))
    }

    /// Whether a fragment only reports where the reader came from, such as `xtor=RSS-1` or `utm_source=rss`.
    static func isTracking(fragment: ArraySlice<UInt8>) -> Bool {
        guard fragment.contains(UInt8(ascii: "=")) else { return false }
        return fragment.split(separator: UInt8(ascii: "&")).allSatisfy { part in
            isTracking(part) || fragmentNames.contains(nameOf(part))
        }
    }

    /// The name before `=` in lower case, without the `amp;` that a twice-escaped ampersand leaves behind.
    private static func nameOf(_ parameter: ArraySlice<UInt8>) -> String {
        var name = parameter.prefix { $0 != UInt8(ascii: "=") }
        if name.count > 4, name.prefix(4).elementsEqual("amp;".utf8) { name = name.dropFirst(4) }
        guard name.count <= 40 else { return "" }
        return String(decoding: name.map(\.lowered), as: UTF8.self)
    }

    private static let prefixes = ["utm_", "at_", "ns_", "mc_", "mtm_", "pk_", "hsa_", "_hs", "wt_", "wt.", "vero_"]

    private static let names: Set<String> = [
        "xtor", "xtref", "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid",
        "twclid", "ttclid", "igshid", "igsh", "mibextid", "_ga", "_gl", "_openstat", "cmpid", "spm", "s_cid", "ocid",
        "ncid", "mkt_tok", "oly_enc_id", "oly_anon_id", "guccounter", "guce_referrer", "guce_referrer_sig", "echobox",
    ]

    private static let presentationNames: Set<String> = ["ref", "ref_src", "ref_url", "amp"]

    private static let fragmentNames: Set<String> = ["ref", "source", "from"]
}
