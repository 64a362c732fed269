/// The forms articles are written out in.
public enum ExportFormat: String, Sendable, CaseIterable {
    case jsonl, csv, atom, documents

    /// What names of files end in.
    var ending: String { "." + rawValue }
}
