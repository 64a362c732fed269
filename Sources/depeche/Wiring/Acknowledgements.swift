import Dispatch
import Foundation
import News

/// Reads standard input for the places a reader has taken: a number a line.
enum Acknowledgements {
    /// The longest line that is looked at.
    private static let longest = 64

    /// The places as they come; of those that came together the last.
    ///
    /// Ends with standard input. Lines that are no numbers are told to `complain` and passed over.
    static func read(complain: @escaping @Sendable (String) -> Void) -> AsyncStream<Position> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            DispatchQueue(label: "depeche.acknowledgements", qos: .default).async {
                var line: [UInt8] = []
                var buffer = [UInt8](repeating: 0, count: 64 << 10)
                while true {
                    let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
                    if count < 0, errno == EINTR { continue }
                    guard count > 0 else { break }
                    var last: Position?
                    for byte in buffer[..<count] {
                        if byte != 0x0A {
                            if line.count <= longest { line.append(byte) }
                            continue
                        }
                        let text = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespaces)
                        line.removeAll(keepingCapacity: true)
                        if let number = Int64(text), number >= 0 {
                            last = max(last ?? .start, Position(rawValue: number))
                        } else if !text.isEmpty {
                            complain(text)
                        }
                    }
                    if let last { continuation.yield(last) }
                }
                continuation.finish()
            }
        }
    }
}
