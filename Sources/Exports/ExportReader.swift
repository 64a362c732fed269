import Foundation

/// Reads JSON Lines of articles from a file, packed or not, or from a folder with a manifest.
public struct ExportReader {
    private let files: [(path: String, sha256: String?)]

    /// Nil for what is neither a file of lines, by its name, nor a folder with a manifest of one.
    ///
    /// - Throws: `ExportError` for a manifest that cannot be used.
    public init?(_ path: String) throws(ExportError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
        guard isFolder.boolValue else {
            guard [".jsonl", ".jsonl.gz", ".jsonl.zst"].contains(where: path.hasSuffix) else { return nil }
            files = [(path, nil)]
            return
        }
        guard let data = FileManager.default.contents(atPath: path + "/" + Manifest.name) else { return nil }
        guard let manifest = try? JSONDecoder().decode(ManifestObject.self, from: data), manifest.manifest == 1 else {
            return nil
        }
        // Documents are imported as documents.
        guard manifest.format != ExportFormat.documents.rawValue else { return nil }
        guard manifest.format == ExportFormat.jsonl.rawValue else {
            throw ExportError(
                .notAnExport,
                what: "cannot import \(path)",
                why: "it is an export in the form \(manifest.format), which does not hold all of an article",
                remedy: "export as jsonl"
            )
        }
        files = manifest.files.map { (path + "/" + URL(fileURLWithPath: $0.name).lastPathComponent, $0.sha256) }
    }

    /// The lines of all files in their order.
    ///
    /// What the manifest says of a file is checked at its end: read all once before believing any.
    public func lines() -> ExportLines { ExportLines(files) }

    static func damaged(_ path: String, _ why: String) -> ExportError {
        ExportError(.notAnExport, what: "cannot import \(path)", why: why, remedy: "export it again")
    }
}

private struct ManifestObject: Decodable {
    struct File: Decodable {
        var name: String
        var sha256: String?
    }

    var manifest: Int
    var format: String
    var files: [File]
}
