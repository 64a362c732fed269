/// Compares a run with its parts.
struct RunCheck {
    let table: RunTable

    /// What is wrong with a run, as the rest of a sentence; nil when it is sound.
    func fault(of run: KeyRun) throws -> String? {
        let reader = try PartReader(table)
        var keys = 0
        var last: RunEntry?
        for index in run.fences.indices {
            let part = try reader.part(index, of: run.number)
            guard part.count > 0 else { return "lacks a part" }
            guard part[0].key == run.fences[index] else { return "has a part that begins with another key" }
            for place in 0..<part.count {
                let entry = part[place]
                if let last, last >= entry { return "is out of order" }
                guard run.filter.mayContain(KeyFilter.hash(entry.key)) else { return "has a filter of other keys" }
                last = entry
            }
            keys += part.count
        }
        return keys == run.keys ? nil : "has \(keys) keys and says \(run.keys)"
    }
}
