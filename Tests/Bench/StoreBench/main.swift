import CThreads
import Duplicates
import Foundation
import News
import SQLiteStore

// Usage: StoreBench DATABASE FIRST COUNT
//        StoreBench DATABASE rest
// Stores articles FIRST ..< FIRST + COUNT as the daemon does, 20 a visit, 32 visits at a time, and prints how long that
// took: {"articles": …, "seconds": …, "cpuSeconds": …}. The same number is the same article in every run.

let arguments = CommandLine.arguments.dropFirst()
if let path = arguments.first, arguments.dropFirst().first == "rest" {
    let store = try SQLiteStore(path: path, access: .existing, examiner: TextExaminer())
    let start = ContinuousClock.now
    await store.rest()
    print("{\"seconds\":\(start.duration(to: .now) / .seconds(1))}")
    store.close()
    exit(EX_OK)
}
guard let path = arguments.first, let first = arguments.dropFirst().first.flatMap({ Int($0) }),
    let count = arguments.dropFirst(2).first.flatMap({ Int($0) })
else {
    FileHandle.standardError.write(Data("usage: StoreBench DATABASE FIRST COUNT\n".utf8))
    exit(EX_USAGE)
}
let newsroom = Newsroom()
let store = try SQLiteStore(path: path, access: .create, gathering: .milliseconds(16), examiner: TextExaminer())
let clock = ContinuousClock.now
let before = Newsroom.processorTime()
try await withThrowingTaskGroup(of: Void.self) { group in
    var running = 0
    for start in stride(from: first, to: first + count, by: 20) {
        if running >= 32 {
            try await group.next()
            running -= 1
        }
        let visit = newsroom.visit(start..<min(start + 20, first + count))
        group.addTask { _ = try await store.commit(visit) { Judge().verdicts(on: $0, against: $1) } }
        running += 1
    }
    try await group.waitForAll()
}
let seconds = clock.duration(to: .now) / .seconds(1)
let processor = Newsroom.processorTime() - before
print("{\"articles\":\(count),\"seconds\":\(seconds),\"cpuSeconds\":\(processor)}")
store.close()
