/// Digests of what an article says and of whole documents.
public enum ContentDigest {
    /// Changes exactly when title or text changes: 128 bits of SHA-256 as 32 hex digits.
    public static func of(title: String?, text: String) -> String {
        SHA256Digest.hex(of: [title ?? "", text], bytes: 16)
    }

    /// Of a document's bytes, to see that a publisher sent the same again.
    public static func of(_ document: [UInt8]) -> String {
        SHA256Digest.hex(of: document, bytes: 16)
    }
}
