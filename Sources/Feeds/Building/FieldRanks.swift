/// How good the witness was from which a field was set, best first, so that a worse or later one does not replace it.
struct FieldRanks {
    /// The fields that several elements may set.
    enum Field: Int, CaseIterable {
        case title, summary, content, published, updated, link, id, image, description, language, rights, authors, logo
        case publisher, generator
    }

    private var ranks = InlineRanks()

    /// Whether a witness of this rank may set the field; if so it is remembered.
    mutating func claim(_ field: Field, _ rank: Int) -> Bool {
        guard rank < ranks[field.rawValue] else { return false }
        ranks[field.rawValue] = rank
        return true
    }
}

/// Fifteen small numbers without an allocation.
private struct InlineRanks {
    private var packed: UInt64 = .max

    /// 15 while nothing is set.
    subscript(index: Int) -> Int {
        get { Int(packed >> UInt64(index * 4 & 63) & 15) }
        set {
            let shift = UInt64(index * 4 & 63)
            packed = packed & ~(15 << shift) | UInt64(max(0, min(newValue, 15))) << shift
        }
    }
}
