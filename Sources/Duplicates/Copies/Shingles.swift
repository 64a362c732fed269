/// The distinct runs of a few words of a text, as sorted hashes (W-shingling; Broder, 1997).
struct Shingles: Sendable {
    /// Words in a run; of characters, where these are words.
    static let length = 3
    static let lengthOfIdeographs = 5

    let hashes: [UInt64]

    var count: Int { hashes.count }

    init(_ hashes: [UInt64]) {
        var hashes = hashes
        hashes.sort()
        var kept = 0
        for index in hashes.indices where index == 0 || hashes[index] != hashes[kept - 1] {
            hashes[kept] = hashes[index]
            kept += 1
        }
        hashes.removeLast(hashes.count - kept)
        self.hashes = hashes
    }

    /// Calls `body` with the hash of every run, repeats included.
    @inline(__always)
    static func each(in words: [UInt64], _ flags: [FoldedText.Flags], _ body: (UInt64) -> Void) {
        words.withUnsafeBufferPointer { words in
            flags.withUnsafeBufferPointer { flags in
                guard words.count >= length, flags.count == words.count else { return }
                for start in 0...(words.count - length) {
                    var hash = Mix.step(Mix.step(words[start] &* 3, words[start + 1]), words[start + 2])
                    if flags[start].contains(.ideograph) {
                        guard start + lengthOfIdeographs <= words.count else { continue }
                        for next in start + length..<start + lengthOfIdeographs { hash = Mix.step(hash, words[next]) }
                    }
                    body(Mix.finish(hash))
                }
            }
        }
    }

    /// How many hashes both have.
    func shared(with other: Shingles) -> Int {
        hashes.withUnsafeBufferPointer { one in
            other.hashes.withUnsafeBufferPointer { two in
                var count = 0
                var left = 0
                var right = 0
                while left < one.count, right < two.count {
                    let (a, b) = (one[left], two[right])
                    if a == b { count += 1 }
                    left += a <= b ? 1 : 0
                    right += b <= a ? 1 : 0
                }
                return count
            }
        }
    }

    /// What both have.
    func intersection(with other: Shingles) -> Shingles {
        var common: [UInt64] = []
        var left = 0
        var right = 0
        while left < hashes.count, right < other.hashes.count {
            let (a, b) = (hashes[left], other.hashes[right])
            if a == b { common.append(a) }
            left += a <= b ? 1 : 0
            right += b <= a ? 1 : 0
        }
        return Shingles(common)
    }
}
