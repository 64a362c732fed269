import News
import Testing

@testable import Exports

@Suite struct CompressionTests {
    private func packed(_ bytes: [UInt8], _ compression: Compression) throws -> [UInt8] {
        let packer = try compression.packer()
        var output: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 70_000) {
            try packer.pack(Array(bytes[start..<min(start + 70_000, bytes.count)]), to: &output)
        }
        try packer.finish(to: &output)
        return output
    }

    private func unpacked(_ bytes: [UInt8], _ compression: Compression, step: Int) throws -> [UInt8]? {
        let unpacker = try compression.unpacker()
        var output: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: step) {
            try unpacker.unpack(Array(bytes[start..<min(start + step, bytes.count)]), to: &output)
        }
        return unpacker.isWhole ? output : nil
    }

    private static let sample: [UInt8] = {
        var state: UInt64 = 1
        return (0..<600_000).map { index in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return index % 3 == 0 ? UInt8(truncatingIfNeeded: state >> 40) : UInt8(ascii: "a")
        }
    }()

    @Test(
        "what was packed comes out again, in parts of any size, and again from two files in one",
        arguments: Compression.allCases
    )
    func roundTrip(_ compression: Compression) throws {
        let bytes = try packed(Self.sample, compression)
        #expect(bytes.count < Self.sample.count)
        #expect(Compression(firstBytes: bytes) == compression)
        for step in [1_000, 65_536, 1 << 20] { #expect(try unpacked(bytes, compression, step: step) == Self.sample) }
        #expect(try unpacked(bytes + bytes, compression, step: 4096) == Self.sample + Self.sample)
        #expect(try unpacked(try packed([], compression), compression, step: 1) == [])
    }

    @Test("the same bytes are packed alike, and a file that was cut is not whole", arguments: Compression.allCases)
    func sameBytes(_ compression: Compression) throws {
        let bytes = try packed(Self.sample, compression)
        #expect(try packed(Self.sample, compression) == bytes)
        for lost in [1, 9, 1000] {
            #expect(try unpacked(Array(bytes.dropLast(lost)), compression, step: 4096) == nil, "\(lost)")
        }
    }

    @Test("spoilt bytes are an error or end in other bytes, never in a crash", arguments: Compression.allCases)
    func spoilt(_ compression: Compression) throws {
        let bytes = try packed(Self.sample, compression)
        for place in stride(from: 12, to: bytes.count, by: bytes.count / 50) {
            var other = bytes
            other[place] ^= 0x55
            let outcome = try? unpacked(other, compression, step: 4096)
            let isUnharmed = outcome == Self.sample
            #expect(!isUnharmed, "byte \(place)")
        }
    }
}
