import News
import Text

import struct Foundation.TimeZone

extension ValueForm where Value == Source.ID {
    static var identifier: Self {
        Self(text: "a short name such as `\"hespress-fr\"`") { (text) throws(ValueFault) in
            guard text.utf8.count <= SourceName.longest, SourceName.isValid(text) else {
                let suggestion = SourceName.made(from: text)
                throw ValueFault(
                    "`\(text.shown)` cannot name a source",
                    remedy:
                        "use at most \(SourceName.longest) letters a-z, digits, `-`, `_` and `.`, beginning with a letter or digit"
                        + (suggestion.isEmpty ? "" : ", such as `\"\(suggestion)\"`")
                )
            }
            return Source.ID(rawValue: text)
        }
    }
}

extension ValueForm where Value == String {
    /// A BCP 47 tag (RFC 5646 §2.1: language, script, region, variants), in its usual letter case.
    static var language: Self {
        Self(text: "a language tag such as `\"fr\"` or `\"ar-MA\"`") { (text) throws(ValueFault) in
            guard let tag = LanguageTag.normalised(text) else {
                throw ValueFault(
                    "`\(text.shown)` is not a language tag",
                    remedy: "write a code of two or three letters, with a region if need be: `\"fr\"`, `\"ar-MA\"`"
                )
            }
            return tag
        }
    }

    /// A name of the IANA time zone database.
    static var zone: Self {
        Self(text: "a time zone such as `\"Africa/Casablanca\"`") { (text) throws(ValueFault) in
            let names = TimeZone.knownTimeZoneIdentifiers
            if names.contains(text) || ZoneName.isLinked(text) { return text }
            let near = nearestWord(to: text, among: names)
            throw ValueFault(
                "`\(text.shown)` is not a time zone",
                remedy: "write \(near.map { "`\"\($0)\"`" } ?? "an IANA name such as `\"Africa/Casablanca\"`")"
            )
        }
    }

    /// A regular expression that compiles.
    static var pattern: Self {
        Self(text: "a regular expression in single quotes") { (text) throws(ValueFault) in
            guard !text.isEmpty else {
                throw ValueFault("the expression is empty and would match everything", remedy: "remove it")
            }
            guard !text.utf8.contains(8) else {
                throw ValueFault(
                    "the expression holds a backspace, which `\\b` means in double quotes",
                    remedy: "put the expression in single quotes"
                )
            }
            do throws(PatternError) {
                _ = try Pattern(text)
            } catch {
                throw ValueFault(
                    "the regular expression is wrong: \(error)",
                    remedy: "correct it as pcre2pattern(3) describes"
                )
            }
            return text
        }
    }
}
