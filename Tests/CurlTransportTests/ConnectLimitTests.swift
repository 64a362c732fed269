import Glibc
import News
import Testing

@testable import CurlTransport

@Suite struct ConnectLimitTests {
    /// A listener whose line is full, so that the kernel lets further visitors wait without a word.
    private final class Full {
        private var descriptors: [CInt] = []
        private(set) var port = 0

        init() throws {
            let listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
            descriptors.append(listener)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let isListening = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                    bind(listener, pointer, length) == 0 && listen(listener, 0) == 0
                        && getsockname(listener, pointer, &length) == 0
                }
            }
            try #require(isListening)
            port = Int(UInt16(bigEndian: address.sin_port))
            for _ in 0..<8 {
                let type = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue) | CInt(SOCK_NONBLOCK.rawValue)
                let visitor = socket(AF_INET, type, 0)
                descriptors.append(visitor)
                _ = withUnsafePointer(to: &address) { pointer in
                    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(visitor, $0, length) }
                }
            }
        }

        deinit { for descriptor in descriptors { close(descriptor) } }
    }

    @Test("a host that takes no connection is given up long before the time allowed for the whole")
    func crowded() async throws {
        let full = try Full()
        let start = ContinuousClock.now
        let error = try await failure("http://127.0.0.1:\(full.port)/", timeout: .seconds(20)) {
            $0.options.limits.connect = .seconds(1)
        }
        #expect(error.code == .connect)
        #expect(error.detail == "no connection to 127.0.0.1 (127.0.0.1) within 1 s (`fetch.connect_timeout`)")
        #expect(error.limit == .connect)
        #expect(.now - start < .seconds(10))
        withExtendedLifetime(full) {}
    }
}
