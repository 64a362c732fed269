import Glibc

/// Paths as settings write them.
enum LocalPath {
    /// `path` made absolute: relative ones against `folder`, and that against the working directory.
    ///
    /// `.` and `..` are resolved by name, without looking at the file system.
    static func absolute(_ path: String, in folder: String) -> String {
        var whole = path
        if !whole.hasPrefix("/") { whole = folder + "/" + whole }
        if !whole.hasPrefix("/") { whole = workingDirectory + "/" + whole }
        var parts: [Substring] = []
        for part in whole.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// The folder a file is in, as written: `.` for a bare name.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// `name` in `folder`, without a needless `./`.
    static func joined(_ folder: String, _ name: String) -> String {
        if name.hasPrefix("/") || folder == "." { return name }
        return folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    private static var workingDirectory: String {
        guard let path = getcwd(nil, 0) else { return "/" }
        defer { free(path) }
        return String(cString: path)
    }
}
