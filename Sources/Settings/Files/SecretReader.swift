/// Puts secrets in the places where a value names them.
///
/// `${credential:NAME}` is the file NAME in systemd's credentials folder (systemd.exec(5), `LoadCredential=`),
/// `${file:PATH}` any file. What they hold never becomes part of a message.
struct SecretReader {
    /// In bytes; a longer secret is taken for the wrong file.
    static let limit = 16 << 10

    /// `$CREDENTIALS_DIRECTORY`; nil outside a service.
    var credentialsFolder: String?
    /// What relative paths are relative to.
    var folder: String

    /// `text` with each reference replaced by the secret, less the white space around that.
    ///
    /// `escape` makes a secret fit for its place.
    func resolve(_ text: String, _ escape: (String) -> String = { $0 }) throws(ValueFault) -> String {
        var resolved = ""
        var rest = text[...]
        while let dollar = rest.firstRange(of: "${") {
            resolved += rest[..<dollar.lowerBound]
            let reference = rest[dollar.upperBound...]
            guard let end = reference.firstIndex(of: "}") else {
                throw ValueFault("a `${` is not closed", remedy: "write `${credential:NAME}` or `${file:PATH}`")
            }
            resolved += escape(try secret(reference[..<end]))
            rest = reference[reference.index(after: end)...]
        }
        return resolved + rest
    }

    private func secret(_ reference: Substring) throws(ValueFault) -> String {
        let parts = reference.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts.count == 2 ? String(parts[1]) : ""
        switch parts.first {
        case "credential" where !name.isEmpty && !name.hasPrefix(".") && !name.contains("/"):
            guard let credentialsFolder, !credentialsFolder.isEmpty else {
                throw ValueFault(
                    "the credential `\(name.shown)` is missing: no credentials were handed over",
                    remedy:
                        "put it into /etc/depeche/credentials/\(name.shown) and start the service anew, or use `${file:PATH}`"
                )
            }
            // systemd puts the identifier of a folder of credentials before the names of its files.
            let names = [name, "depeche_" + name].map { LocalPath.joined(credentialsFolder, $0) }
            let path = names.first { LocalFile.exists($0) } ?? names[0]
            return try content(of: path, "the credential `\(name.shown)`")
        case "file" where !name.isEmpty:
            return try content(of: LocalPath.absolute(name, in: folder), "the file `\(name.shown)`")
        default:
            throw ValueFault(
                "a reference in `${…}` names neither a credential nor a file",
                remedy: "write `${credential:NAME}` or `${file:PATH}`"
            )
        }
    }

    private func content(of path: String, _ subject: String) throws(ValueFault) -> String {
        let bytes: [UInt8]
        do throws(LocalFile.Failure) {
            bytes = try LocalFile.read(path, limit: Self.limit)
        } catch {
            throw ValueFault(
                "\(subject) cannot be read: \(error.reason)",
                remedy: "check `\(path.shown)` and its permissions"
            )
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ValueFault("\(subject) is not text", remedy: "store it as UTF-8 text")
        }
        let blank = { (byte: UInt8) in byte <= 0x20 }
        let trimmed = text.utf8.drop(while: blank)
        let end = trimmed.lastIndex { !blank($0) }
        guard let end, let secret = String(trimmed[...end]) else {
            throw ValueFault("\(subject) is empty", remedy: "write the secret into `\(path.shown)`")
        }
        return secret
    }
}
