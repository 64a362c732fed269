import ArgumentParser
import Foundation
import News

/// The latest copies of an archive in a folder, named after the moments they were made at.
struct Generations {
    let folder: String
    let count: Int

    /// The file for a copy made now; makes the folder when it is missing.
    func next(at now: Date) throws -> String {
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o750]
            )
        } catch {
            Console.complain(
                """
                cannot make the folder \(folder)
                  because: \(error.localizedDescription)
                  try: a folder that this user may write to
                """
            )
            throw ExitCode(EX_CANTCREAT)
        }
        clear(at: now)
        let moment = now.rfc3339.filter { $0 != "-" && $0 != ":" }
        return "\(folder)/depeche-\(moment).db"
    }

    /// Removes all but the latest; files with other names are left alone.
    ///
    /// - Returns: how many were removed.
    func prune() -> Int {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let copies = names.filter(Self.isCopy).sorted()
        return copies.dropLast(count).count { unlink("\(folder)/\($0)") == 0 }
    }

    /// Removes what copies left behind that were ended in the middle, by a kill or with the machine.
    ///
    /// Each may be as large as the archive. One that was written to within a day may be under way.
    private func clear(at now: Date) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
            let parts = name.split(separator: ".part", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, Self.isCopy(String(parts[0])), Self.rests.contains(String(parts[1])) else {
                continue
            }
            var status = stat()
            let path = "\(folder)/\(name)"
            guard lstat(path, &status) == 0, now.timeIntervalSince1970 - Double(status.st_mtim.tv_sec) > Self.longest
            else { continue }
            unlink(path)
        }
    }

    private static let rests: Set<String> = ["", "-journal", "-wal", "-shm"]
    /// The longest that nothing is written to a copy under way, in seconds.
    private static let longest = 86_400.0

    /// Whether a name is of the form `depeche-20260102T030405Z.db`.
    static func isCopy(_ name: String) -> Bool {
        let form = Array("depeche-00000000T000000Z.db".utf8)
        let bytes = Array(name.utf8)
        return bytes.count == form.count
            && zip(bytes, form).allSatisfy { $1 == 0x30 ? (0x30...0x39).contains($0) : $0 == $1 }
    }
}
