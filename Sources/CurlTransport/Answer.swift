import News

/// One answer as it arrives: header lines, then the decoded body, each within its bound.
struct Answer {
    /// The bound that made it stop.
    enum Excess: Equatable {
        case headerLines, headerBytes, interimAnswers, body
        /// Another protocol begins, which nobody asked for (101).
        case upgrade
        /// Two lengths of the body that differ, so that nobody knows where it ends (RFC 9112 §6.3).
        case lengths
        /// A body announced as longer than allowed, in bytes.
        case announced(Int)
    }

    private(set) var status = 0
    /// Whether the header is complete.
    private(set) var hasBegun = false
    private(set) var fields: [String: String] = [:]
    /// The header as it came; empty before it is complete.
    var head: HTTPHead { hasBegun ? block.head : HTTPHead() }
    /// Where a redirect leads, as sent; nil for any other answer.
    private(set) var location: [UInt8]?
    private(set) var body: [UInt8] = []
    private(set) var excess: Excess?
    /// Whether the body was cut where it may be.
    private(set) var isCut = false

    private var block: HeaderBlock
    /// Status lines so far, and lines behind the body.
    private var answers = 0
    private var trailerLines = 0
    private var skipped = 0
    private let maximumBytes: Int
    private let isCutAtMaximum: Bool

    /// Interim answers (1xx) before the real one.
    private static let maximumInterim = 16
    /// The body of a redirect is read this far, so that its connection can be used again.
    private static let maximumSkipped = 64 << 10
    /// Room made at once on a publisher's word.
    private static let maximumReserve = 1 << 20

    /// An answer to `request` of which nothing has arrived.
    init(to request: FetchRequest) {
        let limits = request.options.limits
        block = HeaderBlock(maximumLines: limits.headerLines, maximumBytes: limits.headerBytes)
        maximumBytes = max(0, request.maximumBytes)
        isCutAtMaximum = request.kind.isCutAtMaximum
    }

    /// Takes one header line with its line break; false means stop, see `excess`.
    mutating func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
        if line.starts(with: "HTTP/".utf8), body.isEmpty {
            answers += 1
            guard answers <= Self.maximumInterim + 1 else { return stop(.interimAnswers) }
            block.begin()
            hasBegun = false
            status = Self.status(in: line)
        }
        // What comes after the body are trailers (RFC 9110 §6.5), which nobody here needs.
        guard !hasBegun else {
            trailerLines += 1
            return trailerLines <= block.maximumLines || stop(.headerLines)
        }
        guard line.first != UInt8(ascii: "\r"), line.first != UInt8(ascii: "\n") else { return endHeader() }
        switch block.append(line) {
        case .lines: return stop(.headerLines)
        case .bytes: return stop(.headerBytes)
        case nil: return true
        }
    }

    /// Takes a piece of the decoded body; false means stop, see `excess`.
    mutating func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
        if location != nil {
            skipped += bytes.count
            return skipped <= Self.maximumSkipped
        }
        guard bytes.count <= maximumBytes - body.count else {
            if isCutAtMaximum {
                body.append(contentsOf: bytes.prefix(maximumBytes - body.count))
                isCut = true
            }
            return stop(.body)
        }
        body.append(contentsOf: bytes)
        return true
    }

    /// Whether the publisher says that the body is compressed.
    var isEncoded: Bool {
        let known: Set<Substring> = ["gzip", "x-gzip", "deflate", "br", "zstd", "compress", "x-compress"]
        let named = fields["content-encoding"]?.lowercased() ?? ""
        return named.split { $0 == "," || $0 == " " }.contains { known.contains($0) }
    }

    private mutating func endHeader() -> Bool {
        guard status != 101 else { return stop(.upgrade) }
        if 100..<200 ~= status { return true }
        hasBegun = true
        fields = block.fields()
        switch status {
        case 300...303, 307, 308:
            location = block.first("location").flatMap { $0.isEmpty ? nil : $0 }
        case 204, 304: break
        default: return admitLength()
        }
        return true
    }

    /// Refuses a body by its announced length, unless an encoding makes that the length of something else.
    private mutating func admitLength() -> Bool {
        let lengths = Set((fields["content-length"] ?? "").split(separator: ",").map { $0.filter { $0 != " " } })
        guard lengths.count <= 1 || fields["transfer-encoding"] != nil else { return stop(.lengths) }
        guard !isEncoded, let length = fields["content-length"].flatMap({ Int($0) }) else { return true }
        guard length <= maximumBytes || isCutAtMaximum else { return stop(.announced(length)) }
        body.reserveCapacity(min(max(0, length), Self.maximumReserve))
        return true
    }

    private mutating func stop(_ reason: Excess) -> Bool {
        excess = reason
        return false
    }

    /// The three digits after the first space of a status line, or 0.
    private static func status(in line: UnsafeRawBufferPointer) -> Int {
        let digits = line.drop { $0 != UInt8(ascii: " ") }.dropFirst().prefix { 0x30...0x39 ~= $0 }
        guard digits.count == 3 else { return 0 }
        return digits.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
    }
}
