import Foundation
public import News

/// What is left of an entry when its publisher gives it another guid and address at every fetch.
public enum EntryAlias {
    /// 64 bits of SHA-256 over the title, or the text of an entry without one, and the date of publication.
    public static func of(title: String?, text: String, published: StatedDate?) -> Int64 {
        let name = title.map { ["title", $0] } ?? ["text", text]
        return Int64(bitPattern: SHA256Digest.number(of: name + [published?.formatted ?? ""]))
    }

    /// Whether a moment tells one entry from the next: more than a day, and no planned hour or midnight of any zone,
    /// which are whole quarters of an hour.
    static func isTelling(_ date: StatedDate?) -> Bool {
        guard let date, date.precision.hasTime else { return false }
        return date.instant.timeIntervalSince1970.truncatingRemainder(dividingBy: 900) != 0
    }
}
