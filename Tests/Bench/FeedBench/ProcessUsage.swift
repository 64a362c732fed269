import Foundation

/// What this process has used so far.
enum ProcessUsage {
    /// Processor time, of all threads.
    static var seconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The most resident memory there was since the program started, in bytes.
    ///
    /// Not `ru_maxrss`, which remembers the process this program was started from.
    static var peakMemory: Int {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
        else { fail("cannot read /proc/self/status") }
        return kilobytes * 1024
    }
}
