import CPrefetch

/// Which slots of the shelf have a term: chains of small blocks in one array, each with some slots of one term.
///
/// Most terms fit one block, which is within a line of the processor's cache; nothing is allocated by term. The chains of
/// a text's terms are walked side by side: nearly every block has to be fetched from far, and many are at once.
struct TermPostings: Sendable {
    private struct Block {
        var term: UInt32
        /// The next block of the chain, or of those that are free; below zero at its end.
        var next: Int32
        /// Below zero where none is.
        var slots = InlineArray<6, Int32>(repeating: -1)
    }

    private static let chains = 1 << 18

    private var heads = [Int32](repeating: -1, count: chains)
    private var blocks: [Block] = []
    private var free: Int32 = -1

    /// The slot must not have the term already.
    mutating func insert(_ term: UInt32, _ slot: Int32) {
        let chain = Int(term) % Self.chains
        var place = Int(heads[chain])
        while place >= 0 {
            if blocks[place].term == term {
                for index in blocks[place].slots.indices where blocks[place].slots[index] < 0 {
                    blocks[place].slots[index] = slot
                    return
                }
            }
            place = Int(blocks[place].next)
        }
        var block = Block(term: term, next: heads[chain])
        block.slots[0] = slot
        if free >= 0 {
            heads[chain] = free
            let next = blocks[Int(free)].next
            blocks[Int(free)] = block
            free = next
        } else {
            heads[chain] = Int32(clamping: blocks.count)
            blocks.append(block)
        }
    }

    /// Removes the slot from all of the terms.
    mutating func remove(_ terms: [UInt32], _ slot: Int32) {
        heads.withUnsafeBufferPointer { heads in
            for term in terms { prefetch_line(heads.baseAddress?.advanced(by: Int(term) % Self.chains)) }
            blocks.withUnsafeBufferPointer { blocks in
                for term in terms { prefetch(heads[Int(term) % Self.chains], in: blocks) }
            }
        }
        for term in terms { remove(term, slot) }
    }

    @inline(__always)
    private func prefetch(_ place: Int32, in blocks: UnsafeBufferPointer<Block>) {
        if place >= 0 { prefetch_line(blocks.baseAddress?.advanced(by: Int(place))) }
    }

    private mutating func remove(_ term: UInt32, _ slot: Int32) {
        let chain = Int(term) % Self.chains
        var before = -1
        var place = Int(heads[chain])
        while place >= 0 {
            let next = blocks[place].next
            if blocks[place].term == term {
                var others = 0
                var isFound = false
                for index in blocks[place].slots.indices {
                    if blocks[place].slots[index] == slot {
                        blocks[place].slots[index] = -1
                        isFound = true
                    } else if blocks[place].slots[index] >= 0 {
                        others += 1
                    }
                }
                if isFound {
                    guard others == 0 else { return }
                    if before < 0 { heads[chain] = next } else { blocks[before].next = next }
                    blocks[place].next = free
                    free = Int32(truncatingIfNeeded: place)
                    return
                }
            }
            before = place
            place = Int(next)
        }
    }

    /// Calls `body` with every slot of every term, once a term: the terms' first blocks, then their second ones.
    @inline(__always)
    func each(_ terms: some Collection<UInt32>, _ body: (_ term: Int, _ slot: Int) -> Void) {
        heads.withUnsafeBufferPointer { heads in
            blocks.withUnsafeBufferPointer { blocks in
                withUnsafeTemporaryAllocation(of: Int32.self, capacity: terms.count) { places in
                    for term in terms { prefetch_line(heads.baseAddress?.advanced(by: Int(term) % Self.chains)) }
                    for (number, term) in terms.enumerated() {
                        places.initializeElement(at: number, to: heads[Int(term) % Self.chains])
                        prefetch(places[number], in: blocks)
                    }
                    var isAtEnd = false
                    while !isAtEnd {
                        isAtEnd = true
                        for (number, term) in terms.enumerated() where places[number] >= 0 {
                            let place = Int(places[number])
                            places[number] = blocks[place].next
                            prefetch(places[number], in: blocks)
                            isAtEnd = false
                            guard blocks[place].term == term else { continue }
                            for index in blocks[place].slots.indices where blocks[place].slots[index] >= 0 {
                                body(number, Int(blocks[place].slots[index]))
                            }
                        }
                    }
                }
            }
        }
    }
}
