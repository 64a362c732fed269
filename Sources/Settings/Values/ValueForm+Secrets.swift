import News

extension ValueForm where Value == Secret {
    /// A password: one reference to a credential or file, and nothing else.
    static func password(_ secrets: SecretReader) -> Self {
        Self(text: "`\"${credential:NAME}\"` or `\"${file:PATH}\"`") { (text) throws(ValueFault) in
            guard SecretRule.isReference(text) else {
                throw ValueFault("the password is written out", remedy: SecretRule.remedy)
            }
            return Secret(try checked(secrets.resolve(text)))
        }
    }

    /// The name beside a password; RFC 7617 §2 allows no colon in it.
    static func username(_ secrets: SecretReader) -> Self {
        Self(text: "a name in quotes") { (text) throws(ValueFault) in
            let name = try checked(secrets.resolve(text))
            guard !name.isEmpty, !name.contains(":") else {
                throw ValueFault("the user name is empty or holds a colon", remedy: "write it as the publisher gave it")
            }
            return Secret(name)
        }
    }

    /// A `Cookie` field: `name=value`, several with `; ` between (RFC 6265 §4.2.1).
    static func cookies(_ secrets: SecretReader) -> Self {
        Self(text: "cookies such as `\"consent=yes; session=${credential:NAME}\"`") { (text) throws(ValueFault) in
            let field = try secrets.resolve(text)
            try HeaderRule.check(value: field)
            let isWellFormed = field.split(separator: ";", omittingEmptySubsequences: false).allSatisfy { pair in
                pair.firstIndex(of: "=").map { pair[..<$0].contains { $0 != " " } } ?? false
            }
            guard isWellFormed else {
                throw ValueFault(
                    "these are not cookies",
                    remedy: "write `name=value`, several with `; ` between, as a browser shows them"
                )
            }
            return Secret(field)
        }
    }

    private static func checked(_ text: String) throws(ValueFault) -> String {
        guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }), text.utf8.count <= 1_024
        else {
            throw ValueFault(
                "the text holds a control character, or more than 1024 bytes",
                remedy: "check the file it comes from"
            )
        }
        return text
    }
}
