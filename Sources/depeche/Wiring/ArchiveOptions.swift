import ArgumentParser
import Duplicates
import Foundation
import News
import SQLiteStore
import Settings

/// Where the archive is: named outright, or by the settings.
struct ArchiveOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The settings file.",
            discussion: "Default: /etc/depeche/depeche.toml, else Config/depeche.toml below the working directory.",
            valueName: "path"
        )
    )
    var config: String?

    @Option(name: .long, help: ArgumentHelp("The archive; overrides `store.path` of the settings.", valueName: "path"))
    var store: String?

    /// An empty name is that of nothing, and mostly a variable of a shell that was never set.
    func validate() throws {
        if store?.isEmpty == true { throw ValidationError("--store names no file: it is empty") }
        if config?.isEmpty == true { throw ValidationError("--config names no file: it is empty") }
    }

    static let usualPlaces = ["/etc/depeche/depeche.toml", "Config/depeche.toml"]

    /// The settings file to read.
    func settingsPath() throws -> String {
        if let config { return config }
        for place in Self.usualPlaces where FileManager.default.fileExists(atPath: place) { return place }
        Console.complain(
            """
            no settings found
              because: there is neither \(Self.usualPlaces.joined(separator: " nor "))
              try: name the settings with --config\(store == nil ? ", or the archive with --store" : ": the archive alone will not do")
            """
        )
        throw ExitCode(EX_CONFIG)
    }

    /// Settings and source list; faults are printed, all of them, and end the command with code 78.
    func configuration() throws -> Configuration {
        let path = try settingsPath()
        do throws(ConfigurationError) {
            return try ConfigurationLoader.fromEnvironment().load(path)
        } catch {
            throw Self.report(error)
        }
    }

    /// The archive's path; the source lists may be at fault, the settings may not.
    func storePath() throws -> String {
        if let store { return store }
        return try settings()?.store.path ?? ""
    }

    /// The settings without the source lists; nil when the archive is named and no settings are.
    func settings() throws -> DaemonSettings? {
        if store != nil, config == nil { return nil }
        let path = try settingsPath()
        do throws(ConfigurationError) {
            return try ConfigurationLoader.fromEnvironment().settings(at: path)
        } catch {
            throw Self.report(error)
        }
    }

    /// Opens the archive.
    func open(_ access: StoreAccess) throws -> any Store & StoreInspection & StoreSearch & RawIndex & ReprocessingStore
        & StoreCheckup
    {
        let path = try storePath()
        do throws(StoreError) {
            return try SQLiteStore(path: path, access: access, examiner: access == .read ? nil : TextExaminer())
        } catch {
            throw Console.fail(error)
        }
    }

    static func report(_ error: ConfigurationError) -> ExitCode {
        for fault in error.faults { Console.complain("\(fault)") }
        let count = error.faults.count
        Console.complain(
            "\(count) \(count == 1 ? "fault" : "faults") in the configuration; nothing was started or changed"
        )
        return ExitCode(EX_CONFIG)
    }
}

extension ConfigurationLoader {
    /// With systemd's credentials folder, if there is one (systemd.exec(5), LoadCredential=).
    static func fromEnvironment() -> ConfigurationLoader {
        ConfigurationLoader(credentialsFolder: ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"])
    }
}

/// Runs a store's work; an error is printed and ends the command with the code for it.
func orFail<Value>(_ body: () async throws(StoreError) -> Value) async throws(ExitCode) -> Value {
    do throws(StoreError) { return try await body() } catch { throw Console.fail(error) }
}
