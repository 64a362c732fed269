public import Foundation
public import News

/// The documents of a folder, with what tells whether each has changed.
public struct FolderScan: Sendable {
    public struct File: Sendable, Hashable {
        /// Below the folder, with `/` between names.
        public var name: String
        public var path: String
        /// Size and time of change; a file that is written anew gets another stamp.
        public var stamp: String
        public var size: Int
        public var modified: Date
        let place: FilePath

        /// What the file at `path` is now; nil when it is no regular file.
        public init?(path: String, name: String? = nil) {
            self.init(FilePath(path), name: name ?? path)
        }

        init?(_ place: FilePath, name: String) {
            guard let status = place.status, status.st_mode & S_IFMT == S_IFREG else { return nil }
            self.name = name
            self.place = place
            path = place.text
            let seconds = Int(status.st_mtim.tv_sec)
            stamp = "\(status.st_size)-\(seconds).\(status.st_mtim.tv_nsec)"
            size = Int(status.st_size)
            modified = Date(timeIntervalSince1970: Double(seconds))
        }
    }

    /// In order of their names.
    public var files: [File] = []
    /// The folder and those below it.
    public var folders: [String] = []

    /// Folders below this depth are not looked into.
    static let deepest = 8
    private static let endings = [".txt", ".text", ".html", ".htm", ".xhtml"]

    /// Lists .txt and .html files below `path`; hidden ones and symbolic links are left out.
    ///
    /// - Throws: `FolderError` when the folder itself cannot be listed.
    public init(_ path: String) throws(FolderError) {
        do throws(FilePath.Failure) {
            try list(FilePath(path), prefix: "", depth: 0)
        } catch {
            throw FolderError(path: path, why: error.reason)
        }
        files.sort { $0.name < $1.name }
    }

    private mutating func list(_ folder: FilePath, prefix: String, depth: Int) throws(FilePath.Failure) {
        folders.append(folder.text)
        for place in try folder.contents() where !place.isHidden {
            let name = place.lastName
            switch place.status.map({ $0.st_mode & S_IFMT }) {
            case S_IFDIR where depth < Self.deepest:
                // A folder below that cannot be read must not hide the others.
                try? list(place, prefix: prefix + name + "/", depth: depth + 1)
            case S_IFREG where Self.isDocument(name):
                if let file = File(place, name: prefix + name) { files.append(file) }
            default: continue
            }
        }
    }

    static func isDocument(_ name: String) -> Bool {
        let lower = name.lowercased()
        return endings.contains { lower.hasSuffix($0) } && lower != "readme.txt"
    }
}

/// A folder that cannot be listed.
public struct FolderError: Explainable, Hashable {
    public var path: String
    public var why: String
    public var what: String { "cannot read the folder \(path)" }
    public var remedy: String? { "check that it exists and that the user the daemon runs as may read it" }
}
