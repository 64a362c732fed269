import Feeds
import Foundation

/// A document in memory, with what the transport would tell about it.
struct Sample {
    var bytes: [UInt8]
    var url: String?
    var contentType: String?

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads a file into one array, without a second copy that would count as the reader's memory.
    init(path: String) {
        guard let file = fopen(path, "rb") else { fail("cannot open \(path)") }
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        let size = max(0, ftell(file))
        rewind(file)
        bytes = Array(unsafeUninitializedCapacity: size) { buffer, count in
            count = fread(buffer.baseAddress, 1, size, file)
        }
    }

    /// The documents of a manifest.
    static func list(_ manifest: String) -> [Sample] {
        guard let text = try? String(contentsOfFile: manifest, encoding: .utf8) else { fail("cannot read \(manifest)") }
        return text.split(separator: "\n").map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 3 else { fail("not a line of three fields: \(line)") }
            var sample = Sample(path: fields[2])
            sample.url = fields[0].isEmpty ? nil : fields[0]
            sample.contentType = fields[1].isEmpty ? nil : fields[1]
            return sample
        }
    }

    func read(by reader: FeedReader) throws -> FeedDocument {
        try reader.read(bytes, url: url, contentType: contentType)
    }
}

/// Ends the program with a message.
func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
}
