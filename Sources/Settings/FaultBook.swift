/// Collects faults and warnings while a configuration is read.
///
/// Lives for one `load` on one task.
final class FaultBook {
    private struct Entry {
        var file: Int
        var fault: ConfigurationFault
    }

    private(set) var files: [String] = []
    private var faults: [Entry] = []
    private var warnings: [Entry] = []

    /// Notes that `file` is read next; faults are ordered by it.
    func open(_ file: String) {
        files.append(file)
    }

    func report(_ fault: ConfigurationFault) {
        faults.append(Entry(file: order(fault.file), fault: fault))
    }

    func warn(_ fault: ConfigurationFault) {
        warnings.append(Entry(file: order(fault.file), fault: fault))
    }

    var isClean: Bool { faults.isEmpty }
    var orderedFaults: [ConfigurationFault] { Self.ordered(faults) }
    var orderedWarnings: [ConfigurationFault] { Self.ordered(warnings) }

    private func order(_ file: String) -> Int {
        files.lastIndex(of: file) ?? files.count
    }

    /// By file, line and column; what has none first; else as reported.
    private static func ordered(_ entries: [Entry]) -> [ConfigurationFault] {
        entries.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            let before = (a.file, a.fault.line ?? 0, a.fault.column ?? 0)
            let after = (b.file, b.fault.line ?? 0, b.fault.column ?? 0)
            return before == after ? left.offset < right.offset : before < after
        }.map(\.element.fault)
    }
}
