import Foundation
import Settings

/// A folder with a configuration, removed when the test is over.
final class ScratchFolder: Sendable {
    let path: String

    init(_ files: [String: String] = [:]) throws {
        path = FileManager.default.temporaryDirectory.path + "/depeche-settings-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try write(name, Array(text.utf8)) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let file = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    func load(credentials: String? = nil) throws(ConfigurationError) -> Configuration {
        try ConfigurationLoader(credentialsFolder: credentials).load(path + "/depeche.toml")
    }

    /// The faults of a configuration that cannot be loaded, each as `file:line: key: …` without this folder's path.
    func faults(credentials: String? = nil) -> [String] {
        do throws(ConfigurationError) {
            _ = try load(credentials: credentials)
            return []
        } catch {
            return error.faults.map { plain($0.description) }
        }
    }

    func plain(_ text: String) -> String {
        text.replacingOccurrences(of: path + "/", with: "")
    }
}
