import struct Text.WebAddress

/// Entries as bytes, in pieces that no growing array has to be copied for.
struct PackedEntries: Sendable {
    private struct Place {
        var piece: UInt32
        var start: UInt32
    }

    private static let pieceSize = 128 << 10
    private var pieces: [[UInt8]] = []
    private var places: [Place] = []
    /// What relative addresses in the entries' texts refer to, which is the same for most.
    private var bases: [WebAddress] = []

    var count: Int { places.count }

    mutating func append(_ entry: FeedEntry) {
        if pieces.last.map({ $0.count >= Self.pieceSize - Self.pieceSize / 32 }) ?? true {
            pieces.append([])
            pieces[pieces.count - 1].reserveCapacity(Self.pieceSize)
        }
        let last = pieces.count - 1
        places.append(Place(piece: UInt32(clamping: last), start: UInt32(clamping: pieces[last].count)))
        var packer = EntryPacker(bytes: [], bases: [])
        swap(&packer.bytes, &pieces[last])
        swap(&packer.bases, &bases)
        var entry = entry
        entry.pass(through: &packer)
        swap(&packer.bytes, &pieces[last])
        swap(&packer.bases, &bases)
    }

    subscript(position: Int) -> FeedEntry {
        let place = places[position]
        return pieces[Int(place.piece)].withUnsafeBufferPointer { bytes in
            var unpacker = EntryUnpacker(bytes: bytes, position: Int(place.start), bases: bases)
            var entry = FeedEntry()
            entry.pass(through: &unpacker)
            return entry
        }
    }
}
