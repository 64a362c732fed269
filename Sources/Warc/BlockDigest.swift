import CCrypto

/// The digest of a record's block, written `sha1:` and the letters of RFC 4648 base 32.
///
/// SHA-1 is what the index files and tools of web archives compare by; here it tells damage, not malice.
enum BlockDigest {
    static func of(_ parts: [[UInt8]]) -> String {
        guard let context = EVP_MD_CTX_new() else { return "" }
        defer { EVP_MD_CTX_free(context) }
        EVP_DigestInit_ex(context, EVP_sha1(), nil)
        for part in parts { EVP_DigestUpdate(context, part, part.count) }
        var digest = [UInt8](repeating: 0, count: 20)
        EVP_DigestFinal_ex(context, &digest, nil)
        return base32(digest)
    }

    /// Twenty bytes are thirty-two letters, without any left over.
    private static func base32(_ bytes: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        var text: [UInt8] = []
        var (bits, count) = (0, 0)
        for byte in bytes {
            bits = (bits & 0x1F) << 8 | Int(byte)
            count += 8
            while count >= 5 {
                count -= 5
                text.append(letters[bits >> count & 0x1F])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
