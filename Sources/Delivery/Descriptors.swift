import CProcess
import Glibc

/// Descriptors of a command that is being started: those that are not kept are closed.
struct Descriptors {
    private var open: Set<CInt> = []

    /// A pipe; `ours` is the end that does not block, 0 to read from or 1 to write to.
    mutating func pipe(ours: CInt) throws(Child.Failure) -> (read: CInt, write: CInt) {
        var ends: [CInt] = [-1, -1]
        let result = open_pipe(&ends, ours)
        for end in ends where end >= 0 { open.insert(end) }
        guard result == 0 else { throw Child.Failure(reason: String(cString: strerror(-result))) }
        return (ends[0], ends[1])
    }

    mutating func keep(_ descriptor: CInt) -> CInt {
        open.remove(descriptor)
        return descriptor
    }

    mutating func closeAll() {
        for descriptor in open { close(descriptor) }
        open = []
    }
}
