import Glibc

/// Memory that is handed out in a row and given back at once.
///
/// gumbo asks for some hundred small pieces a fragment; serving them from one block and never returning them singly is
/// what makes it fast.
struct HTMLArena {
    private var chunks: [UnsafeMutableRawPointer] = []
    private var next: UnsafeMutableRawPointer
    private var left: Int
    private var chunkSize: Int

    /// Begins with room for about what a parse of that many bytes takes; nil when there is no memory.
    init?(expecting bytes: Int) {
        chunkSize = min(max(bytes, 0) * 8 + 8 * 1024, 1 << 20)
        guard let first = malloc(chunkSize) else { return nil }
        chunks.append(first)
        next = first
        left = chunkSize
    }

    /// A piece of memory aligned for any C value; nil when there is none left on the machine.
    mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
        #if FUZZING
            // A block of its own for each piece, so that reading beyond its end is found.
            guard let block = malloc(size) else { return nil }
            chunks.append(block)
            return block
        #else
            let rounded = (size + 15) & ~15
            if rounded > left {
                chunkSize = max(min(chunkSize * 2, 8 << 20), rounded)
                guard let chunk = malloc(chunkSize) else { return nil }
                chunks.append(chunk)
                next = chunk
                left = chunkSize
            }
            let piece = next
            next += rounded
            left -= rounded
            return piece
        #endif
    }

    /// Gives everything back; no pointer into the arena may be used afterwards.
    mutating func free() {
        for chunk in chunks { Glibc.free(chunk) }
        chunks = []
        left = 0
    }
}
