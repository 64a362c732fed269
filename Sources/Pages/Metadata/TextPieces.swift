extension String {
    /// Where a text stands in this one, byte for byte and without overlaps; none for an empty text.
    func places(of part: String) -> [Range<Index>] {
        var places: [Range<Index>] = []
        var start = startIndex
        while let place = place(of: part, from: start) {
            places.append(place)
            start = place.upperBound
        }
        return places
    }

    /// The first place of a text at or after another, byte for byte.
    func place(of part: String, from start: Index? = nil) -> Range<Index>? {
        let start = start ?? startIndex
        let length = part.utf8.count
        guard length > 0 else { return nil }
        let skipped = utf8.distance(from: startIndex, to: start)
        let offset = utf8.withContiguousStorageIfAvailable { bytes -> Int? in
            part.utf8.withContiguousStorageIfAvailable { part -> Int? in
                var place = skipped
                while place + length <= bytes.count {
                    var same = 0
                    while same < length, bytes[place + same] == part[same] { same += 1 }
                    if same == length { return place }
                    place += 1
                }
                return nil
            } ?? nil
        }
        guard let offset = offset ?? nil else { return nil }
        let lower = utf8.index(startIndex, offsetBy: offset)
        return lower..<utf8.index(lower, offsetBy: length)
    }

    /// The pieces between the places of a text, without empty ones.
    func parted(at part: String) -> [String] {
        var pieces: [String] = []
        var start = startIndex
        while let place = place(of: part, from: start) {
            if place.lowerBound > start { pieces.append(String(self[start..<place.lowerBound])) }
            start = place.upperBound
        }
        if start == startIndex { return isEmpty ? [] : [self] }
        if start < endIndex { pieces.append(String(self[start...])) }
        return pieces
    }
}
