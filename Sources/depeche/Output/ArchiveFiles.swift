import Foundation

/// The files of an archive: the database, its journal and index of that, the lock, and the folder of copies of its index.
///
/// All belong to the user the daemon runs as: a command that another user ran may have left one the daemon cannot write.
struct ArchiveFiles {
    private let path: String
    init(_ path: String) { self.path = path }

    var problems: [(what: String, remedy: String)] {
        guard let database = Self.status(path) else { return [] }
        var problems: [(what: String, remedy: String)] = []
        let folder = (path as NSString).deletingLastPathComponent
        let parent = folder.isEmpty ? "." : folder
        for file in ["", "-wal", "-shm", ".lock", "-index"].map({ path + $0 }) + [parent] {
            guard let status = Self.status(file) else { continue }
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            if file != parent, status.st_uid != database.st_uid {
                let owner = Self.name(of: database.st_uid)
                problems.append(
                    (
                        "\(file) belongs to \(Self.name(of: status.st_uid)), the database to \(owner)",
                        "`chown \(owner) \(file)`"
                    )
                )
            }
            // A folder that all may write in is one for all, when only owners may take away what is theirs.
            let isShared = isFolder && status.st_mode & S_ISVTX != 0
            if status.st_mode & S_IWOTH != 0, !isShared {
                problems.append(("everybody may write \(file)", "`chmod o-w \(file)`"))
            }
            if status.st_uid == database.st_uid, status.st_mode & S_IWUSR == 0 {
                problems.append(("\(file) may not be written by its owner", "`chmod u+w \(file)`"))
            }
        }
        return problems
    }

    private static func status(_ file: String) -> stat? {
        var status = stat()
        return lstat(file, &status) == 0 ? status : nil
    }

    private static func name(of user: uid_t) -> String {
        getpwuid(user).flatMap { $0.pointee.pw_name }.map { String(cString: $0) } ?? "user \(user)"
    }
}
