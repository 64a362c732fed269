import ArgumentParser
import Foundation
import News
import Settings

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check settings and source lists, and print every fault at once.",
        discussion: """
            Each fault is one line: file, line, key, what is wrong and what would be right. Exit code 78 when there is \
            any; warnings alone leave it at 0.
            """
    )

    @Option(
        name: .long,
        help: ArgumentHelp("The settings file.", discussion: "Default as for `run`.", valueName: "path")
    )
    var config: String?

    @Flag(help: "Print faults and warnings as JSON lines.")
    var json = false

    func run() throws {
        var archive = ArchiveOptions()
        archive.config = config
        let path = try archive.settingsPath()
        do throws(ConfigurationError) {
            let configuration = try ConfigurationLoader.fromEnvironment().load(path)
            for warning in configuration.warnings { print(warning, isFault: false) }
            guard !json else { return }
            let count = configuration.sources.count
            let receivers = configuration.receivers.count
            let others = receivers == 0 ? "" : ", \(receivers) \(receivers == 1 ? "receiver" : "receivers")"
            Console.print("\(path): \(count) \(count == 1 ? "source" : "sources")\(others), no fault")
        } catch {
            for fault in error.faults { print(fault, isFault: true) }
            let count = error.faults.count
            if !json { Console.complain("\(count) \(count == 1 ? "fault" : "faults")") }
            throw ExitCode(EX_CONFIG)
        }
    }

    private func print(_ fault: ConfigurationFault, isFault: Bool) {
        guard json else {
            Console.print((isFault ? "" : "warning: ") + "\(fault)")
            return
        }
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("severity", isFault ? "fault" : "warning")
            writer.member("file", fault.file)
            writer.member("line", fault.line)
            writer.member("column", fault.column)
            writer.member("key", fault.key)
            writer.member("problem", fault.problem)
            writer.member("remedy", fault.remedy)
        }
        Console.print(writer.text)
    }
}
