import CThreads
import Duplicates
import Foundation
import News
import SQLiteStore

// Usage: DedupBench DATABASE SIZE...     fills an archive and measures at each size; one JSON object a size
//        DedupBench --texts COUNT        prints the same articles' texts, one a line, for others to measure

/// Articles measured at each size.
let window = 5_000
let arguments = CommandLine.arguments.dropFirst()

if arguments.first == "--texts", let count = arguments.dropFirst().first.flatMap({ Int($0) }) {
    let press = Press()
    for number in 0..<count {
        FileHandle.standardOutput.write(Data((press.text(number).replacing("\n", with: " ") + "\n").utf8))
    }
    exit(EX_OK)
}
let sizes = arguments.dropFirst().compactMap { Int($0) }
guard let path = arguments.first, !sizes.isEmpty else {
    FileHandle.standardError.write(Data("usage: DedupBench DATABASE SIZE... | --texts COUNT\n".utf8))
    exit(EX_USAGE)
}
try await Measurement(path: path).run(sizes: sizes)
