import Foundation
import Logging
import News

/// Hands batches to a command.
actor CommandCarrier: Carrier {
    private let command: Receiver.Command
    private let timeout: Duration
    private let environment: [String: String]
    private let complaints: ComplaintLog
    private var child: Child?

    init(_ receiver: Receiver, _ command: Receiver.Command, log: Logger) {
        self.command = command
        timeout = receiver.timeout
        environment = Self.environment(for: receiver.name)
        complaints = ComplaintLog(receiver.name, log)
    }

    func carry(_ batch: Batch) async -> Handover {
        do throws(Child.Failure) {
            switch command.acknowledgement {
            case .exit: return await take(batch, by: try start(listens: false))
            case .lines: return await tell(batch, to: try runningChild())
            }
        } catch {
            return .failed(Handover.Failure("\(program) cannot be started: \(error.reason)"))
        }
    }

    func end() async {
        guard let child else { return }
        child.stop()
        await child.end()
        self.child = nil
    }

    private var program: String { command.arguments.first ?? "" }

    private func start(listens: Bool) throws(Child.Failure) -> Child {
        let made = try Child(command.arguments, environment: environment, listens: listens) { [complaints] line in
            complaints.add(line)
        }
        child = made
        return made
    }

    private func runningChild() throws(Child.Failure) -> Child {
        if let child, child.ending == nil { return child }
        return try start(listens: true)
    }

    /// A run for the batch alone.
    private func take(_ batch: Batch, by child: Child) async -> Handover {
        child.feed(batch.jsonLines, upTo: batch.last, within: timeout, closing: true)
        for await _ in child.news where child.ending != nil { break }
        guard let ending = child.ending else { return .failed(Handover.Failure("it was stopped")) }
        self.child = nil
        guard ending == .exited(0) else { return .failed(Handover.Failure(reason(ending))) }
        guard child.hasReadAll else { return .failed(Handover.Failure("\(program) ended before it had read all")) }
        return .taken
    }

    /// More lines for the one that runs.
    private func tell(_ batch: Batch, to child: Child) async -> Handover {
        child.feed(batch.jsonLines, upTo: batch.last, within: timeout, closing: false)
        var taken: Position?
        for await _ in child.news {
            let acknowledged = child.acknowledged
            if acknowledged >= batch.last {
                child.extend(nil)
                return .taken
            }
            if acknowledged >= batch.first, acknowledged > taken ?? .start {
                taken = acknowledged
                child.extend(timeout)
            }
            if child.ending != nil { break }
        }
        var failure = Handover.Failure(child.ending.map(reason) ?? "it was stopped")
        failure.taken = taken
        return .failed(failure)
    }

    private func reason(_ ending: Child.Ending) -> String {
        switch ending {
        case .exited(let status): "\(program) ended with the status \(status)"
        case .killed(let signal): "\(program) was killed by the signal \(signal)"
        case .tooSlow: "\(program) took longer than \(timeout.brief)"
        case .stopped: "it was stopped"
        }
    }

    /// Little, and nothing of the daemon's own but where its credentials and state are.
    private static func environment(for reader: Reader.Name) -> [String: String] {
        var environment = [
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8",
            "DEPECHE_READER": reader.rawValue,
        ]
        let own = ProcessInfo.processInfo.environment
        for name in ["TZ", "STATE_DIRECTORY", "CREDENTIALS_DIRECTORY"] { environment[name] = own[name] }
        return environment
    }
}
