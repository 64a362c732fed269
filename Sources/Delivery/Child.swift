import CProcess
import Dispatch
import Glibc
import News
import Synchronization

/// A command that runs: fed by its standard input, heard on the other two, never waited for without a bound.
///
/// One thread looks after it from its start until it has ended and is reaped, and everything that can block blocks there.
final class Child: Sendable {
    /// How a command ended.
    enum Ending: Sendable, Hashable {
        case exited(Int)
        case killed(signal: Int)
        /// It was ended for taking longer than it had.
        case tooSlow
        /// It was ended because it is wanted no more.
        case stopped
    }

    struct Failure: Error {
        var reason: String
    }

    private struct State {
        var input: [UInt8] = []
        var sent = 0
        var closesInput = false
        var deadline: ContinuousClock.Instant?
        var isUnwanted = false
        /// What it left in its input when it ended.
        var unread = 0
        /// The last change it was given.
        var given = Position.start
        var acknowledged = Position.start
        var ending: Ending?
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let pid: pid_t
    private let pipes: Pipes
    private let complaints: @Sendable (String) -> Void
    /// An element after whatever `acknowledged` or `ending` may have changed.
    let news: AsyncStream<Void>
    private let ring: AsyncStream<Void>.Continuation

    /// Between asking a command to end and making it.
    private static let grace = Duration.seconds(2)
    private static let longestLine = 1_000
    /// A command that does not read its input is no reason to die.
    private static let ignoresBrokenPipes: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

    /// Our ends; the wake is a pipe to ourselves.
    private struct Pipes: Sendable {
        var input: CInt
        /// The other end of the input, of a command that has to read all of it: only there can be seen what it left.
        var leftover: CInt?
        var output: CInt?
        var errors: CInt
        var process: CInt
        var wake: (read: CInt, write: CInt)
    }

    /// Starts a command.
    ///
    /// Its standard output is read for numbers when it `listens`, and is /dev/null otherwise. `complaints` gets each line
    /// of its standard error.
    ///
    /// - Throws: `Failure` with the reason of the system.
    init(
        _ arguments: [String],
        environment: [String: String],
        listens: Bool,
        complaints: @escaping @Sendable (String) -> Void
    ) throws(Failure) {
        _ = Self.ignoresBrokenPipes
        self.complaints = complaints
        (news, ring) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        var opened = Descriptors()
        defer { opened.closeAll() }
        let input = try opened.pipe(ours: 1)
        let output = listens ? try opened.pipe(ours: 0) : nil
        let errors = try opened.pipe(ours: 0)
        let wake = try opened.pipe(ours: 0)
        var pid: pid_t = 0
        let names = environment.map { "\($0.key)=\($0.value)" }.sorted()
        let result = Self.withCStrings(arguments) { arguments in
            Self.withCStrings(names) { environment in
                start_process(&pid, arguments, environment, input.read, output?.write ?? -1, errors.write)
            }
        }
        guard result == 0 else { throw Failure(reason: String(cString: strerror(-result))) }
        let process = open_process(pid)
        guard process >= 0 else {
            // Nobody would hear of its end.
            kill(-pid, SIGKILL)
            waitpid(pid, nil, 0)
            throw Failure(reason: String(cString: strerror(-process)))
        }
        self.pid = pid
        pipes = Pipes(
            input: opened.keep(input.write),
            leftover: listens ? nil : opened.keep(input.read),
            output: output.map { opened.keep($0.read) },
            errors: opened.keep(errors.read),
            process: process,
            wake: (opened.keep(wake.read), opened.keep(wake.write))
        )
        DispatchQueue(label: "depeche.command", qos: .default).async { [self] in watch() }
    }

    /// The highest number it has written.
    var acknowledged: Position { state.withLock { $0.acknowledged } }
    /// Nil while it runs.
    var ending: Ending? { state.withLock { $0.ending } }
    /// Whether it read its input to the end; of one that listens, whether all was put into the pipe.
    var hasReadAll: Bool { state.withLock { $0.sent == $0.input.count && $0.unread == 0 } }

    /// Appends to its input changes up to `last`; it is ended when the time is over and no other was set.
    func feed(_ bytes: [UInt8], upTo last: Position, within time: Duration, closing: Bool) {
        state.withLock { state in
            if state.sent == state.input.count { (state.input, state.sent) = ([], 0) }
            state.input += bytes
            state.given = last
            state.closesInput = closing
            state.deadline = .now + time
        }
        wake()
    }

    /// Gives it more time, or with nil all of it.
    func extend(_ time: Duration?) {
        state.withLock { $0.deadline = time.map { .now + $0 } }
        wake()
    }

    /// Asks it to end, and makes it after a while.
    func stop() {
        state.withLock { $0.isUnwanted = true }
        wake()
    }

    /// Returns when it has ended, whether the task is cancelled or not.
    func end() async {
        await withCheckedContinuation { continuation in
            let hasEnded = state.withLock { state in
                if state.ending == nil { state.waiting.append(continuation) }
                return state.ending != nil
            }
            if hasEnded { continuation.resume() }
        }
    }

