import Glibc

/// Changes an input so that it stays near a document that means something.
///
/// libFuzzer's own changes know bytes only; these know tags, members, lines and the words of each format. Half of all
/// changes are left to libFuzzer.
struct Mutator {
    private let space: UnsafeMutableBufferPointer<UInt8>
    private let size: Int
    private var state: UInt64
    private let snippets: [StaticString]
    private let separators: [UInt8]

    init(_ space: UnsafeMutableBufferPointer<UInt8>, size: Int, seed: UInt32) {
        self.space = space
        self.size = size
        state = UInt64(seed) << 1 | 1
        let input = FuzzInput(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(space)[..<FuzzInput.headerSize]))
        let stage = input?.stage ?? .feed
        snippets = Snippets.of(stage)
        separators = Array(stage.separators.utf8)
    }

    /// An input of nothing but a header and a snippet; the stage is that of the run.
    static func start(_ space: UnsafeMutableBufferPointer<UInt8>, _ seed: UInt32) -> Int {
        let stage = getenv("FUZZ_STAGE").flatMap { UInt8(exactly: atoi($0)) } ?? 0
        space[0] = UInt8(ascii: "0") + min(stage, UInt8(clamping: Stage.allCases.count - 1))
        space[1] = UInt8(ascii: " ") + 1
        var mutator = Mutator(space, size: FuzzInput.headerSize, seed: seed)
        return mutator.write(mutator.snippet())
    }

    /// The new size.
    mutating func run() -> Int {
        if pick(32) == 0 { space[1] ^= 1 << UInt8(pick(8)) }
        guard pick(2) == 0, size > FuzzInput.headerSize else {
            let body = space.baseAddress.map { $0 + FuzzInput.headerSize }
            return FuzzInput.headerSize
                + mutateBytes(body, size - FuzzInput.headerSize, space.count - FuzzInput.headerSize)
        }
        var bytes = Array(space[FuzzInput.headerSize..<size])
        for _ in 0...pick(3) { change(&bytes) }
        return write(bytes)
    }

    private mutating func change(_ bytes: inout [UInt8]) {
        switch pick(12) {
        case 0...3: bytes.insert(contentsOf: snippet(), at: edge(bytes))
        case 4: bytes.replaceSubrange(piece(bytes), with: snippet())
        case 5: bytes.removeSubrange(piece(bytes))
        case 6: bytes.insert(contentsOf: bytes[piece(bytes)], at: edge(bytes))
        case 7: repeatPiece(&bytes)
        case 8: exchange(&bytes)
        case 9: bytes.removeLast(bytes.count - edge(bytes))
        case 10: bytes.insert(contentsOf: snippet(), at: pick(bytes.count + 1))
        default: bytes = widened(bytes)
        }
    }

    private mutating func repeatPiece(_ bytes: inout [UInt8]) {
        let range = piece(bytes)
        let room = max(1, (space.count - bytes.count) / max(1, range.count))
        let count = min(1 + pick(pick(8) == 0 ? 400 : 6), room)
        bytes.insert(contentsOf: (0..<count).flatMap { _ in bytes[range] }, at: range.upperBound)
    }

    private mutating func exchange(_ bytes: inout [UInt8]) {
        let (one, other) = (piece(bytes), piece(bytes))
        guard one.upperBound <= other.lowerBound else { return }
        let (first, second) = (Array(bytes[one]), Array(bytes[other]))
        bytes.replaceSubrange(other, with: first)
        bytes.replaceSubrange(one, with: second)
    }

    /// Two or four bytes a letter, as UTF-16 and UTF-32 have it; seldom.
    private mutating func widened(_ bytes: [UInt8]) -> [UInt8] {
        guard pick(8) == 0, bytes.count < 4096 else { return bytes }
        let zeros = [UInt8](repeating: 0, count: pick(2) == 0 ? 1 : 3)
        let isLittle = pick(2) == 0
        return bytes.flatMap { isLittle ? [$0] + zeros : zeros + [$0] }
    }

    /// A range between two places where something begins or ends; mostly a short one.
    private mutating func piece(_ bytes: [UInt8]) -> Range<Int> {
        let start = edge(bytes)
        if pick(8) == 0 {
            let end = edge(bytes)
            return min(start, end)..<max(start, end)
        }
        var end = start
        for _ in 0...pick(4) {
            end = bytes[min(end + 1, bytes.count)...].firstIndex(where: isSeparator) ?? bytes.count
        }
        return start..<max(start, end)
    }

    /// A place where something begins or ends.
    private mutating func edge(_ bytes: [UInt8]) -> Int {
        let start = pick(bytes.count + 1)
        guard let found = bytes[start...].firstIndex(where: isSeparator) else { return bytes.count }
        return pick(4) == 0 ? min(found + 1, bytes.count) : found
    }

    private func isSeparator(_ byte: UInt8) -> Bool { separators.contains(byte) }

    private mutating func snippet() -> [UInt8] {
        guard !snippets.isEmpty else { return [] }
        let text = snippets[pick(snippets.count)]
        return Array(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private func write(_ bytes: [UInt8]) -> Int {
        let count = min(bytes.count, space.count - FuzzInput.headerSize)
        for index in 0..<count { space[FuzzInput.headerSize + index] = bytes[index] }
        return FuzzInput.headerSize + count
    }

    /// A number below `bound`, by Marsaglia's xorshift.
    private mutating func pick(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return bound > 0 ? Int(state >> 33) % bound : 0
    }
}