    private func wake() {
        state.withLock { state in
            // The descriptors are closed once it has ended.
            guard state.ending == nil else { return }
            var byte: UInt8 = 1
            _ = Glibc.write(pipes.wake.write, &byte, 1)
        }
    }
}

// MARK: - The thread

extension Child {
    private func watch() {
        var input: CInt? = pipes.input
        var output = pipes.output
        var errors: CInt? = pipes.errors
        var numbers = LineReader(longest: 64)
        var complaint = LineReader(longest: Self.longestLine)
        var killing: (at: ContinuousClock.Instant, as: Ending)?
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        var hasEnded = false
        while !hasEnded {
            let now = ContinuousClock.now
            let (isWaiting, closes, deadline, isUnwanted) = state.withLock {
                ($0.sent < $0.input.count, $0.closesInput, $0.deadline, $0.isUnwanted)
            }
            if let end = killing, now >= end.at {
                kill(-pid, SIGKILL)
                killing?.at = now + Self.grace
            }
            if killing == nil, isUnwanted || deadline.map({ now >= $0 }) ?? false {
                killing = (now + Self.grace, isUnwanted ? .stopped : .tooSlow)
                kill(-pid, SIGTERM)
            }
            if !isWaiting, closes, let descriptor = input {
                close(descriptor)
                input = nil
            }
            // A negative descriptor is passed over.
            var polls = [
                pollfd(fd: pipes.process, events: Int16(POLLIN), revents: 0),
                pollfd(fd: pipes.wake.read, events: Int16(POLLIN), revents: 0),
                pollfd(fd: output ?? -1, events: Int16(POLLIN), revents: 0),
                pollfd(fd: errors ?? -1, events: Int16(POLLIN), revents: 0),
                pollfd(fd: isWaiting ? input ?? -1 : -1, events: Int16(POLLOUT), revents: 0),
            ]
            _ = poll(&polls, nfds_t(polls.count), Self.patience(until: killing?.at ?? deadline, now))
            hasEnded = polls[0].revents != 0
            if polls[1].revents != 0 { _ = Glibc.read(pipes.wake.read, &buffer, buffer.count) }
            if polls[4].revents != 0, let descriptor = input, !send(to: descriptor) {
                close(descriptor)
                input = nil
            }
            if polls[2].revents != 0 || hasEnded, let descriptor = output {
                let isOpen = take(descriptor, &buffer) { numbers.take($0) { acknowledge($0) } }
                if !isOpen {
                    close(descriptor)
                    output = nil
                }
            }
            if polls[3].revents != 0 || hasEnded, let descriptor = errors {
                let isOpen = take(descriptor, &buffer) { complaint.take($0) { complaints($0) } }
                if !isOpen {
                    close(descriptor)
                    errors = nil
                }
            }
        }
        complaint.finish { complaints($0) }
        // What it started and left behind goes with it; the number is its own until it is reaped.
        if killing != nil { kill(-pid, SIGKILL) }
        finish(killing?.as, [input, output, errors])
    }

    private func finish(_ reason: Ending?, _ open: [CInt?]) {
        var status: CInt = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        let signal = Int(status & 0x7F)
        var unread: CInt = 0
        if let leftover = pipes.leftover { _ = ioctl(leftover, UInt(FIONREAD), &unread) }
        let waiting = state.withLock { state in
            state.unread = Int(unread)
            state.ending = reason ?? (signal == 0 ? .exited(Int(status >> 8 & 0xFF)) : .killed(signal: signal))
            for descriptor in open + [pipes.leftover, pipes.process, pipes.wake.read, pipes.wake.write] {
                if let descriptor { close(descriptor) }
            }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
        ring.yield()
        ring.finish()
    }

    /// - Returns: false when nobody reads any more.
    private func send(to descriptor: CInt) -> Bool {
        state.withLock { state in
            let count = state.input.withUnsafeBytes { bytes in
                Glibc.write(descriptor, bytes.baseAddress.map { $0 + state.sent }, bytes.count - state.sent)
            }
            guard count >= 0 else { return errno == EAGAIN || errno == EINTR }
            state.sent += count
            return true
        }
    }

    /// Reads what is there.
    ///
    /// - Returns: false at the end.
    private func take(_ descriptor: CInt, _ buffer: inout [UInt8], _ use: (ArraySlice<UInt8>) -> Void) -> Bool {
        // Others want their turn as well.
        for _ in 0..<16 {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0 { return errno == EAGAIN || errno == EINTR }
            guard count > 0 else { return false }
            use(buffer[..<count])
        }
        return true
    }

    private func acknowledge(_ line: String) {
        let given = state.withLock { $0.given }
        guard let number = Int64(line.filter { $0 != " " && $0 != "\r" }), 0...given.rawValue ~= number else {
            return complaints("‘\(line.printable.bounded(toBytes: 64))’ acknowledges nothing that was given")
        }
        state.withLock { $0.acknowledged = max($0.acknowledged, Position(rawValue: number)) }
        ring.yield()
    }

    /// In milliseconds, for poll(2).
    private static func patience(until moment: ContinuousClock.Instant?, _ now: ContinuousClock.Instant) -> CInt {
        guard let moment else { return -1 }
        return CInt(clamping: Int((max(.zero, min(moment - now, .seconds(3_600))) / .milliseconds(1)).rounded(.up)))
    }

    private static func withCStrings<Value>(
        _ texts: [String],
        _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Value
    ) -> Value {
        let copies = texts.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        let pointers = copies.map { UnsafePointer($0) } + [nil]
        return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
    }
}
